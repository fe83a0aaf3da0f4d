"""Lists of labels and what stands under each: "morning: visit, afternoon: workshop" keeps each where it was."""

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

import regex

from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read, Span

_ENTRY = regex.compile(r"(?<![\w:/])(?P<label>[^\W_][^\n.!?;:,|]{0,24}?)[^\S\n]?:[^\S\n]+(?P<told>[^\n.!?;:|]+)")


class Entry(NamedTuple):
    """A label, the keys of what stands under it, and the place of both."""

    label: str
    told: frozenset[str]
    span: Span


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield entries that changed places under their labels."""
    mine, theirs = ({entry.label: entry for entry in _entries(side)} for side in (source, rewrite))
    for one, two in combinations(sorted(mine.keys() & theirs.keys()), 2):
        first, second = mine[one].told - mine[two].told, mine[two].told - mine[one].told
        here, there = theirs[one].told, theirs[two].told
        if here & second and there & first and not here & first and not there & second:
            for label in (one, two):
                spans = mine[label].span, theirs[label].span
                yield Alteration(source.show(*spans[0]), rewrite.show(*spans[1]), "swap", *spans)
            return


def _entries(side: Read) -> Iterator[Entry]:
    for match in _ENTRY.finditer(side.text):
        yield Entry(fold(match["label"].strip()), side.keys(*match.span("told")), match.span())
