"""How many things a row of numbers names: "rooms 12 to 18" are seven rooms."""

from collections.abc import Iterator
from itertools import pairwise

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import leaves, same

NEAR = 24  # characters after a count in which the word it counts ends


def numbered(fact: Fact, source: Read, rewrite: Read) -> bool | None:
    """Return whether a number rightly counts what the source numbers from a first to a last, which both texts tell.

    None where it counts no such thing: the word must stand right before the first number, "5 to 11 people" numbers
    nobody.
    """
    if fact.kind != "number" or fact.unit or fact.number is None:
        return None
    counted = rewrite.within(fact.end, fact.end + NEAR)[:1]
    keys = frozenset(key for token in counted for key in rewrite.bridged(token))
    said = [f.number for f in leaves(rewrite.hard) if f.kind == "number"]
    rows = [(first, last) for first, last, named in _rows(source) if first in said and last in said and keys & named]
    return any(last - first + 1 == fact.number for first, last in rows) if rows else None


def _rows(side: Read) -> Iterator[tuple[int, int, frozenset[str]]]:
    """Yield the first and the last number of each row, and the keys of the word before it."""
    to = compiled(rf"[^\S\n]*{either([*words(side.language)['calendar']['to'], '-', '–', '—'])}[^\S\n]*")
    bare = [f for f in leaves(side.hard) if f.kind == "number" and not f.unit and f.number is not None]
    for first, last in pairwise(bare):
        if same(first, last) or not to.fullmatch(side.text, first.end, last.start):
            continue
        before = side.within(side.sentence(first.start)[0], first.start)[-1:]
        if before and not side.text[before[0].end : first.start].strip():
            named = frozenset(key for token in before for key in side.bridged(token))
            yield int(first.number or 0), int(last.number or 0), named
