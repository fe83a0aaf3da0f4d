"""Limits that the words around a value set on it: "up to", "from", "until"."""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from assistant.rewriting.facts.openings import Begun, openings
from assistant.rewriting.facts.words import AHEAD, Pattern, Table, compiled, either, named, spaced, table, words

REACH = 40  # characters looked at before a value for its limit
_START = re.compile(r"(?<!\w)\S")


class Bound(NamedTuple):
    """A limit told before a value: the pattern of one form up to the value, its place among the forms, what it sets."""

    pattern: Pattern
    rank: int
    key: str


@cache
def _after(language: str) -> Table:
    """Return the limits told after a value."""
    number = rf"(?:\d+|{either(words(language)['numbers']['words'])})"
    return table(
        named(language, "bounds_after"),
        before=r"(?:[^\S\n]+[^\W\d][\w-]*){0,2}[^\S\n]*\(?[^\S\n]*",
        after=rf"(?!\w)(?![^\S\n]+[£$€¥]?{number}(?!\w))",
    )


@cache
def _before(language: str) -> Mapping[str, tuple[Bound, ...]]:
    """Return the limits told before a value by their first letters, the longest form first."""
    link = either(words(language)["bounds_link"]["forms"])
    after = rf"[^\S\n]*[:-]?[^\S\n]*(?:{link}[^\S\n]*){{0,2}}$"
    found: dict[str, list[Bound]] = {}
    for rank, (form, key) in enumerate(named(language, "bounds")):
        bound = Bound(compiled(rf"(?<![\w])(?:{spaced(form)}){after}"), rank, key)
        for letters in openings(form):
            found.setdefault(letters, []).append(bound)
    return {letters: tuple(bounds) for letters, bounds in found.items()}


@lru_cache(maxsize=1 << 14)
def _candidates(language: str, begun: str) -> tuple[Bound, ...]:
    """Return the limits that may be told where the text begins so, the longest form first."""
    known = _before(language)
    found = (bound for size in range(1, len(begun) + 1) for bound in known.get(begun[:size], ()))
    return tuple(sorted(found, key=lambda bound: bound.rank))


def bounds_around(text: str, start: int, end: int, language: str) -> frozenset[str]:
    """Return the limits the words on both sides set."""
    return _bounds(text[max(start - REACH, 0) : start], text[end : end + AHEAD], language)


@lru_cache(maxsize=1 << 10)
def _bounds(told: str, follows: str, language: str) -> frozenset[str]:
    """Return the limits set by what is told before a value and after it: many checks ask for the same ones."""
    found = set()
    before = _last_bound(told, language)
    if before:
        found.add(before[1])
        again = _last_bound(told[: before[0]], language)
        if again:
            found.add(again[1])
    after = _after(language).pattern.match(follows)
    if after:
        found.add(_after(language).key(after))
    return frozenset(found)


def bound_before(text: str, low: int, place: int, language: str) -> int | None:
    """Return where the limit right before a place begins; None where there is none."""
    found = _last_bound(text[low:place], language)
    return low + found[0] if found else None


def _last_bound(told: str, language: str) -> tuple[int, str] | None:
    """Return where the limit that a text ends with begins, and what it sets; few forms may begin at each place."""
    begun = Begun(told)
    for sign in _START.finditer(told):
        for pattern, _, key in _candidates(language, begun.at(sign.start())):
            if pattern.match(told, sign.start()):
                return sign.start(), key
    return None
