"""Offers: nothing becomes free, cheaper, given or guaranteed by rewriting."""

from collections.abc import Iterator

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.charges import uncharged
from assistant.rewriting.guard.claims import alteration, cues, inside, valued
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.shares import of_a_price, of_two_prices
from assistant.rewriting.guard.states import holds
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.values import leaves, same
from assistant.rewriting.guard.worked_out import operands

CONCEPTS = ("offer.free", "offer.discount", "offer.gift", "offer.guarantee", "offer.lifetime")
GUARANTEE, LIFETIME = CONCEPTS[-2:]


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield offers the source does not make, beside the price they replace where there is one."""
    yield from _thrown_in(source, rewrite)
    told = cues(source, "offer")
    for cue in cues(rewrite, "offer"):
        if cue.value not in CONCEPTS or _made(source, rewrite, cue, told) or _denied(rewrite, cue):
            continue
        asked = rewrite.text[cue.end : rewrite.sentence(cue.start)[1]]
        if "?" in asked and ((cue.value in ("offer.gift", "offer.free") and _bare(cue)) or asked.lstrip()[0] == "?"):
            continue  # "looking for a gift?", "early bird?" give nothing
        start, end = rewrite.clause(cue.start, cue.end)
        if any(start <= f.start < end and operands(f, source, rewrite) for f in rewrite.hard):
            continue  # "you gain two rooms" of four that are six now
        price = _price(source, rewrite, cue) or _lost_price(source, rewrite)
        yield alteration(
            "offer", (source, source.clause(price.start, price.end)) if price else None, (rewrite, (start, end))
        )


def _lost_price(source: Read, rewrite: Read) -> Fact | None:
    """Return the one price of the source that the rewrite no longer holds: what was asked is given."""
    held = leaves(rewrite.hard)
    gone = [f for f in source.facts if f.kind == "price" and not any(same(leaf, f) for leaf in held)]
    return gone[0] if len(gone) == 1 else None


def _bare(cue: Fact) -> bool:
    """Whether an offer is told by one noun, and not by a phrase that gives."""
    return " " not in cue.text.strip()


def _thrown_in(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield what is told as included though the source speaks of no such thing."""
    if source.bridge:
        return
    told, said = (valued(side, "state.included+") for side in (source, rewrite))
    for cue in said if len(said) > len(told) else ():
        start, end = rewrite.clause(cue.start, cue.end)
        things = rewrite.keys(start, cue.start)
        if not _denied(rewrite, cue) and (paid := _paid_extra(source, things)):
            yield alteration("offer", (source, source.clause(paid.start, paid.end)), (rewrite, (start, end)))
            continue
        named = things - frozenset().union(*(rewrite.keys(f.start, f.end) for f in rewrite.hard if f.kind == "price"))
        if named and not things & source.all_keys and not _denied(rewrite, cue):  # "£48 all in" names nothing
            yield alteration("offer", None, (rewrite, (start, end)))


def _paid_extra(source: Read, things: frozenset[str]) -> Fact | None:
    """Return the price the source asks for a thing on top: "wine pairing adds £35"."""
    more = compiled(rf"(?<!\w){either(words(source.language)['numbers']['extra']['forms'])}(?!\w)")
    for price in (f for f in source.facts if f.kind == "price"):
        span = source.clause(price.start, price.end)
        if things & source.keys(*span) and more.search(source.text, *span):
            return price
    return None


def _denied(side: Read, cue: Fact) -> bool:
    start, _ = side.clause(cue.start, cue.end)
    return bool(inside([c for c in side.facts if c.kind == "negation"], (start, cue.start)))


def _made(source: Read, rewrite: Read, cue: Fact, told: list[Fact]) -> bool:
    same = [c for c in told if c.value == cue.value]
    if cue.value != "offer.free" and rewrite.keys(cue.start, cue.end) & source.all_keys:
        return cue.value != LIFETIME or bool(same)
    if cue.value == LIFETIME:
        return bool(same)
    if not same and cue.value == "offer.free" and any(not holds(source, c) for c in valued(source, "state.paid+")):
        return True  # "n'est pas payant"
    if not same and cue.value == "offer.free" and uncharged(source) and any(c.isdigit() for c in cue.text):
        return True  # "€0" for "no fee"
    if _awarded(source, cue):
        return True
    if not same and cue.value == GUARANTEE and any(holds(source, c) for c in valued(source, "state.refund+")):
        return True  # "remboursés sous dix jours"
    if not same:
        return _half_price(source, rewrite, cue) or _included(source, rewrite, cue)
    price = _price(source, rewrite, cue)
    if cue.value != "offer.free":
        return True
    if price is None:
        return not _given_too(source, rewrite, cue, same)
    near = source.clause(price.start, price.end)
    known = (_worded(rewrite, rewrite.clause(cue.start, cue.end)) & source.keys(*near)) - rewrite.keys(
        cue.start, cue.end
    )
    if any(not source.keys(*source.clause(c.start, c.end)) - source.keys(c.start, c.end) for c in same):
        return True
    homes = frozenset().union(*(source.keys(*source.clause(c.start, c.end)) for c in same))
    if not known or known & homes or inside(same, near):
        return True
    own = _worded(rewrite, rewrite.clause(cue.start, cue.end)) - rewrite.keys(cue.start, cue.end)
    return bool(own & homes) and _told_beside(rewrite, cue, price, source.keys(*near))


def _awarded(source: Read, cue: Fact) -> bool:
    """Whether a prize is that of an award the source tells of: "the award went to Lena", "her prize"."""
    forms = words(source.language).get("awards", {}).get("forms", ())
    award = compiled(rf"(?<!\w){either(forms)}(?!\w)") if forms else None
    return bool(award and award.search(cue.text) and award.search(source.text))


def _told_beside(side: Read, cue: Fact, price: Fact, asked: frozenset[str]) -> bool:
    """Whether the price of what is asked for follows right after what is given: "free parking or shuttle, £2"."""
    _, end = side.clause(cue.start, cue.end)
    follows = (f for f in leaves(side.hard) if end <= f.start and not any(map(str.isalnum, side.text[end : f.start])))
    return any(same(price, f) and side.keys(f.end, side.clause(f.start, f.end)[1]) <= asked for f in follows)


def _included(source: Read, rewrite: Read, cue: Fact) -> bool:
    """Whether the source tells the thing given as included: "the water's on us"."""
    things = rewrite.keys(*rewrite.clause(cue.start, cue.end)) - rewrite.keys(cue.start, cue.end)
    told = [source.keys(*source.clause(c.start, c.end)) for c in valued(source, "state.included+")]
    return cue.value == "offer.free" and any(things & keys for keys in told)


def _given_too(source: Read, rewrite: Read, cue: Fact, told: list[Fact]) -> bool:
    """Whether a second thing is given that the source tells of and does not give: "free entry and free drinks"."""
    others = [c for c in cues(rewrite, "offer") if c.value == cue.value and c is not cue]
    things = rewrite.keys(*rewrite.clause(cue.start, cue.end)) - rewrite.keys(cue.start, cue.end)
    homes = frozenset().union(*(source.keys(*source.clause(c.start, c.end)) for c in told))
    return len(others) >= len(told) and bool(things & source.all_keys) and not things & homes


def _half_price(source: Read, rewrite: Read, cue: Fact) -> bool:
    """Whether a discount is told as a share or a code the source gives, or tells one price by another."""
    if cue.value != "offer.discount":
        return False
    shares = (f for f in rewrite.hard if f.unit == "ratio" and f.start < cue.end and cue.start < f.end)
    told = any(f.kind in ("percentage", "code") for f in source.facts)
    return told or any(of_a_price(f, source, rewrite) or of_two_prices(f, source, rewrite) for f in shares)


def _worded(side: Read, span: Span) -> frozenset[str]:
    """Return the keys of the words between two places, figures left out: the 2 of "2 children" is none of £2.90."""
    return frozenset(key for key in side.keys(*span) if not key.isdigit())


def _price(source: Read, rewrite: Read, cue: Fact) -> Fact | None:
    """Return the price that stands by the same words in the source."""
    keys = _worded(rewrite, rewrite.clause(cue.start, cue.end))
    prices = [f for f in source.facts if f.kind == "price"]
    best = max(prices, key=lambda f: len(keys & source.keys(*source.clause(f.start, f.end))), default=None)
    return best if best and keys & source.keys(*source.clause(best.start, best.end)) else None
