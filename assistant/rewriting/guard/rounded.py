"""A value told by a rounder one with its limit: "over 1,300" for 1,326, "nearly a third" for 32 %."""

from fractions import Fraction

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import leaves, same

CLOSE = Fraction(1, 10)  # a value is told by a rounder one this near
HALF = Fraction(1, 2)
FEWEST = 10  # counts under this are not rounded
ABOVE, BELOW, BESIDE = frozenset({"over"}), frozenset({"under", "nearly"}), frozenset({"about"})


def rounded(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether a value with a limit stands for an exact one of the source, a little on the right side of it.

    It stands for none that the rewrite tells besides: "£10 for under-16s" is not the £9.50 of adults.
    """
    worded = not any(c.isdigit() for c in fact.text)
    if worded and fact.number and fact.unit == "duration" and _beside_exact(fact, source, rewrite):
        return True
    if not fact.number or not fact.bounds:
        return False
    if fact.unit == "ratio" and fact.number == HALF and fact.bounds & ABOVE and _majority(source):
        return True
    if fact.unit != "ratio" and fact.number < FEWEST:
        return False
    told = (
        f
        for f in leaves(source.hard)
        if f.kind == fact.kind and f.unit == fact.unit and f.number and not f.bounds - {"only"}
    )
    said = [f for f in leaves(rewrite.hard) if f is not fact]
    for exact in told:
        twice = any(same(exact, other) for other in said)
        number = exact.number or Fraction(0)
        if twice and fact.unit == "ratio" and _true_of(fact, number):
            return True  # "over one in four (27 %)" tells one share twice
        if not twice and _on_its_side(fact, number):
            return True
    return False


def _beside_exact(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a length is the round one of an exact length both texts tell: "an hour (58 min)"."""
    said = leaves(rewrite.hard)
    told = (f for f in leaves(source.hard) if f.unit == fact.unit and any(same(f, g) for g in said))
    exact = (f.number for f in told if f.number)
    return any(abs(number - (fact.number or Fraction(0))) <= number * CLOSE / 2 for number in exact)


def _true_of(fact: Fact, exact: Fraction) -> bool:
    """Whether a limit holds for an exact share that stands beside it."""
    round_one = fact.number or Fraction(0)
    if fact.bounds & BESIDE or fact.bounds & {"nearly"}:
        return _on_its_side(fact, exact)
    return exact > round_one if fact.bounds & ABOVE else exact < round_one and bool(fact.bounds & BELOW)


def _on_its_side(fact: Fact, exact: Fraction) -> bool:
    round_one = fact.number or Fraction(0)
    if abs(exact - round_one) > exact * CLOSE:
        return False
    if fact.bounds & ABOVE:
        return round_one < exact
    return round_one > exact if fact.bounds & BELOW else bool(fact.bounds & BESIDE)


def _majority(side: Read) -> bool:
    """Whether a text tells of a majority."""
    forms = words(side.language).get("majority", {}).get("forms", ())
    return bool(forms) and bool(compiled(rf"(?<!\w){either(forms)}(?!\w)").search(side.text))
