"""Shares told in other words: a fifth for 20 %, what one leaves of another, two numbers of a sentence."""

from dataclasses import replace
from fractions import Fraction

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.numeral import numerals
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import is_year, leaves, same

SECOND = 2  # a rank that tells no share: "the second at 30 % off"
CLOSE = Fraction(1, 10)  # a share is told by a rounder one this near
REACH = 16  # characters before a month in which "the end of" stands


def as_fraction(fact: Fact, source: Read) -> bool:
    """Return whether what looks like a day is a share the source tells: "2/3" for "les deux tiers"."""
    over, _, under = fact.text.strip().partition("/")
    share = Fraction(int(over), int(under)) if over.isdigit() and under.isdigit() and int(under) else None
    return share is not None and any(f.unit == "ratio" and f.number == share for f in source.hard)


def of_two(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether two numbers of a sentence of the source tell a share: "3 out of 7" for "three of the seven"."""
    parts = {n.value for word in fact.text.split() for n in numerals(word, rewrite.language)}
    if fact.bounds:
        return _about_share(fact, source)
    if _exact_share(fact, source, rewrite):
        return True
    for start, end in source.sentences if len(parts) == 2 else ():
        told = {f.number for f in source.hard if f.kind == "number" and not f.unit and start <= f.start < end}
        if parts <= told:
            return True
    return False


def _exact_share(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a share is what two numbers make that a sentence of the source and the rewrite tell: 20 of 50.

    It may be the one of the other, or how much the one grew or fell to be the other.
    """
    said = leaves(rewrite.hard)
    for start, end in source.sentences:
        told = [
            f for f in source.hard if start <= f.start < end and f.kind in ("number", "price", "quantity") and f.number
        ]
        told = [f for f in told if not is_year(f)]
        kept = [f for f in told if any(same(f, other) for other in said)]
        sides = ((a, b) for a in kept for b in told if b in kept or instead(source, a, b))
        pairs = ((a.number or 0, b.number or 0) for a, b in sides if a.unit == b.unit and a.kind == b.kind)
        if any(b and a != b and fact.number in (Fraction(a) / b, abs(Fraction(a) - b) / b) for a, b in pairs):
            return True
    return False


def _about_share(fact: Fact, source: Read) -> bool:
    """Whether two numbers of one sentence come to about the share, on the side of its limit: 31 of 58 is over half."""
    share = fact.number or Fraction(0)
    for start, end in source.sentences:
        inside = [f for f in source.hard if f.kind == "number" and not f.unit and start <= f.start < end]
        told = [f.number for f in inside if f.number and not is_year(f)]
        parts = (a / b for a in told for b in told if a < b)
        for part in parts:
            over, under = share < part <= share + CLOSE, share - CLOSE <= part < share
            if (fact.bounds & {"over", "from"} and over) or (fact.bounds & {"under", "nearly", "up_to"} and under):
                return True
            if "about" in fact.bounds and (over or under or part == share):
                return True
    return False


def shared_out(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether a share is told by a rank after an article: "a fifth felt confident" for 20 %."""
    for rank, side, other in ((fact, rewrite, source), *((f, source, rewrite) for f in source.hard)):
        if rank.unit != "ordinal" or not rank.number or rank.number <= SECOND:
            continue
        article = compiled(rf"(?<!\w){either(words(side.language)['numbers']['shared_out']['article'])}[^\S\n]$")
        shares = (f.number for f in other.hard if f.unit == "ratio") if rank is fact else (fact.number,)
        led = article.search(side.text[max(rank.start - REACH, 0) : rank.start])
        if led and any(share and share * rank.number == 1 for share in shares):
            return True
    return False


def inverse(fact: Fact, source: Read) -> bool:
    """Return whether the factor is told from the other side: half as many a year ago for twice as many now, +100 %."""
    step = 1 if fact.unit == "ratio" else -1
    other = "times" if fact.unit == "ratio" else "ratio"
    whole = (fact.number or Fraction(0)) >= (1 if fact.unit == "ratio" else 2)
    if whole and any(f.unit == other and f.number == (fact.number or 0) + step for f in source.facts):
        return True
    return bool(fact.number) and any(
        f.unit in ("times", "ratio") and f.number and f.number * (fact.number or 0) == 1 for f in source.facts
    )


def _denied_remainder(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a share is what another leaves, denied: "one in four does not" for "three in four do"."""
    for told in (f for f in source.hard if f.unit == "ratio" and f.number):
        if (told.number or 0) + (fact.number or 0) == 1 and not told.bounds and not fact.bounds:
            spans = ((source, source.sentence(told.start)), (rewrite, rewrite.sentence(fact.start)))
            denials = [any(f.kind == "negation" and a <= f.start < b for f in side.facts) for side, (a, b) in spans]
            return denials[0] != denials[1]
    return False


def _still_left(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a share is said to be what another one leaves: "three quarters to go" for "a quarter is done"."""
    forms = compiled(rf"(?<!\w){either(words(rewrite.language)['numbers']['left']['forms'])}(?!\w)")
    left = forms.search(rewrite.text, *rewrite.clause(fact.start, fact.end))
    told = (f for f in source.hard if f.unit == "ratio" and f.number and f.number + (fact.number or 0) == 1)
    return bool(left) and any(f.bounds <= fact.bounds for f in told)


def remainder(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether a share is what the source's leaves: "over 75 % are shut" for "less than a quarter open"."""
    if _denied_remainder(fact, source, rewrite) or _still_left(fact, source, rewrite):
        return True
    turned = {"over": {"under", "nearly"}, "under": {"over"}, "nearly": {"over"}}
    return any(
        f.unit == "ratio" and f.number and f.number + (fact.number or 0) == 1 and f.bounds & turned.get(bound, set())
        for bound in fact.bounds
        for f in source.facts
    )


def in_numbers(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether a number and one beside it make a share the source tells in the same numbers: "12 of 20"."""
    start, end = rewrite.sentence(fact.start)
    others = [f.number for f in rewrite.facts if f.kind == "number" and start <= f.start < end and f.number]
    told = [
        (f.number, {n.value for word in f.text.split() for n in numerals(word, source.language)})
        for f in source.facts
        if f.unit == "ratio"
    ]
    return any(
        fact.number in parts
        and any({fact.number, other} <= parts and _share_of(fact, other, share) for other in others)
        for share, parts in told
    )


def _share_of(fact: Fact, other: Fraction, share: Fraction | None) -> bool:
    return share is not None and fact.number is not None and share in (fact.number / other, other / fact.number)


def of_a_price(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether a share tells one price by another, which the rewrite tells too: "children half that".

    The other way, whether a price is the share one text tells of a price of its own: 110 for half of 220.
    """
    told = [f for f in leaves(source.hard) if f.kind == "price" and f.number]
    if fact.kind == "price":
        shares = [f.number for f in source.hard if f.unit == "ratio" and f.number and f.number < 1]
        return any(s * (f.number or 0) == fact.number and f.unit == fact.unit for s in shares for f in told)
    if fact.unit != "ratio" or not fact.number or fact.number >= 1 or "%" in fact.text:
        return False
    said = leaves(rewrite.hard)
    kept = [f for f in told if any(same(f, other) for other in said)]
    lost = [f for f in told if f not in kept]
    return any(a.number == fact.number * (b.number or 0) and a.unit == b.unit for a in lost for b in kept)


def of_a_bare_price(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether a number after a price is one too, and the share of it the source tells: "40 DH (20 for two)"."""
    start, _ = rewrite.sentence(fact.start)
    before = [f for f in leaves(rewrite.hard) if f.kind == "price" and start <= f.start < fact.start]
    return bool(before) and of_a_price(replace(fact, kind="price", unit=before[-1].unit), source, rewrite)


def of_two_prices(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether a share is what one price of the source is of another, both told: half, "£39 instead of £78"."""
    said = leaves(rewrite.hard)
    told = [f for f in leaves(source.hard) if f.kind == "price"]
    kept = [f for f in told if any(same(f, other) for other in said)]
    return any(
        a.number == (fact.number or 0) * (b.number or 0) and a.unit == b.unit
        for a in kept
        for b in told
        if b in kept or instead(source, a, b)
    )


def instead(side: Read, now: Fact, before: Fact) -> bool:
    """Return whether a price stands right after the one it takes the place of: "3,30 € au lieu de 6,60 €"."""
    forms = words(side.language).get("against", {}).get("instead", ())
    joint = compiled(rf"[^\S\n]*\(?{either(forms)}[^\S\n]*")
    return bool(forms) and bool(joint.fullmatch(side.text, now.end, max(before.start, now.end)))


def of_a_number(fact: Fact, source: Read) -> bool:
    """Return whether the number is the share the source tells of a number beside it: half of the 60 is 30."""
    for start, end in source.sentences:
        inside = [f for f in source.facts if start <= f.start < end and f.number]
        shares = [f.number for f in inside if f.unit == "ratio" and f.number and f.number < 1]
        if any(
            s * (f.number or 0) == fact.number for s in shares for f in inside if f.kind == "number" and f.unit is None
        ):
            return True
    return False
