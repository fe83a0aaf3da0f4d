"""A value told between the very words where another stood: "£14 (£10 for members)" told as "£10 (£14 for members)".

The rewrite may hold both values, and reckon one or tell it elsewhere: none of this makes it that of another place.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import takewhile

import regex

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.tokens import stopwords
from assistant.rewriting.facts.words import words
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.identifiers import changed
from assistant.rewriting.guard.matching import Matched, values_of
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import AMOUNTS, leaves, same

NEAR, MANY, NAMED = 2, 4, 3  # words
REACH = 10  # words on each side of a value that are looked at
_WORD = regex.compile(r"[^\W_]+(?:['’](?=\w))?|[,/&]")
_LISTED = frozenset({",", "/", "&"})
_END = ("", "")  # where a sentence begins or ends


@dataclass(frozen=True)
class _Place:
    """A value with the words right before it, nearest first, and after it, in its sentence; other values by kind."""

    fact: Fact
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def between(self) -> tuple[str, str, str]:
        """Return the sort of value and the two words it stands between."""
        return self.fact.kind, (self.before or _END)[0], (self.after or _END)[0]


def compare(source: Read, rewrite: Read, matched: Matched) -> Iterator[Alteration]:
    """Yield values of the source in whose place the rewrite tells another one of their sort."""
    if source.bridge:
        return
    told, said = list(_places(source)), list(_places(rewrite))
    known = {f.start for f in matched.unsupported}
    by_words: dict[tuple[str, str, str], list[_Place]] = {}
    for place in said:
        if place.fact.start not in known:
            by_words.setdefault(place.between, []).append(place)
    small = stopwords(source.language)
    taken: set[int] = set()
    for one in told:
        for other in by_words.get(one.between, ()):
            if (
                other.fact.start not in taken
                and _took(one, other, (told, said), small)
                and not _listed(source, one, other)
            ):
                taken.add(other.fact.start)
                yield changed(one.fact, other.fact, one.fact.kind)
                break


def _took(one: _Place, other: _Place, sides: tuple[list[_Place], list[_Place]], small: frozenset[str]) -> bool:
    """Whether a value of the rewrite stands in the place of another of the source, more than where it stood itself."""
    if not _alike(one.fact, other.fact):
        return False
    told, said = sides
    shared = _likeness(one, other, small)
    if shared <= max((_shared(one, p) for p in said if same(one.fact, p.fact)), default=0):
        return False
    return shared > max((_shared(p, other) for p in told if same(p.fact, other.fact)), default=0)


def _places(side: Read) -> Iterator[_Place]:
    """Yield the values and names of a text with the words around them."""
    facts = sorted([*leaves(values_of(side)), *(f for f in side.facts if f.kind == "name")], key=lambda f: f.start)
    for start, end in side.sentences if facts else ():
        row: list[str] = []
        at: dict[int, int] = {}  # the place of each fact in the row
        waiting = [f for f in facts if start <= f.start < end]
        inside = start  # where the fact that is being read ends
        for match in _WORD.finditer(side.text, start, end):
            heads = [f for f in waiting if f.start <= match.start() < f.end]
            waiting = [f for f in waiting if f.start > match.start()]
            at |= {id(f): len(row) for f in heads}
            if match.start() >= inside:
                row.append(f"#{heads[0].kind}" if heads else fold(match.group()))
            inside = max([inside, *(f.end for f in heads)])
        words_in = tuple(row)
        for fact in (f for f in facts if id(f) in at):
            number = at[id(fact)]
            yield _Place(
                fact, words_in[max(number - REACH, 0) : number][::-1], words_in[number + 1 : number + 1 + REACH]
            )


def _alike(lost: Fact, fact: Fact) -> bool:
    """Whether two values are of one sort and differ; one with a limit of its own may be the rounder of the two."""
    limited = lost.kind in AMOUNTS and bool(fact.bounds) and not lost.bounds
    sort = lost.kind == fact.kind and lost.unit == fact.unit and lost.rate == fact.rate
    if lost.kind == "name" and {*lost.value.split()} & {*fact.value.split()}:
        return False  # "Spain and Portugal" and "Portugal and Spain"
    return sort and not limited and not lost.weak and not same(lost, fact) and not same(fact, lost)


def _likeness(one: _Place, other: _Place, small: frozenset[str]) -> int:
    """Return how many words in a row two values stand among on both sides; 0 where those tell too little."""
    led, followed = _run(one.before, other.before), _run(one.after, other.after)
    many = len(led) + len(followed)
    if (not one.before and len(followed) <= NEAR) or (one.fact.kind == "name" and many < NAMED):
        return 0
    telling = any(word[0].isalpha() and word not in small for word in (*led[:NEAR], *followed[:NEAR]))
    return many if telling or many >= MANY else 0


def _shared(one: _Place, other: _Place) -> int:
    """Return how many words in a row two values stand among, on either side."""
    return len(_run(one.before, other.before)) + len(_run(one.after, other.after))


def _run(told: tuple[str, ...], said: tuple[str, ...]) -> list[str]:
    """Return the words that follow each other in both."""
    return [one for one, _ in takewhile(lambda pair: pair[0] == pair[1], zip(told, said, strict=False))]


def _listed(source: Read, one: _Place, other: _Place) -> bool:
    """Whether the source tells both in one list, whose order says nothing: "on the 14th and the 15th"."""
    joints = {fold(word) for word in words(source.language)["bonds"]["conjunctions"]}
    joints |= _LISTED if one.fact.kind != "price" else frozenset()  # "£4.20, or £3.80 with your own bag"
    lost = one.fact
    for fact in (f for f in leaves(values_of(source)) if same(f, other.fact) and f.bounds == lost.bounds):
        low, high = (lost.end, fact.start) if lost.end <= fact.start else (fact.end, lost.start)
        between = {fold(word) for word in _WORD.findall(source.text, low, high)} if low <= high else set()
        if joints & between and between <= joints | stopwords(source.language):
            return True
    return False
