"""Faces, lines and pictures drawn with signs: (╯°□°)╯︵ ┻━┻, ══════, ▀▄▀▄.

Why: a screen reader says each sign in full ("box drawings heavy horizontal, box drawings heavy horizontal…").
Fix: use one emoji, an empty line, or an image with its alternative text.
"""

from collections.abc import Iterator
from functools import cache

import regex

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.signs import characters_of, lines
from assistant.document import Span
from assistant.messages import N_
from assistant.remembered import remembered

# A line drawn with one sign (not letters, points, ! or ?; `{row}` of them), or signs made for drawing side by side.
_LINE = r"([[^\w\s.!?…'’\"(){{}}\[\]<>/\\,;:@+\uFE0F]--\p{{Extended_Pictographic}}])(?:[ \u00a0]?\1){{{more},}}"
_DRAWN = r"[\u2500-\u259F\u2800-\u28FF⎯︵︶┻┳]{3,}"
_FACE = r"[(（ʕ༼ᕙ][^()\n\w]{{0,3}}[^()\n]{{0,9}}[{signs}][^()\n]{{0,9}}[)）ʔ༽ᕗ]|¯\\_[^\n]{{1,5}}_/¯"


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each line, face or drawing; a drawing over several lines is told once, where it begins."""
    text, last = subject.document.judged_text, -1
    if not any(_may_hold(line, limits["row"], limits["signs"]) for line in lines(text)):
        return
    for match in _pattern(limits["row"], limits["signs"]).finditer(text):
        if last < 0 or match.start() - last > limits["apart"]:
            yield Hit(Span(*match.span()), match.group())
        last = match.end()


@remembered(1 << 13)
def _may_hold(line: str, row: int, signs: str) -> bool:
    """Whether a line holds what a drawing is made of; quicker than a search."""
    found = {sign for sign in characters_of(line) if not sign.isalnum() and not sign.isspace()}
    if not found.isdisjoint(signs) or any("\u2500" <= sign <= "\u28ff" or sign in "¯⎯︵︶" for sign in found):
        return True
    return any(sign * row in line or f"{sign} " * (row - 1) in line for sign in found)


@cache
def _pattern(row: int, signs: str) -> regex.Pattern[str]:
    return regex.compile(
        "|".join((_FACE.format(signs=regex.escape(signs)), _DRAWN, _LINE.format(more=row - 1))), regex.V1
    )


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("A drawing made of signs: a screen reader says each of them in full."),
        N_("Use one emoji, an empty line, or an image with its alternative text."),
    ),
)
