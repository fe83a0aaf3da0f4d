"""Prices a rewrite may state though the source does not write them: what is saved, added, or paid by the month."""

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import leaves, same

REACH = 16  # characters before a number in which "for" stands


def elliptic(fact: Fact, source: Read) -> bool:
    """Return whether a source number takes the unit of a value of its sentence: "900 kilos, against 650 before"."""
    for bare in source.hard:
        if bare.kind != "number" or bare.unit or bare.weak or bare.number != fact.shown:
            continue
        if fact.kind == "price" and (paid_for(source, bare) or source.within(bare.end, bare.end + 2)):
            continue  # it counts what stands after it: "12 places, €20"
        if any(0 <= f.start - bare.end <= 1 for f in source.hard):
            continue  # it counts a value of its own: "five half-days"
        start, end = source.sentence(bare.start)
        beside = (f for f in leaves(source.hard) if start <= f.start < end and f.kind == fact.kind)
        if any(f.unit == fact.unit and _written_alike(f, fact) for f in beside):
            return True
    return False


def _written_alike(told: Fact, fact: Fact) -> bool:
    """Whether a share lends its sign to a bare number as the other one has it: "a third" makes no per cent of 87."""
    if fact.unit != "ratio" or not told.number or not fact.number:
        return True
    return told.shown is not None and fact.shown is not None and told.shown * fact.number == fact.shown * told.number


def paid_for(side: Read, bare: Fact) -> bool:
    """Return whether a number counts what a price buys: "£30 for ten" makes no price of ten."""
    forms = compiled(rf"(?<!\w){either(words(side.language)['numbers']['bought']['before'])}[^\S\n]+$")
    return bool(forms.search(side.text[max(bare.start - REACH, 0) : bare.start]))


def _difference(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether the price is what one saves between two prices of one sentence: 18 instead of 22 saves 4."""
    start, end = rewrite.clause(fact.start, fact.end)
    saving = compiled(rf"(?<!\w){either(words(rewrite.language)['numbers']['saving']['forms'])}")
    if not saving.search(rewrite.text[start:end]) or _saves(source):
        return False
    for span in source.sentences:
        inside = [f for f in source.facts if span[0] <= f.start < span[1]]
        prices = [f.number for f in leaves(inside) if f.kind == "price" and f.number]
        if any(abs(a - b) == fact.number for a in prices for b in prices):
            return True
    return False


def derived_price(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether a price is reckoned of others, or a number with the sign of a price that is there too."""
    if _difference(fact, source, rewrite) or _with_more(fact, source, rewrite) or _at_rate(fact, source, rewrite):
        return True
    beside = any(f.kind == "price" and not same(f, fact) for f in leaves(rewrite.hard))
    return beside and elliptic(fact, source)


def _at_rate(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a price is another one for a shorter or longer time, both told: "$60 a year, or $5 a month"."""
    said = leaves(rewrite.hard)
    mine, size = _per(fact)
    for told in (f for f in leaves(source.hard) if f.kind == "price" and f.unit == fact.unit and f.number and size):
        other, length = _per(told)
        kept = mine == other and any(same(told, f) and f.rate == told.rate for f in said)
        if kept and length and (told.number or 0) * size == (fact.number or 0) * length:
            return True
    return False


def _per(price: Fact) -> tuple[str, int]:
    """Return what a price is counted by and how much of it: ("months", 12) for a year; 0 where it is not so counted."""
    dimension, _, size = (price.rate or "").partition(":")
    return dimension, int(size) if size.isdigit() else 0


def _saves(source: Read) -> bool:
    """Whether the source tells itself what is saved, or paid more: another such price is no reckoning."""
    saving = compiled(rf"(?<!\w){either(words(source.language)['numbers']['saving']['forms'])}")
    prices = (f for f in leaves(source.hard) if f.kind == "price")
    return any(saving.search(source.text, *source.clause(f.start, f.end)) for f in prices)


def _with_more(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether the price is one of the source with what is to be paid more: 28 and "6 more" is 34.

    Where the rewrite tells what is paid more and not the price it adds to, that price was changed.
    """
    more = compiled(rf"(?<!\w){either(words(source.language)['numbers']['extra']['forms'])}(?!\w)")
    prices = [f for f in source.facts if f.kind == "price" and f.number and f.unit == fact.unit]
    extra = [f for f in prices if more.search(source.text, *source.clause(f.start, f.end))]
    said = {f.number for f in leaves(rewrite.hard) if f.kind == "price"}
    sums = [(a, b) for a in prices for b in extra if a is not b and (a.number or 0) + (b.number or 0) == fact.number]
    return any(a.number in said or b.number not in said for a, b in sums)
