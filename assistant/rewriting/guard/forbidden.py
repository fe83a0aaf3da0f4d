"""What one must not give or bring, told in a list of what one may: "no bread", "oats, peas or bread"."""

from collections.abc import Iterator
from functools import cache

from assistant.rewriting.facts.words import Pattern, compiled, either, words
from assistant.rewriting.guard.claims import alteration, inside
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.narrowed import joined
from assistant.rewriting.guard.negations import NEGATIVE, negations
from assistant.rewriting.guard.text import Read, Span


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield what the source forbids, joined in the rewrite to what it allows in another sentence."""
    orders = list(_orders(source))
    signs = [c for c in rewrite.facts if c.kind == "negation" or c.value in NEGATIVE]
    for start, end in orders:
        barred = {k for t in source.within(start, end) for k in source.bridged(t)}
        free = source.all_keys - barred
        barred -= _elsewhere(source, orders)
        for one, other in joined(rewrite):
            first, second = set(rewrite.bridged(one)), set(rewrite.bridged(other))
            mixed = (first & barred and second & free) or (first & free and second & barred)
            if mixed and not inside(signs, rewrite.sentence(one.start)):
                yield alteration("negation", (source, (start, end)), (rewrite, rewrite.sentence(one.start)))
                return


def _orders(side: Read) -> Iterator[Span]:
    """Yield the clauses that forbid: a denied order opens the sentence."""
    denials, (please, forms) = negations(side), _forms(side.language)
    for start, end in side.sentences if denials else ():
        opening = please.match(side.text, start + len(side.text[start:end]) - len(side.text[start:end].lstrip()))
        place = opening.end() if opening else start
        denial = next((n for n in denials if place <= n.start < end), None)
        if denial and (first := forms.match(side.text, place)):
            yield place, side.clause(place, max(denial.end, first.end()))[1]


@cache
def _forms(language: str) -> tuple[Pattern, Pattern]:
    """Return what may politely open an order, and what forbids."""
    data = words(language)["forbidding"]
    return compiled(rf"(?:{either(data['please'])}[^\S\n,]*,?[^\S\n]*)?"), compiled(rf"{either(data['forms'])}(?!\w)")


def _elsewhere(side: Read, orders: list[Span]) -> frozenset[str]:
    """Return the keys of the words that stand outside the orders too: they are not what is forbidden."""
    others = (t for t in side.tokens if not any(a <= t.start < b for a, b in orders))
    return frozenset(k for t in others for k in side.bridged(t))
