"""How a fact that was left out is shown: a number with what it counts, an address whole."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import regex

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.tokens import stopwords
from assistant.rewriting.facts.words import Pattern, compiled, either, words
from assistant.rewriting.guard.text import Read, Span

LONGEST = 3  # words from a number to the noun it counts
BEFORE = 40  # characters before a name in which the street it names stands
DATED = frozenset({"date", "range", "time"})
_WORD = regex.compile(r"[^\S\n]([\p{Ll}’'-]+)(?!\w)")
_HOUSE = r"(?:(?<!\w)\d{1,4}(?:[^\S\n]?(?:bis|ter))?,?[^\S\n]+)?"


def phrased(fact: Fact, side: Read) -> Fact:
    """Return the fact with the words of its phrase: "18 apprentices", "room 4", "12 rue du Four"."""
    start, end = fact.start, fact.end
    if fact.kind == "name":
        start, end = _street(fact, side)
    elif fact.kind == "number":
        start, end = _labelled(fact, side) or (start, _counted(fact, side))
    elif fact.kind in DATED:
        end = _inclusive(fact, side)
    if (start, end) == (fact.start, fact.end):
        return fact
    return replace(fact, text=side.text[start:end], start=start, end=end)


@cache
def data(language: str) -> Mapping[str, Any]:
    """Return the words by which a language shows what was left out; {} where it has none."""
    found: Mapping[str, Any] = words(language).get("dropped", {})
    return found


def _counted(fact: Fact, side: Read) -> int:
    """Return where the noun a number counts ends; where the number ends if no plural follows."""
    known, place = data(side.language), fact.end
    small, plural = stopwords(side.language), tuple(words(side.language)["counted"]["plural"])
    for _ in range(LONGEST):
        word = _WORD.match(side.text, place)
        if word is None:
            break
        place = word.end()
        if word[1] in known.get("counting", ()):
            continue
        if word[1] in small:
            break
        if word[1].endswith(plural) or word[1] in known.get("nouns", ()):
            return place
        if known.get("counting"):
            break  # the noun comes first, and this one is no plural
    return fact.end


def _labelled(fact: Fact, side: Read) -> Span | None:
    """Return the place of a number with what it is the name of: "room 4"."""
    found = _label(side.language).search(side.text, max(fact.start - BEFORE, 0), fact.start)
    return (found.start(), fact.end) if found else None


@cache
def _label(language: str) -> Pattern:
    return compiled(rf"(?<!\w){either(data(language).get('labels', ()))}[^\S\n]+$")


def _street(fact: Fact, side: Read) -> Span:
    """Return the place of a name with its street and the number of the house, on either side of it."""
    found = _streets(side.language).search(side.text, max(fact.start - BEFORE, 0), fact.start)
    if found is None:
        return fact.start, fact.end
    after = None if found["house"] else compiled(r"[^\S\n]\d{1,4}(?!\w)").match(side.text, fact.end)
    return found.start(), after.end() if after else fact.end


@cache
def _streets(language: str) -> Pattern:
    street = either(data(language).get("streets", ()))
    link = rf"(?:[^\S\n]+{either(words(language)['names']['inside'])})*"
    return compiled(rf"(?P<house>{_HOUSE})(?<!\w){street}{link}[^\S\n]*$")


def _inclusive(fact: Fact, side: Read) -> int:
    found = compiled(rf"[^\S\n]{either(data(side.language).get('inclusive', ()))}(?!\w)").match(side.text, fact.end)
    return found.end() if found else fact.end
