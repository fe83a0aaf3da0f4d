"""A space before a comma or a full stop, or none after one.

Why: it looks careless, and apps that see "town.Come" take the two words for an address and make a link of them.
Fix: the sign clings to the word before; a space follows it. Before ! ? : and ; French alone puts a space.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.typography.protected import Protected
from assistant.document import Span
from assistant.messages import N_

_ENDS = r"(?:[^\W\d_]|[€£$%)»”])"  # what a sign clings to
_LONGEST = 40  # characters of a word that are shown


@cache
def _patterns(clinging: str, parting: str, closing: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what finds a sign with a space before it, and one with none after.

    Patterns begin with the sign they look for, and look back from there.
    """
    before = rf"[{clinging}](?<={_ENDS}[ \u00a0].)(?:(?=[{closing}]*(?:\s|$))|(?<=[{parting}])(?=[^\W\d_])"
    before += rf"|(?<=[^\W\d_]{{2}}[ \u00a0][{parting}])(?=\d))"  # after a word no decimal begins
    ended = rf"(?<=[a-zà-öø-ÿ]{{2}}[{closing}])(?=[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ’']*(?![\w.@/-]))"
    listed = rf"(?<=[^\W\d_]{{2}}[{parting}])(?=[^\W\d_]{{2}}|[€£$]\d)"
    return re.compile(before), re.compile(rf"[{closing}{parting}](?:{ended}|{listed})")


def misplaced(text: str, limits: Mapping[str, Any]) -> list[tuple[int, Span, str]]:
    """Return where each sign with a misplaced space stands, and what is to be written in the place of which span.

    Never inside addresses, handles, hashtags or code.
    """
    before, after = _patterns(limits["clinging"], limits["parting"], limits["closing"])
    found = [(match.start(), Span(match.start() - 1, match.end()), match.group()) for match in before.finditer(text)]
    found += [(match.start(), Span(match.end(), match.end()), " ") for match in after.finditer(text)]
    if not found:
        return []
    protected = Protected(text)
    return [_parted(text, one) for one in found if not protected.covers(one[1].start - 1, one[0] + 2)]


def _parted(text: str, one: tuple[int, Span, str]) -> tuple[int, Span, str]:
    """Return a sign that takes back its space with one after it, where a word follows at once."""
    at, span, written = one
    glued = text[at + 1 : at + 2].isalnum() and span.start < at
    return (at, span, f"{written} ") if glued else one


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each sign with a space before it, and each one glued to the next word."""
    text = subject.document.judged_text
    for at, span, written in misplaced(text, limits):
        params = {"sign": text[at]}
        if span.start < at:
            yield Hit(Span(_word_start(text, at - 1), at + 1), params=params, outcome="before", mend=(span, written))
        else:
            place = Span(_word_start(text, at), _word_end(text, at + 1))
            yield Hit(place, params=params, outcome="after", mend=(span, written))


def repair(text: str, limits: Mapping[str, Any]) -> tuple[str, int]:
    """Return the text with its spaces put right, and how many were; mending it again changes nothing."""
    found = sorted(misplaced(text, limits), reverse=True)
    for _, span, written in found:
        text = text[: span.start] + written + text[span.end :]
    return text, len(found)


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
    before=Outcome("warning", N_("A space stands before “{sign}”."), N_("Take it out.")),
    after=Outcome("warning", N_("A space is missing after “{sign}”."), N_("Put one.")),
)
