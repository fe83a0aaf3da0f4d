"""All of something told in figures: "all our boxes are recycled cardboard", "100 % recycled cardboard"."""

from assistant.rewriting.facts import Fact
from assistant.rewriting.guard.claims import valued
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import leaves

RATIO = "ratio"
ALL = "scope.all"
NEAR = 20  # characters after a figure in which the word it bears on ends
TOLD = 2  # words from which two clauses tell the same claim


def wholly(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether "100 %" tells what the source says of all, in two of its words at least."""
    if fact.unit != RATIO or fact.number != 1 or fact.bounds or any(f.unit == RATIO for f in leaves(source.hard)):
        return False
    said, beside = rewrite.keys(*rewrite.clause(fact.start, fact.end)), _beside(rewrite, fact)
    return any(
        len(said & source.keys(*source.clause(cue.start, cue.end))) >= TOLD or beside & _beside(source, cue)
        for cue in valued(source, ALL)
    )


def _beside(side: Read, place: Fact) -> frozenset[str]:
    """Return the keys of the word right after a place: "entirely online", "100 % online"."""
    return frozenset(key for token in side.within(place.end, place.end + NEAR)[:1] for key in side.bridged(token))
