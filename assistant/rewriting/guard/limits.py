"""Limits and bases of a value that stayed: "up to", "from", "about"; "per person", "a month"."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache, lru_cache

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.bounds import REACH, bound_before, bounds_around
from assistant.rewriting.facts.words import Pattern, Table, compiled, either, named, table, words
from assistant.rewriting.guard.bases import basis_beside, basis_changed
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.identifiers import changed
from assistant.rewriting.guard.matching import Matched
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.values import is_year, same

COMPLEMENTS = {"under": {"from", "over"}, "from": {"under"}, "over": {"under"}}
PAST = {"up_to": {"over"}, "over": {"up_to"}}  # what lies past a limit that is told beside it
LIMITS = frozenset({"up_to", "from", "over", "under", "about", "nearly"})
CEILING, FLOOR = frozenset({"up_to", "under"}), frozenset({"from", "over"})
SHUT = frozenset({"state.open-", "state.held-", "state.normal-", "state.available-", "state.allowed-"})
NEAR = 12
SPEED = "speed"
OLDEST_YEAR = 1000  # that "since" stands before
LASTING = frozenset({"duration", "working_days", "months", "night"})  # dimensions a thing goes on for
AMOUNTS = ("price", "percentage", "quantity", "number")
KIN = {  # limits that may stand for each other
    "up_to": {"up_to", "under", "until", "only", "within"},
    "under": {"under", "up_to", "until", "only", "within"},
    "from": {"from", "over", "since", "was"},
    "over": {"over", "from", "after"},
    "about": {"about", "nearly"},
    "nearly": {"nearly", "about", "under"},
    "until": {"until", "up_to", "under"},
}


def compare(source: Read, rewrite: Read, matched: Matched) -> Iterator[Alteration]:
    """Yield values whose limit or basis changed though their figure stayed."""
    for told, said in matched.pairs:
        if told.kind in AMOUNTS and said.kind in AMOUNTS:
            if _limit_changed(source, told, rewrite, said):
                if not _both_sides(source, told, rewrite, said):
                    yield _shown("scope", source, told, rewrite, said)
            elif not (told.weak or said.weak or basis_beside(told, rewrite)) and basis_changed(
                source, told, rewrite, said
            ):
                yield changed(told, said, told.kind)
        elif {told.kind, said.kind} <= {"date", "time"}:
            if _deadline_changed(source, told, rewrite, said):
                yield _shown("scope", source, told, rewrite, said)
            elif _other_end(source, told, rewrite, said):
                yield replace(_shown("scope", source, told, rewrite, said), sign="limits.end")


def _shown(kind: str, source: Read, told: Fact, rewrite: Read, said: Fact) -> Alteration:
    """Return the alteration with the words of the limit beside the value."""
    spans = []
    for side, fact in ((source, told), (rewrite, said)):
        start, end = side.clause(fact.start, fact.end)
        low = bound_before(side.text, max(start, fact.start - REACH), fact.start, side.language)
        close = max(start, fact.start - 20) if fact.start - start < 24 else fact.start
        spans.append((close if low is None else low, min(end, fact.end + 12) if end - fact.end < 12 else fact.end))
    (a, b), (c, d) = spans
    return Alteration(source.show(a, b), rewrite.show(c, d), kind, (a, b), (c, d))


@cache
def _anywhere(language: str) -> Table:
    """Return the limits wherever they stand, those before and those after a value."""
    return table([*named(language, "bounds"), *named(language, "bounds_after")])


def _near(side: Read, fact: Fact, wide: bool = False) -> set[str]:
    start, end = side.sentence(fact.start) if wide else side.segment(fact.start, fact.end)
    forms = _anywhere(side.language)
    found = {forms.key(m) for m in forms.pattern.finditer(side.text, start, end)}
    return found | set(bounds_around(side.text, fact.start, fact.end, side.language))


def _kin(limits: set[str]) -> set[str]:
    """Return the limits that may stand for some limits."""
    return {kin for limit in limits for kin in KIN.get(limit, {limit})}


def _limit_changed(source: Read, told: Fact, rewrite: Read, said: Fact) -> bool:
    mine, theirs = _limits(source, told), _limits(rewrite, said)
    if told.unit == "ordinal" or is_year(told, OLDEST_YEAR):
        return False
    if told.weak and said.weak:
        return _opposed(mine, theirs)  # "at least an hour", "an hour at most"
    if _past_its_time(told.bounds, said.bounds) or _past_its_time(said.bounds, told.bounds):
        return not (_denied(source, told) and _denied(rewrite, said))  # "not within ten days", "not after ten days"
    if mine == theirs or told.weak or said.weak:
        return False
    if told.unit != said.unit and None in (told.unit, said.unit) and "months" not in (told.unit, said.unit):
        return False
    if told.unit == SPEED and mine <= CEILING and not theirs and _limited(source, told):
        return False  # the speed told of a road is the most one may drive
    if theirs == {"from"} and _rests(source, told):
        return False
    if not mine and theirs <= CEILING and _past_told(source, told):
        return False
    if _complementary(mine, theirs) and _turned(source, told, rewrite, said, theirs):
        return False
    if not mine and (_ends_range(source, told, theirs) or (theirs <= CEILING and _allowed(source, told))):
        return False
    if _opposed(mine, theirs):
        return True
    if _capacity(source, told, rewrite, said, mine | theirs):
        return False
    if mine and not theirs & _kin(mine):
        return not (_near(rewrite, said) & _kin(mine))
    if theirs and not mine & _kin(theirs):
        return not (_near(source, told) & _kin(theirs))
    return False


def _limited(side: Read, speed: Fact) -> bool:
    """Whether a speed is told as the limit of a road: winds "of up to 70 km/h" have none."""
    forms = words(side.language).get("speed_limit", {}).get("forms", ())
    return bool(compiled(rf"(?<!\w){either(forms)}(?!\w)").search(side.text, *side.clause(speed.start, speed.end)))


def _both_sides(source: Read, told: Fact, rewrite: Read, said: Fact) -> bool:
    """Whether the rewrite keeps the limit and tells what lies past it too: "$20 or less", "anything above $20"."""
    mine, past = _limits(source, told), _limits(rewrite, said)
    kept = (f for f in rewrite.hard if f is not said and same(told, f) and _limits(rewrite, f) & _kin(mine))
    beyond = _complementary(mine, past) or any(past & PAST.get(limit, set()) for limit in mine)
    return beyond and any(kept)


def _ends_range(side: Read, fact: Fact, limits: set[str]) -> bool:
    """Whether a value is the end of a range that a limit tells: "5 to 11", "from 5 up to 11"."""
    ends = [(f.parts[0], f.parts[-1]) for f in side.hard if f.kind == "range" and f.parts]
    return any(
        (same(last, fact) and limits <= CEILING) or (same(first, fact) and limits <= FLOOR) for first, last in ends
    )


def _allowed(side: Read, fact: Fact) -> bool:
    """Whether a length of time is told as what is possible: so it is the most that may be."""
    forms = words(side.language).get("possible", {}).get("forms", ())
    clause = side.clause(fact.start, fact.end)
    return fact.unit in LASTING and bool(compiled(rf"(?<!\w){either(forms)}(?!\w)").search(side.text, *clause))


def _capacity(source: Read, told: Fact, rewrite: Read, said: Fact, limits: set[str]) -> bool:
    """Whether only one side tells a number as a limit of how many there are: "limited to 70" is 70 pieces."""
    if limits != {"up_to"} or told.kind != "number" or said.kind != "number" or told.unit or said.unit:
        return False
    return _capped(source, told) != _capped(rewrite, said)


def _capped(side: Read, fact: Fact) -> bool:
    forms = words(side.language).get("capped", {}).get("forms", ())
    low = bound_before(side.text, max(fact.start - REACH, 0), fact.start, side.language)
    return low is not None and bool(compiled(rf"{either(forms)}(?!\w)").match(side.text, low, fact.start))


def _limits(side: Read, fact: Fact) -> set[str]:
    """Return the limits on a value; "over three days" tells how long and sets none."""
    limits = set(fact.bounds) & LIMITS
    forms = words(side.language)["during"]["forms"]
    if forms and (fact.unit in LASTING or _along(side, fact)):
        during = compiled(rf"(?<!\w){either(forms)}[^\S\n]+$").search(side.text[max(fact.start - NEAR, 0) : fact.start])
        limits -= {"over"} if during else set()
    return limits - {"from"} if _started_from(side, fact) or _sourced(side, fact) else limits


def _along(side: Read, fact: Fact) -> bool:
    """Whether a length stands after another quantity of its clause: "climbs 420 metres over 9 kilometres"."""
    start, _ = side.clause(fact.start, fact.end)
    return fact.unit == "length" and any(f.kind == "quantity" and start <= f.start < fact.start for f in side.hard)


def _sourced(side: Read, fact: Fact) -> bool:
    """Whether "from" tells where things come from, and no floor: "the wool comes from 23 farms"."""
    data = words(side.language).get("origin")
    if not data or fact.kind != "number":
        return False
    before = side.text[max(fact.start - NEAR, 0) : fact.start]
    led = compiled(rf"(?<!\w){either(data['before'])}[^\S\n]+$").search(before)
    counted = side.within(fact.end, fact.end + NEAR)[:1]
    return bool(led) and bool(counted) and counted[0].text.casefold() not in data["sizes"]


def _past_told(side: Read, fact: Fact) -> bool:
    """Whether what lies past a value is told next, which is so the most: "three projects are free; beyond that, £7"."""
    forms = words(side.language).get("past", {}).get("forms", ())
    later = min((f.start for f in side.hard if f.start >= fact.end), default=len(side.text))
    return bool(forms) and bool(compiled(rf"(?<!\w){either(forms)}").search(side.text, fact.end, later))


def _rests(side: Read, fact: Fact) -> bool:
    """Whether what is told rests on so many things: "s'appuie sur 480 relevés" is "à partir de 480 relevés"."""
    forms = words(side.language).get("rests", {}).get("before", ())
    lead = compiled(rf"(?<!\w){either(forms)}[^\S\n]+$")
    return fact.kind == "number" and bool(lead.search(side.text[max(fact.start - REACH, 0) : fact.start]))


def _started_from(side: Read, fact: Fact) -> bool:
    """Whether "from" tells where a change began: "slowed to 2.1% from 2.4%", "from 4 minutes to 40 seconds"."""
    start, end = side.sentence(fact.start)
    forms = words(side.language).get("change", {}).get("to", ())
    others = [f for f in side.hard if f.kind == fact.kind and f.unit == fact.unit and start <= f.start < end]
    arrived = compiled(rf"(?<!\w){either(forms)}[^\S\n]+$")
    earlier = [f for f in others if f.start < fact.start and not _other_thing(side, f, fact)]
    before = any(arrived.search(side.text[max(f.start - NEAR, 0) : f.start]) for f in earlier)
    onward = compiled(rf"[^\S\n]+{either(forms)}(?!\w)").match(side.text, fact.end)
    arrival = [f for f in side.hard if onward and f.start == onward.end() + 1 and f.unit in (fact.unit, None)]
    return bool(forms) and (before or bool(arrival) or (bool(onward) and any(f.start > fact.start for f in others)))


def _other_thing(side: Read, first: Fact, second: Fact) -> bool:
    """Whether two values of a list tell of two things: "tomatoes at £1.80, herbs from £2.50"."""
    cut = side.text.find(",", first.end, second.start)
    return cut >= 0 and bool(side.within(cut, second.start))


def _opposed(mine: set[str], theirs: set[str]) -> bool:
    """Whether one side sets a ceiling where the other sets a floor."""
    return bool(mine and theirs) and ((mine <= CEILING and theirs <= FLOOR) or (mine <= FLOOR and theirs <= CEILING))


def _past_its_time(mine: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether a time within which a thing is due is told as one after which it is."""
    return "within" in mine and bool(theirs & {"after", "over"})


def _complementary(mine: set[str], theirs: set[str]) -> bool:
    return any(theirs & COMPLEMENTS.get(limit, set()) for limit in mine)


def _turned(source: Read, told: Fact, rewrite: Read, said: Fact, theirs: set[str]) -> bool:
    """Whether a limit is told from its other side: "no under-14s" as "14 or over"; or both stand in the source."""
    if _near(source, told, wide=True) & theirs:
        return True
    spans = ((source, source.segment(told.start, told.end)), (rewrite, rewrite.segment(said.start, said.end)))
    turns = ("condition.approval", "state.held-", "state.allowed-")
    denied = [
        any(
            (f.kind == "negation" or f.value in turns) and a <= f.start < b and not _in_limit(side, f)
            for f in side.facts
        )
        for side, (a, b) in spans
    ]
    if denied[0] == denied[1]:  # "at least 1 MB, or we won't be able to": what is denied is what lies past it
        spans = ((source, source.clause(told.start, told.end)), (rewrite, rewrite.clause(said.start, said.end)))
        denied = [any(f.kind == "negation" and a <= f.start < b for f in side.facts) for side, (a, b) in spans]
    return denied[0] != denied[1]


def _in_limit(side: Read, negation: Fact) -> bool:
    """Whether a denial makes a limit the other one, and turns nothing else: "nothing under 15" is "from 15"."""
    return any(a <= negation.start < b for a, b in limit_spans(side))


@lru_cache(maxsize=8)
def limit_spans(side: Read) -> tuple[Span, ...]:
    """Return where limits stand right before their values: "no later than 30 June", "never exceed 15"."""
    values = [f for f in side.hard if f.number is not None or (f.kind in ("date", "time") and not f.weak)]
    found = [(bound_before(side.text, max(f.start - REACH, 0), f.start, side.language), f.start) for f in values]
    return tuple((start, end) for start, end in found if start is not None)


def other_side(source: Read, place: Span, rewrite: Read, there: Span) -> bool:
    """Return whether two clauses tell one limit from its two sides: "unsuitable for under-12s", "suitable from 12"."""
    a, b = source.clause(*place), rewrite.clause(*there)
    told = [f for f in source.hard if a[0] <= f.start < a[1] and f.bounds & set(COMPLEMENTS)]
    said = [f for f in rewrite.hard if told and b[0] <= f.start < b[1] and f.bounds & set(COMPLEMENTS)]
    return any(f.shown == g.shown and _complementary(set(f.bounds), set(g.bounds)) for f in told for g in said)


def _other_end(source: Read, told: Fact, rewrite: Read, said: Fact) -> bool:
    """Whether the hour something opens is told as the one it closes, or the other way round."""
    ends = [_end_told(side, fact) for side, fact in ((source, told), (rewrite, said))]
    return None not in ends and ends[0] != ends[1]


def _end_told(side: Read, fact: Fact) -> str | None:
    """Return whether a verb right before an hour opens or closes; None where there is none, or it is denied."""
    start, end = side.clause(fact.start, fact.end)
    if _denied(side, fact) or any(f.value in SHUT and start <= f.start < end for f in side.facts):
        return None  # "closed until 10", "not before 10"
    if bounds_around(side.text, fact.start, fact.end, side.language) & {"until", "up_to"}:
        return "closes"
    lead = side.text[max(start, fact.start - REACH) : fact.start]
    return next((end for end, form in _ends(side.language) if form.search(lead)), None)


@cache
def _ends(language: str) -> tuple[tuple[str, Pattern], ...]:
    """Return what opens or closes right before an hour, by which of the two it does."""
    data = words(language)["clock"]
    before = either(data["before"])
    return tuple(
        (end, compiled(rf"(?<!\w){either(data[end])}[^\S\n]+{before}[^\S\n]*$")) for end in ("opens", "closes")
    )


def _deadline_changed(source: Read, told: Fact, rewrite: Read, said: Fact) -> bool:
    """Whether "until" a day or an hour went, or turned into "from"."""
    mine = bounds_around(source.text, told.start, told.end, source.language)
    if not mine & {"until", "up_to"} or _denied(source, told) or reopens(source, told, rewrite, said):
        return False
    theirs = bounds_around(rewrite.text, said.start, said.end, rewrite.language)
    if "from" in mine and "up_to" in theirs and "from" not in theirs:
        return True  # "until at least March", "until March at the latest"
    return not (_near(rewrite, said, wide=True) & {"until", "up_to", "ends"} or _to_before(rewrite, said))


def reopens(source: Read, told: Fact, rewrite: Read, said: Fact) -> bool:
    """Return whether what is shut until a day is told as open after it: "closed until 3 June", "opens after 3 June"."""
    mine, theirs = (bounds_around(s.text, f.start, f.end, s.language) for s, f in ((source, told), (rewrite, said)))
    start, end = source.clause(told.start, told.end)
    shut = any(f.value in SHUT and start <= f.start < end for f in source.facts)
    return shut and bool(mine & {"until", "up_to"}) and ("after" in theirs or _denied(rewrite, said))


def _denied(side: Read, fact: Fact) -> bool:
    """Whether the clause of a value is denied: "not before 10" is "from 10"."""
    start, end = side.clause(fact.start, fact.end)
    return any(f.kind == "negation" and start <= f.start < end for f in side.facts)


def _to_before(side: Read, fact: Fact) -> bool:
    """Whether the value ends a range told in another way: "valable jusqu'au" as "→ 31/03"."""
    return side.text[max(fact.start - 4, 0) : fact.start].strip()[-1:] in {"→", "-", "–"}
