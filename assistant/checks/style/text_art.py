"""Faces, lines and pictures drawn with signs: (╯°□°)╯︵ ┻━┻, ══════, ▀▄▀▄.

Why: a screen reader says each sign in full ("box drawings heavy horizontal, box drawings heavy horizontal…").
Fix: use one emoji, an empty line, or an image with its alternative text.
"""

from collections.abc import Iterator
from functools import cache

import regex

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.signs import characters
from assistant.document import Span
from assistant.messages import N_

MANY = 100  # signs that are no letters: so many are not looked for one by one
_POINTS = ".!?…'’\"(){}[]<>/\\,;:@+\ufe0f"
# A line drawn with one sign (not letters or points; `{row}` of them), or signs made for drawing side by side.
_LINE = r"([[^\w\s{points}]--\p{{Extended_Pictographic}}])(?:[ \u00a0]?\1){{{more},}}"
_DRAWN = r"[\u2500-\u259F\u2800-\u28FF⎯︵︶┻┳]{3,}"
_FACE = r"[(（ʕ༼ᕙ][^()\n\w]{{0,3}}[^()\n]{{0,9}}[{signs}][^()\n]{{0,9}}[)）ʔ༽ᕗ]|¯\\_[^\n]{{1,5}}_/¯"


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each line, face or drawing; a drawing over several lines is told once, where it begins."""
    text, last = subject.document.judged_text, -1
    if not _may_hold(text, limits["row"], limits["signs"]):
        return
    for match in _pattern(limits["row"], limits["signs"]).finditer(text):
        if last < 0 or match.start() - last > limits["apart"]:
            yield Hit(Span(*match.span()), match.group())
        last = match.end()


def _may_hold(text: str, row: int, signs: str) -> bool:
    """Whether a text holds what a drawing is made of; quicker than a search."""
    found = {sign for sign in characters(text).difference(_POINTS) if not sign.isalnum() and not sign.isspace()}
    if (
        len(found) > MANY
        or not found.isdisjoint(signs)
        or any("\u2500" <= sign <= "\u28ff" or sign in "¯⎯︵︶" for sign in found)
    ):
        return True
    return any(sign * row in text or f"{sign} " * (row - 1) in text for sign in found)


@cache
def _pattern(row: int, signs: str) -> regex.Pattern[str]:
    line = _LINE.format(points=regex.escape(_POINTS), more=row - 1)
    return regex.compile("|".join((_FACE.format(signs=regex.escape(signs)), _DRAWN, line)), regex.V1)


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("A drawing made of signs: a screen reader says each of them in full."),
        N_("Use one emoji, an empty line, or an image with its alternative text."),
    ),
)
