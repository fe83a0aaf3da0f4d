"""How a fact that was left out is shown: a number with what it counts, a name or an address whole."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import regex

from assistant.languages.vocabulary import known
from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.tokens import stopwords
from assistant.rewriting.facts.words import Pattern, compiled, either, toml, words
from assistant.rewriting.guard.text import Read, Span

LONGEST = 3  # words from a number to the noun it counts
BEFORE = 40  # characters before a fact in which what it belongs to stands
DATED = frozenset({"date", "range", "time"})
_WORD = regex.compile(r"[^\S\n]([\p{Ll}’'-]+)(?!\w)")
_CAPITAL = regex.compile(r"(?<![\w'’-])\p{Lu}[\w'’-]+(?=[^\S\n]$)")
_HOUSE = r"(?:(?<!\w)\d{1,4}(?:[^\S\n]?(?:bis|ter))?,?[^\S\n]+)?"
_NUMBER = regex.compile(r"[^\S\n]\d{1,4}(?!\w)")


def phrased(fact: Fact, side: Read) -> Fact:
    """Return the fact with the words of its phrase: "18 apprentices", "room 4", "12 rue du Four"."""
    start, end = fact.start, fact.end
    if fact.kind == "name":
        start, end = _belonging(fact, side)
    elif fact.kind == "number":
        start, end = _labelled(fact, side) or (start, _housed(fact, side) or _counted(fact, side))
    elif fact.kind in DATED:
        end = _inclusive(fact, side)
    return _moved(fact, side, start, end)


def headed(fact: Fact, side: Read) -> Fact:
    """Return a name that is only the head of one with the rest of it: "Conservatoire des voix basses"."""
    if not _head(side.language).fullmatch(fact.text) and not _all_known(fact, side.language):
        return fact
    found = complements(side.language).match(side.text, fact.end)
    return _moved(fact, side, fact.start, found.end()) if found else fact


@cache
def data(language: str) -> Mapping[str, Any]:
    """Return the words by which a language shows what was left out; {} where it has none."""
    return toml(f"{language}/facts_dropped.toml")


@cache
def bodies(language: str) -> Pattern:
    """Return what matches the article before the name of a body, with its noun: "la", "l'université de"."""
    articles = either(data(language).get("articles", ()))
    nouns = either(noun for kind in ("bodies", "authorities") for noun in data(language).get(kind, ()))
    return compiled(rf"(?:(?<!\w){articles}[^\S\n]*)(?:{nouns}{_link(language)}[^\S\n]*)?$")


def _moved(fact: Fact, side: Read, start: int, end: int) -> Fact:
    if (start, end) == (fact.start, fact.end):
        return fact
    return replace(fact, text=side.text[start:end], start=start, end=end)


def _counted(fact: Fact, side: Read) -> int:
    """Return where the noun a number counts ends; where the number ends if no plural follows."""
    forms, place = data(side.language), fact.end
    small, plural = stopwords(side.language), tuple(words(side.language)["counted"]["plural"])
    for _ in range(LONGEST):
        word = _WORD.match(side.text, place)
        if word is None:
            break
        place = word.end()
        if word[1] in forms.get("adjectives", ()):
            continue
        if word[1] in small:
            break
        if word[1].endswith(plural) or word[1] in forms.get("plurals", ()):
            return place
        if forms.get("noun_first"):
            break
    return fact.end


def _labelled(fact: Fact, side: Read) -> Span | None:
    """Return the place of a number with what it is the name of: "room 4"."""
    found = _label(side.language).search(side.text, max(fact.start - BEFORE, 0), fact.start)
    return (found.start(), fact.end) if found else None


@cache
def _label(language: str) -> Pattern:
    return compiled(rf"(?<!\w){either(data(language).get('labels', ()))}[^\S\n]+$")


def _housed(fact: Fact, side: Read) -> int | None:
    """Return where the street a house number stands before ends: "44 Station Road", "18, rue du Four"."""
    found = _street(side.language).match(side.text, fact.end)
    ends = (f.end for f in side.facts if f.kind == "name" and found and f.start == found.end())
    return next(ends, None)


@cache
def _street(language: str) -> Pattern:
    nouns = either(data(language).get("streets", ()))
    return compiled(rf",?(?:[^\S\n](?:bis|ter),?)?(?:[^\S\n]{nouns}{_link(language)})?[^\S\n]*")


def _belonging(fact: Fact, side: Read) -> Span:
    """Return the place of a name with the noun it belongs to and the number of the house, on either side of it."""
    low = max(fact.start - BEFORE, 0)
    found = _place(side.language).search(side.text, low, fact.start)
    if found is None:
        first = _CAPITAL.search(side.text, low, fact.start)
        common = first and _all_known(fact, side.language) and first.group().lower() not in stopwords(side.language)
        tail = _tail(side.language).match(side.text, fact.end)
        return (first.start() if first and common else titled(fact, side)), tail.end() if tail else fact.end
    after = None if found["house"] != "" else _NUMBER.match(side.text, fact.end)
    return found.start(), after.end() if after else fact.end


def titled(fact: Fact, side: Read) -> int:
    """Return where a name begins, the title of a person with it: "Mme Hanot"."""
    found = _title(side.language).search(side.text, max(fact.start - BEFORE, 0), fact.start)
    return found.start() if found else fact.start


@cache
def _title(language: str) -> Pattern:
    return compiled(rf"(?<!\w){either(words(language)['names']['titles'])}[^\S\n]+$", ignore_case=False)


@cache
def _tail(language: str) -> Pattern:
    return compiled(rf"[^\S\n]{either(data(language).get('tails', ()))}(?!\w)", ignore_case=False)


@cache
def _place(language: str) -> Pattern:
    """Return what matches the noun before the name it belongs to: a street, "salle des", "Mercerie"."""
    street, building, nouns = *(either(data(language).get(k, ())) for k in ("streets", "buildings")), _nouns(language)
    link = either(data(language).get("links", ()))
    address = rf"(?P<house>{_HOUSE})(?<!\w){street}{_link(language)}"
    address += rf"|(?<!\w){building}{_link(language)}"
    return compiled(rf"(?:{address}|(?<!\w){nouns}(?:[^\S\n]+{link})+|(?<!\w)(?-i:(?=\p{{Lu}})){nouns})[^\S\n]*$")


def _nouns(language: str) -> str:
    return either(noun for kind in ("buildings", "places", "bodies") for noun in data(language).get(kind, ()))


@cache
def _link(language: str) -> str:
    return rf"(?:[^\S\n]+{either(data(language).get('links', ()))})*"


@cache
def _head(language: str) -> Pattern:
    return compiled(_nouns(language))


@cache
def complements(language: str) -> Pattern:
    """Return what matches the complements of a noun, with the adjective of a plural one; nothing where it has none."""
    link = either(data(language).get("links", ()))
    return compiled(rf"(?:[^\S\n]+{link}(?:(?<=['’])|[^\S\n]+)[\w-]+(?:(?<=[sx])[^\S\n]+(?:\p{{Ll}}{{3,}}s)(?!\w))?)+")


def _all_known(fact: Fact, language: str) -> bool:
    """Whether a name of one word is a common word, with a capital."""
    return fact.text.isalpha() and known(fact.text.lower(), language)


def _inclusive(fact: Fact, side: Read) -> int:
    found = _including(side.language).match(side.text, fact.end)
    return found.end() if found else fact.end


@cache
def _including(language: str) -> Pattern:
    return compiled(rf"[^\S\n]{either(data(language).get('inclusive', ()))}(?!\w)")
