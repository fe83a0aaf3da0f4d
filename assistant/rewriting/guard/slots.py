"""The words that values, names and words with a contrary stand between."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from typing import cast

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.fact import Kind
from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.words import toml
from assistant.rewriting.guard.matching import values_of
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.values import leaves

REACH = 10  # words on each side that are looked at
WORD = re.compile(r"[^\W_]+(?:['’]t\b|['’](?=\w))?|[,/&]")
Words = tuple[str, ...]
Worded = tuple[int, int, str, str, str]  # its first word, the one after it, kind of claim, set and side of it


@dataclass(frozen=True, slots=True)
class Slot:
    """What stands from one word of a sentence to another; `row` holds its words, other values by kind."""

    fact: Fact
    row: Sequence[str | None]
    head: int
    last: int

    @property
    def before(self) -> Words:
        """Return the words right before it, nearest first."""
        return tuple(word for word in reversed(self.row[max(self.head - REACH, 0) : self.head]) if word is not None)

    @property
    def after(self) -> Words:
        """Return the words right after it."""
        return tuple(word for word in self.row[self.last : self.last + REACH] if word is not None)

    @property
    def between(self) -> tuple[str, str | None, str, str]:
        """Return the sort of what stands there and the two words beside it, nothing where the sentence ends."""
        row, head, last = self.row, self.head - 1, self.last
        while head >= 0 and row[head] is None:
            head -= 1
        return self.fact.kind, self.fact.unit, (row[head] or "") if head >= 0 else "", _next(row, last)

    def led(self, other: "Slot") -> list[str]:
        """Return the words in a row that stand before both."""
        return _run(self.before, other.before)

    def followed(self, other: "Slot") -> list[str]:
        """Return the words in a row that stand after both."""
        return _run(self.after, other.after)

    def shared(self, other: "Slot") -> int:
        """Return how many words in a row both stand among, on either side."""
        return len(self.led(other)) + len(self.followed(other))


@lru_cache(maxsize=8)
def rows(side: Read) -> tuple[tuple[tuple[Span, ...], Words], ...]:
    """Return the places of the words of each sentence, and the words in small letters without accents."""
    plain = side.folded if len(side.folded) == len(side.text) else None
    found = []
    for start, end in side.sentences:
        spans = tuple([match.span() for match in WORD.finditer(side.text, start, end)])
        known = [plain[a:b] if plain is not None else fold(side.text[a:b].replace("’", "'")) for a, b in spans]
        found.append((spans, tuple(known)))
    return tuple(found)


def contrary(source: Read, rewrite: Read) -> frozenset[str]:
    """Return the sets of words with a contrary of which the two texts together hold several sides."""
    sides: dict[str, set[str]] = {}
    for _, _, _, name, group in (found for side in (source, rewrite) for row in _worded(side) for found in row):
        sides.setdefault(name, set()).add(group)
    return frozenset(name for name, groups in sides.items() if len(groups) > 1)


def slots(side: Read, sets: frozenset[str]) -> Iterator[Slot]:
    """Yield where the values, the names and the words of some sets of a text stand, in their sentence."""
    facts = sorted([*leaves(values_of(side)), *(f for f in side.facts if f.kind == "name")], key=lambda f: f.start)
    for (start, end), (spans, row), found in zip(side.sentences, rows(side), _worded(side), strict=True):
        worded = [(_word(side, spans, one), one[0]) for one in found if one[3] in sets]
        inside = [f for f in facts if start <= f.start < end]
        if worded or inside:
            yield from _placed(row, [a for a, _ in spans], inside, worded)


def _placed(row: Words, starts: list[int], facts: list[Fact], worded: list[tuple[Fact, int]]) -> Iterator[Slot]:
    """Yield the slots of a sentence, each value in it told by its kind alone."""
    shown: list[str | None] = list(row)
    held = [(fact, bisect_left(starts, fact.start), bisect_left(starts, fact.end)) for fact in facts]
    for fact, head, last in held:
        if last > head:
            shown[head:last] = [f"#{fact.kind}", *[None] * (last - head - 1)]
    for fact, head, last in held:
        if last > head:
            yield Slot(fact, shown, head, last)
    for fact, head in worded:
        yield Slot(fact, shown, head, bisect_left(starts, fact.end))


def _next(row: Sequence[str | None], place: int) -> str:
    """Return the word that stands at a place or after it, nothing at the end."""
    return next((word for word in row[place : place + REACH] if word is not None), "")


def _word(side: Read, spans: Sequence[Span], found: Worded) -> Fact:
    first, last, kind, name, group = found
    start, end = spans[first][0], spans[last - 1][1]
    return Fact(cast(Kind, kind), side.text[start:end], start, end, f"{name}:{group}", unit=name)


@lru_cache(maxsize=8)
def _worded(side: Read) -> tuple[tuple[Worded, ...], ...]:
    """Return the words with a contrary of each sentence."""
    return tuple(tuple(_contraries(row, side.language)) for _, row in rows(side))


def _contraries(row: Words, language: str) -> Iterator[Worded]:
    """Yield the words of a sentence with a contrary; of one set, none begins within another."""
    known = _sets(language)
    done: dict[str, int] = {}  # how far the words of a set were read
    for number, word in enumerate(row):
        for form, kind, name, group in known.get(word, ()):
            if number >= done.get(name, 0) and row[number : number + len(form)] == form:
                done[name] = last = number + len(form)
                yield number, last, kind, name, group


@cache
def _sets(language: str) -> Mapping[str, tuple[tuple[Words, str, str, str], ...]]:
    """Return by first word the forms that have contraries: their words, kind of claim, set and side, longest first."""
    found: dict[str, list[tuple[Words, str, str, str]]] = {}
    for kind, sets in toml(f"{language}/facts_contraries.toml").items():
        for name, groups in sets.items():
            for group in groups:
                for form in (spelt for written in group.split("/") for spelt in _spelt(written)):
                    split = tuple(fold(m.group()) for m in WORD.finditer(form))
                    found.setdefault(split[0], []).append((split, kind, name, group))
    return {word: tuple(sorted(forms, key=lambda f: -len(f[0]))) for word, forms in found.items()}


def _spelt(form: str) -> list[str]:
    """Return the spellings of a form whose letters before a question mark may be left out."""
    place = form.find("?")
    if place < 0:
        return [form]
    head, tail = form[: place - 1], form[place + 1 :]
    return [spelt for letter in (form[place - 1], "") for spelt in _spelt(head + letter + tail)]


def _run(told: Words, said: Words) -> list[str]:
    return [one for one, _ in takewhile(lambda pair: pair[0] == pair[1], zip(told, said, strict=False))]
