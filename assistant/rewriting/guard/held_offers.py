"""Offers that stay while what limits them goes: an age, an hour, a day, those they are for."""

from collections.abc import Iterator

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.bounds import bound_before, bounds_around
from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.claims import alteration, cues, inside
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.values import leaves, same

UNTIL = frozenset({"until", "up_to"})
OFFERS = frozenset({"offer.free", "offer.discount"})
LIMITING = frozenset({"time", "weekday", "date", "quantity", "number", "range", "price"})
SEVERAL = 2  # words that name a group narrower than everybody


def from_limit(side: Read, place: int, low: int) -> int:
    """Return where the words of a limit right before a price begin: "dès 50 €"."""
    match = bound_before(side.text, low, place, side.language)
    return match if match is not None else place


def launch_prices(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield a price that stays while the day it ends goes, where the source tells the price after it too."""
    held = leaves(rewrite.hard)
    for start, end in source.sentences:
        prices = [f for f in source.hard if f.kind == "price" and start <= f.start < end]
        if len(prices) < SEVERAL:
            continue
        ends = [f for f in source.hard if f.kind == "date" and prices[0].end <= f.start < prices[1].start]
        said = [f for f in rewrite.hard if f.kind == "price" and same(prices[0], f)]
        limited = [f for f in ends if bounds_around(source.text, f.start, f.end, source.language) & UNTIL]
        if not said or not limited or any(same(leaf, limited[0]) for leaf in held):
            continue
        if any(same(prices[1], leaf) for leaf in held):
            continue
        place = from_limit(source, limited[0].start, prices[0].end), limited[0].end
        yield alteration("condition", (source, place), (rewrite, rewrite.clause(said[0].start, said[0].end)))


def kept_offers(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield what stays free, or cheaper, without the age, hour or day it was so for."""
    held = leaves(rewrite.hard)
    free = [c for c in cues(rewrite, "offer") if c.value in OFFERS]
    for cue in cues(source, "offer"):
        if cue.value not in OFFERS or not free:
            continue
        span = source.segment(cue.start, cue.end)
        limits = [f for f in source.hard if span[0] <= f.start < span[1] and _limiting(source, f)]
        gone = [f for f in limits if f.kind in LIMITING and not _held(f, held, rewrite)]
        again = [c for c in free if c.value == cue.value]
        if again and not gone and (beneficiary := _beneficiary(source, span, cue, rewrite)):
            said = rewrite.clause(again[0].start, again[0].end)
            yield alteration("condition", (source, beneficiary), (rewrite, said))
        if gone and again:
            place = min(cue.start, gone[0].start), max(cue.end, gone[-1].end)
            yield alteration("condition", (source, place), (rewrite, rewrite.clause(again[0].start, again[0].end)))


def _beneficiary(source: Read, span: Span, cue: Fact, rewrite: Read) -> Span | None:
    """Return whom an offer is for, in several words of which the rewrite holds none: "aux tables de six"."""
    form = compiled(rf"(?<!\w){either(words(source.language)['beneficiary']['before'])}[^\S\n]+")
    match = form.search(source.text, cue.end, span[1])
    if match is None:
        return None
    named = source.within(match.end(), source.clause(match.end(), match.end() + 1)[1])
    inner = [f for f in source.hard if match.end() <= f.start < span[1]]
    if source.bridge or any(_held(f, leaves(rewrite.hard), rewrite) for f in inner):
        return None
    if len(named) < SEVERAL or any(set(source.bridged(t)) & rewrite.all_keys for t in named):
        return None
    return match.start(), named[-1].end


def _held(fact: Fact, held: list[Fact], rewrite: Read) -> bool:
    """Whether the rewrite holds a value, in figures or in the word it was told by: "under-fives" for "under five"."""
    word = fold(fact.text).split()[0]
    age = words(rewrite.language)["numbers"]["of_age"]
    if fact.unit == "months" and fact.shown == age["years"] and rewrite.forms & {*age["minor"], *age["forms"]}:
        return True  # "minors" for "under 18"
    return any(same(leaf, fact) for leaf in held) or any(form.startswith(word) for form in rewrite.forms)


def _limiting(side: Read, fact: Fact) -> bool:
    """Whether a value says for whom or from when: it has a limit, is an age, or follows "after"."""
    moments = inside([c for c in side.facts if c.value.startswith("state.moment")], (fact.start - 8, fact.start))
    if fact.kind == "time" and bounds_around(side.text, fact.start, fact.end, side.language) & UNTIL:
        return True
    return bool(fact.bounds or fact.unit == "age" or moments)
