"""Two things compared: "campsites do better than hotels" is not "hotels do better than campsites"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.rewriting.facts.words import Pattern, compiled, either, words
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read, Span

OBJECT, GAP = 3, 40  # words of what a thing is compared to; characters between a comparative and "than"


@dataclass(frozen=True)
class Compared:
    """What is more or less than what, each under the keys of its words, and where."""

    sign: str
    one: frozenset[str]
    other: frozenset[str]
    span: Span


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield comparisons whose two sides changed places."""
    told = compared(source)
    for said in compared(rewrite) if told else ():
        for first in told:
            straight = bool(said.one & first.one) + bool(said.other & first.other)
            crossed = bool(said.one & first.other) and bool(said.other & first.one)
            if crossed and not straight and said.sign == first.sign:
                shown = source.show(*first.span), rewrite.show(*said.span)
                yield Alteration(*shown, "negation", first.span, said.span)
                break


def compared(side: Read) -> list[Compared]:
    """Return the comparisons of a text whose two sides are told."""
    found = []
    for sign, pattern in _patterns(side.language):
        for match in pattern.finditer(side.text):
            start, end = side.clause(*match.span())
            before, after = side.within(start, match.start()), side.within(match.end(), end)[:OBJECT]
            one = frozenset(k for t in before for k in side.bridged(t))
            other = frozenset(k for t in after for k in side.bridged(t))
            if one - other and other - one:
                place = before[0].start, after[-1].end
                found.append(Compared(sign, one - other, other - one, place))
    return found


@cache
def _patterns(language: str) -> tuple[tuple[str, Pattern], ...]:
    data = words(language)["compared"]
    than = either(data["than"])
    gap = rf"[^.!?;,\n]{{0,{GAP}}}?"
    return tuple((sign, compiled(rf"(?<!\w){either(data[sign])}(?!\w){gap}(?<!\w){than}")) for sign in ("more", "less"))
