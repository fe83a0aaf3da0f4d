"""Limits that the words around a value set on it: "up to", "from", "until"."""

import re
from functools import cache

import regex

from assistant.rewriting.facts.openings import Begun, openings
from assistant.rewriting.facts.words import AHEAD, Table, either, named, table, words

REACH = 40  # characters looked at before a value for its limit
_START = re.compile(r"(?<!\w)\S")


@cache
def _bound_tables(language: str) -> tuple[Table, Table]:
    link = either(words(language)["bounds_link"]["forms"])
    number = rf"(?:\d+|{either(words(language)['numbers']['words'])})"
    before = table(
        named(language, "bounds"), before=r"(?<![\w])", after=rf"[^\S\n]*[:-]?[^\S\n]*(?:{link}[^\S\n]*){{0,2}}$"
    )
    return before, table(
        named(language, "bounds_after"),
        before=r"(?:[^\S\n]+[^\W\d][\w-]*){0,2}[^\S\n]*\(?[^\S\n]*",
        after=rf"(?!\w)(?![^\S\n]+[£$€¥]?{number}(?!\w))",
    )


def bounds_around(text: str, start: int, end: int, language: str) -> frozenset[str]:
    """Return the limits the words on both sides set."""
    left, right = _bound_tables(language)
    found = set()
    told = text[max(start - REACH, 0) : start]
    before = _last_bound(told, language)
    if before:
        found.add(left.key(before))
        again = _last_bound(told[: before.start()], language)
        if again:
            found.add(left.key(again))
    after = right.pattern.match(text, end, end + AHEAD)
    if after:
        found.add(right.key(after))
    return frozenset(found)


def bound_before(text: str, low: int, place: int, language: str) -> int | None:
    """Return where the limit right before a place begins; None where there is none."""
    match = _last_bound(text[low:place], language)
    return low + match.start() if match else None


def _last_bound(told: str, language: str) -> "regex.Match[str] | None":
    """Return the limit that a text ends with; it is tried at the few places where one may begin, not at each sign."""
    pattern, known, begun = _bound_tables(language)[0].pattern, _bound_openings(language), Begun(told)
    for sign in _START.finditer(told):
        if begun.at(sign.start()).startswith(known):
            match = pattern.match(told, sign.start())
            if match:
                return match
    return None


@cache
def _bound_openings(language: str) -> tuple[str, ...]:
    return tuple({letters for form, _ in named(language, "bounds") for letters in openings(form)})
