"""A hashtag that the network cuts, or does not see.

Why: after an apostrophe or a hyphen the rest is plain text: "#l’été" links "#l", and nobody who looks finds you.
Fix: write it in one word with capitals (#ÉtéÀParis), after a space.
"""

import re
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_
from assistant.networks.entities import hashtags, links

# What a writer means by a hashtag: words joined by an apostrophe or a hyphen, or followed by plus signs.
_MEANT = re.compile(r"(?<![\w&/#@.=-])#(\w+)((?:-\w+)+|\+{1,2}|['’]\w+)?")


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each hashtag that the network reads otherwise than it is written."""
    profile, text = subject.profile, subject.document.text
    if profile is None or "#" not in text or not (profile.range("hashtags_recommended") or (0, 0))[1]:
        return
    read = {tag.start: tag for tag in hashtags(text, profile)}
    inside = [(link.start, link.end) for link in links(text, profile)]
    for meant in _MEANT.finditer(text):
        words, joined = meant[1], meant[2] or ""
        if words.isdigit() or any(start <= meant.start() < end for start, end in inside):
            continue
        tag = read.get(meant.start())
        elided = joined[:1] in ("'", "’")
        if elided and len(words) > limits["elided"]:
            joined = ""  # « #MeToo’s »: what stands before the apostrophe is the hashtag
        params = {"network": profile.shown, "tag": tag.text if tag else meant.group(), "written": meant.group()}
        if tag is None:
            yield Hit(Span(meant.start(), meant.end()), meant.group(), None, params, "unread")
        elif joined and tag.end < meant.end():
            yield Hit(Span(meant.start(), meant.end()), meant.group(), None, params, "cut")


CHECK = Check(
    find,
    cut=Outcome(
        "warning",
        N_("{network} reads “{tag}” alone in “{written}”."),
        N_("Write it in one word, with a capital to each: nothing but letters, digits and _ belongs to a hashtag."),
    ),
    unread=Outcome(
        "warning",
        N_("{network} sees no hashtag in “{tag}”: it is glued to what stands before it."),
        N_("Put a space before the hashtag."),
    ),
)
