"""Names stay with the names they belong to: "Nadia Okoro of Lumen" does not become "Nadia Okoro of Stow"."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.words import Pattern, compiled, either, words
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read

Bond = tuple[Fact, Fact]


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield names tied to another name than in the source, both being known there."""
    told, said = bonds(source), bonds(rewrite)
    if not told or not said:
        return
    homes = {(fold(a.text), fold(b.text)) for a, b in told}
    names = {fold(p.text) for f in source.facts if f.kind == "name" for p in _pieces(source, f)}
    for one, two in said:
        pair = fold(one.text), fold(two.text)
        other = next((b for b in told if fold(b[0].text) == pair[0]), None)
        if other and pair not in homes and pair[1] in names and fold(other[1].text) in rewrite.folded:
            spans = (other[0].start, other[1].end), (one.start, two.end)
            yield Alteration(source.show(*spans[0]), rewrite.show(*spans[1]), "name", *spans)


def bonds(side: Read) -> list[Bond]:
    """Return the pairs of names tied by a preposition: a person and a body, a pupil and a master."""
    names = [piece for fact in side.facts if fact.kind == "name" for piece in _pieces(side, fact)]
    tie = _tie(side.language)
    return [(a, b) for a, b in pairwise(names) if tie.fullmatch(side.text, a.end, b.start)]


def _pieces(side: Read, fact: Fact) -> list[Fact]:
    """Return a name cut where several stand in a row: "Nadia Okoro of Lumen and Jack Tranter of Stow"."""
    if " " not in fact.text and len(fact.text.split()) == 1:
        return [fact]
    places, start = [], fact.start
    for match in _cut(side.language).finditer(side.text, fact.start, fact.end):
        places.append((start, match.start()))
        start = match.end()
    places.append((start, fact.end))
    return [replace(fact, text=side.text[a:b], start=a, end=b) for a, b in places if b > a]


@cache
def _tie(language: str) -> Pattern:
    return compiled(rf",?[^\S\n]+{either(words(language)['bonds']['forms'])}[^\S\n]*")


@cache
def _cut(language: str) -> Pattern:
    data = words(language)["bonds"]
    return compiled(rf",?[^\S\n]+{either([*data['forms'], *data['conjunctions']])}[^\S\n]+")
