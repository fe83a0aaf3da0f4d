"""A space before a comma, or none after a comma or a full stop.

Why: it looks careless, and apps that see "town.Come" take the two words for an address and make a link of them.
Fix: the comma and the full stop cling to the word before; a space follows them.
"""

import re
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.typography.protected import Protected
from assistant.document import Span
from assistant.messages import N_

# Patterns begin with the sign they look for, and look back from there.
_BEFORE = re.compile(r",(?<=[^\W\d_][ \u00a0],)(?=\s|$)")
_AFTER = re.compile(
    r"[.,](?:(?<=[a-zà-öø-ÿ]{2}\.)(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ’']*(?![\w.@/-]))|(?<=[^\W\d_]{2},)(?=[^\W\d_]{2}))"
)
_LONGEST = 40  # characters of a word that are shown


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each space before a comma, and each comma or full stop glued to the next word; never inside addresses."""
    text = subject.document.judged_text
    before = [match.start() for match in _BEFORE.finditer(text)]
    after = [match.start() for match in _AFTER.finditer(text)]
    if not before and not after:
        return
    protected = Protected(text)
    for at in before:
        if not protected.covers(at - 1, at + 1):
            yield Hit(Span(_word_start(text, at - 1), at + 1), outcome="before", mend=(Span(at - 1, at), ""))
    for at in after:
        if not protected.covers(at - 1, at + 2):
            place, params = Span(_word_start(text, at), _word_end(text, at + 1)), {"sign": text[at]}
            yield Hit(place, params=params, outcome="after", mend=(Span(at + 1, at + 1), " "))


def _word_start(text: str, end: int) -> int:
    start = end
    while start > max(end - _LONGEST, 0) and text[start - 1].isalnum():
        start -= 1
    return start


def _word_end(text: str, start: int) -> int:
    end = start
    while end < min(start + _LONGEST, len(text)) and text[end].isalnum():
        end += 1
    return end


CHECK = Check(
    find,
    before=Outcome("warning", N_("A space stands before a comma."), N_("Take it out.")),
    after=Outcome("warning", N_("A space is missing after “{sign}”."), N_("Put one.")),
)
