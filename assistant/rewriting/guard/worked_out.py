"""What a rewrite works out of two values of the source and says so: "six left" of ten, "23 more" than 389."""

from functools import cache
from itertools import pairwise

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import Pattern, compiled, either, words
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import leaves

AMOUNTS = frozenset({"price", "number", "quantity"})
MOST = 24  # values weighed against each other
DURATION, MINUTE = "duration", 60  # seconds
MOVED = "moved"  # how far one hour is from another
SUM = "sum"  # every other way tells a difference


def operands(fact: Fact, source: Read, rewrite: Read) -> tuple[Fact, ...]:
    """Return the two values of the source a value is worked out of; none where the rewrite does not say how.

    Where the source tells a value of that kind in the same way itself ("four left"), the value would replace that one.
    """
    if fact.kind not in AMOUNTS or not fact.number:
        return ()
    clause = rewrite.clause(fact.start, fact.end)
    ways = [way for way, forms in _ways(rewrite.language) if forms.search(rewrite.text, *clause)]
    if not ways:
        return ()
    if fact.unit == DURATION and MOVED in ways and (moments := _moments(fact, source)):
        return moments
    told = [f for f in leaves(source.hard) if (f.kind, f.unit) == (fact.kind, fact.unit) and f.number][:MOST]
    known = {
        way
        for way, forms in _ways(source.language)
        for f in told
        if forms.search(source.text, *source.clause(f.start, f.end))
    }
    for way in ways:
        if way not in known:
            for one, other in pairwise(told):  # no other value of their kind stands between them
                if _result(way, one, other) == fact.number:
                    return one, other
    return ()


def _moments(fact: Fact, source: Read) -> tuple[Fact, ...]:
    """Return two hours told in a row, as far from each other as a value lasts: "at 9.15 instead of 9"."""
    hours = [f for f in leaves(source.hard) if f.kind == "time" and f.value.isdigit()][:MOST]
    near = (pair for pair in pairwise(hours) if abs(int(pair[0].value) - int(pair[1].value)) * MINUTE == fact.number)
    return next(near, ())


def _result(way: str, one: Fact, other: Fact) -> object:
    a, b = one.number or 0, other.number or 0
    return a + b if way == SUM else abs(a - b)


@cache
def _ways(language: str) -> tuple[tuple[str, Pattern], ...]:
    """Return the words that say how a value was worked out, by the way."""
    table = words(language)["numbers"].get("worked_out", {})
    return tuple((way, compiled(rf"(?<!\w){either(forms)}(?!\w)")) for way, forms in table.items())
