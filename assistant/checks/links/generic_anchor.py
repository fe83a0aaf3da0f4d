"""A link whose words say nothing: "click here", "read more".

Why: people who hear the links of a page read aloud, and search engines, learn nothing from "here".
Fix: link the words that name what one finds there: "the spring opening hours".
"""

import re
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.languages.inflection import fold
from assistant.messages import N_

_LETTERS = re.compile(r"[^\W_]+")


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each link whose whole anchor is one of the language's `generic_anchors`."""
    known = frozenset(bare(line) for line in subject.pack.lines("generic_anchors"))
    for link in subject.document.links:
        if link.anchor and bare(link.anchor) in known:
            yield Hit(Span(link.start, link.end), link.anchor, params={"anchor": link.anchor.strip()})


def bare(text: str) -> str:
    """Return the words of a text without case, accents and punctuation."""
    return " ".join(_LETTERS.findall(fold(text)))


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The link “{anchor}” does not say where it leads."),
        N_("Link the words that name what one finds there."),
    ),
)
