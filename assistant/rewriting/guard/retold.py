"""Facts a rewrite tells in another way, or that went with a claim it tells wrongly: they are not left out."""

from fractions import Fraction
from functools import cache

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import Pattern, compiled, either, words
from assistant.rewriting.guard.claims import cues, inside, valued
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.phrases import data
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.values import leaves

MEASURED = frozenset({"number", "quantity", "percentage", "price", "time", "range"})  # told with their claim
PAID = frozenset({"price", "percentage"})
RETOLD = 0.5  # share of its words from which a claim made up stands for one of the source
REACH = 16  # characters before "noon" in which a weekday stands


def made_wrong(fact: Fact, source: Read, rewrite: Read, alterations: list[Alteration]) -> bool:
    """Return whether a claim made up stands for the one a value is told in: "free delivery" for "delivery: £5"."""
    if fact.kind not in MEASURED:
        return False
    made_up = [a for a in alterations if a.rewrite_span and not a.source_span]
    own = source.keys(*_around(source, fact)) - source.keys(fact.start, fact.end) if made_up else ()
    for item in made_up:
        assert item.rewrite_span is not None
        said = rewrite.keys(*rewrite.clause(*item.rewrite_span))
        shared, fewest = len(said.intersection(own)), min(len(own), len(said))
        free = item.kind == "offer" and fact.kind in PAID
        if shared and (free or shared >= RETOLD * fewest):
            return True
        if free and all(_to_get_in(*side) for side in ((source, _around(source, fact)), (rewrite, item.rewrite_span))):
            return True
    return False


def _around(side: Read, fact: Fact) -> Span:
    return side.segment(fact.start, fact.end)


def _to_get_in(side: Read, place: Span) -> bool:
    """Whether a place tells of what one pays to get in."""
    form = compiled(rf"(?<!\w){either(data(side.language).get('admission', ()))}(?!\w)")
    return bool(form.search(side.text, *place))


def reckoned(lost: list[Fact], source: Read, rewrite: Read) -> list[Fact]:
    """Return the prices the rewrite tells by the step from another one: "£4.20, and 40p less" for £3.80."""
    prices = [f for f in lost if all(end.kind == "price" for end in f.parts or (f,))]
    if not prices:
        return []
    told = {f.number for f in leaves(source.hard) if f.kind == "price"}
    said = {f.number for f in leaves(rewrite.facts) if f.kind == "price" and f.number}
    steps = said - told
    return [f for f in prices if steps and all(_reached(end.number, said, steps) for end in f.parts or (f,))]


def _reached(price: Fraction | None, said: set[Fraction], steps: set[Fraction]) -> bool:
    if price is None or price in said:
        return price is not None
    return any(price + step in said - {step} or price - step in said - {step} for step in steps)


def of_age(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether the rewrite says "adults" or "minors" where the source says 18."""
    age = words(rewrite.language)["numbers"]["of_age"]
    aged = fact.unit == "months" or (fact.unit is None and bool(fact.bounds))
    return aged and fact.shown == age["years"] and bool(rewrite.forms & {*age["forms"], *age["minor"]})


def lifted(source: Read, told: Span, rewrite: Read, said: Span) -> bool:
    """Return whether the rewrite says the contrary of a condition: "walk in any time" for "by appointment".

    What is open to everybody lifts a condition on who may come; how one signs up for it is only left out.
    """
    groups = {cue.value for cue in inside(cues(source, "condition"), told)}
    place = rewrite.sentence(said[0])
    if "condition.exclusion" in groups and inside(valued(rewrite, "state.included+"), place):
        return True
    if inside(valued(rewrite, "scope.all_everywhere"), place):
        return True
    promised = [rewrite.text[c.start : c.end] for c in inside(cues(rewrite, "unconditional"), place)]
    everybody = _everybody(rewrite.language)
    if "condition.restricted" in groups:
        return bool(promised or everybody.search(rewrite.text, *place))
    return not all(everybody.search(promise) for promise in promised)


@cache
def _everybody(language: str) -> Pattern:
    return compiled(rf"(?<!\w){either(data(language).get('everybody', ()))}(?!\w)")


def shared_out(fact: Fact, rewrite: Read) -> bool:
    """Return whether the rewrite writes a share in figures: "2/3" for "two thirds"."""
    share = fact.number if fact.unit == "ratio" else None
    return share is not None and f"{share.numerator}/{share.denominator}" in rewrite.text


def elapsed(fact: Fact, side: Read) -> bool:
    """Return whether a time only says how long after: "ten years later", which goes with the date before it."""
    if fact.kind != "quantity":
        return False
    later = compiled(rf"[^\S\n]{either(data(side.language).get('later', ()))}(?!\w)")
    return bool(later.match(side.text, fact.end))


def part_of_day(fact: Fact, side: Read) -> bool:
    """Return whether an hour told by its name is a part of a day: "jeudi midi", "repas de midi"."""
    if fact.kind != "time" or not fact.text.isalpha():
        return False
    return bool(_daytime(side.language).search(side.text[max(fact.start - REACH, 0) : fact.start]))


@cache
def _daytime(language: str) -> Pattern:
    days = [*words(language)["calendar"]["weekdays"], *data(language).get("daytime", ())]
    return compiled(rf"(?<!\w){either(days)}[^\S\n]+$")
