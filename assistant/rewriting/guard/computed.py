"""Values reckoned from two of the source's that the rewrite tells too: 132 € for 11 sessions is 12 € each."""

from collections.abc import Iterator
from fractions import Fraction

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import is_year, leaves, same

AMOUNTS = frozenset({"price", "number", "quantity"})
MOST = 24  # values weighed against each other
CLOSE = Fraction(1, 10)  # a quotient is told by a whole factor this near


def computed(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether a value follows by arithmetic from values that both texts tell, and stands for none that is gone.

    The rewrite must keep the two it is reckoned from, and every other value of its kind: else it took the place of one.
    The two stand in one sentence of the source, or one of them beside the value: any number is what some two make.
    """
    if fact.kind not in AMOUNTS or not fact.number:
        return False
    if _points(fact, source, rewrite):
        return True
    said = leaves(rewrite.hard)
    told = [f for f in leaves(source.hard) if f.kind in AMOUNTS and f.number and not f.weak and not is_year(f)][:MOST]
    kept = [f for f in told if any(same(f, other) for other in said)]
    alike = [f for f in told if _kind_of(f, fact)]
    if any(f not in kept for f in alike) or sum(_kind_of(f, fact) for f in said) <= len(alike):
        return False  # a value told twice may be gone once
    beside = [other for other in said if rewrite.sentence(other.start) == rewrite.sentence(fact.start)]
    return any(
        _reckoned(fact, a, b, value)
        for a in kept
        for b in kept
        if a is not b and (_told_together(a, b, source) or any(same(f, o) for f in (a, b) for o in beside))
        for value in _results(a.number or Fraction(0), b.number or Fraction(0))
    )


def _told_together(a: Fact, b: Fact, source: Read) -> bool:
    return source.sentence(a.start) == source.sentence(b.start)


def _points(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a number of points is how far apart two percentages are that both texts tell: 38 % and 29 %."""
    forms = compiled(rf"[^\S\n]+{either(words(rewrite.language)['numbers']['points']['forms'])}(?!\w)")
    if fact.kind != "number" or fact.unit or not forms.match(rewrite.text, fact.end):
        return False
    said = leaves(rewrite.hard)
    shares = [f for f in leaves(source.hard) if f.unit == "ratio" and any(same(f, other) for other in said)]
    return any(a.shown and b.shown and a.shown - b.shown == fact.number for a in shares for b in shares)


def _results(a: Fraction, b: Fraction) -> Iterator[tuple[str, Fraction]]:
    """Yield what two numbers make, with how."""
    yield "sum", a + b
    yield "difference", a - b
    if b > 1:
        yield "part", a / b
        yield "product", a * b


def _reckoned(fact: Fact, a: Fact, b: Fact, result: tuple[str, Fraction]) -> bool:
    """Whether a value is what two make, their units being such that they make it."""
    how, value = result
    if fact.unit == "times":
        return how == "part" and a.kind == b.kind and a.unit == b.unit and _factor(fact, value)
    if value != fact.number or not _kind_of(a, fact):
        return False
    return _kind_of(b, fact) if how in ("sum", "difference") else b.kind == "number" and b.unit is None


def _kind_of(told: Fact, fact: Fact) -> bool:
    return told.kind == fact.kind and told.unit == fact.unit


def _factor(fact: Fact, value: Fraction) -> bool:
    """Whether a factor tells a quotient: "more than doubled" for 210 and 430."""
    factor = fact.number or Fraction(0)
    return abs(value - factor) <= factor * CLOSE or ("over" in fact.bounds and factor < value < factor + 1)
