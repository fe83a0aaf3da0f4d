"""What a rewrite works out of two values of the source and says so: "six left" of ten, "23 more" than 389."""

from itertools import pairwise

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import Pattern, compiled, either, words
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import leaves

AMOUNTS = frozenset({"price", "number", "quantity"})
MOST = 24  # values weighed against each other
SUM = "sum"  # every other way tells a difference


def operands(fact: Fact, source: Read, rewrite: Read) -> tuple[Fact, ...]:
    """Return the two values of the source a value is worked out of; none where the rewrite does not say how.

    Where the source tells a value of that kind in the same way itself ("four left"), the value would replace that one.
    """
    if fact.kind not in AMOUNTS or not fact.number:
        return ()
    ways = [way for way, forms in _ways(rewrite) if forms.search(rewrite.text, *rewrite.clause(fact.start, fact.end))]
    told = [f for f in leaves(source.hard) if (f.kind, f.unit) == (fact.kind, fact.unit) and f.number][:MOST]
    known = {
        way for way, forms in _ways(source) for f in told if forms.search(source.text, *source.clause(f.start, f.end))
    }
    for way in ways:
        if way not in known:
            for one, other in pairwise(told):  # no other value of their kind stands between them
                if _result(way, one, other) == fact.number:
                    return one, other
    return ()


def _result(way: str, one: Fact, other: Fact) -> object:
    a, b = one.number or 0, other.number or 0
    return a + b if way == SUM else abs(a - b)


def _ways(side: Read) -> list[tuple[str, Pattern]]:
    """Return the words that say how a value was worked out, by the way."""
    table = words(side.language)["numbers"].get("worked_out", {})
    return [(way, compiled(rf"(?<!\w){either(forms)}(?!\w)")) for way, forms in table.items()]
