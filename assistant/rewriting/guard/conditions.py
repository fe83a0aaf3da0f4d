"""Conditions: a claim told again keeps the condition that limits it, and gains no promise to everybody."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.claims import alteration, claim, cues, echo, inside, shared_clause, valued
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.exclusions import as_if_never, denied_claim, kept_apart
from assistant.rewriting.guard.held_offers import UNTIL as UNTIL
from assistant.rewriting.guard.held_offers import from_limit, kept_offers, launch_prices
from assistant.rewriting.guard.negations import denies
from assistant.rewriting.guard.states import holds
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.universals import thanked
from assistant.rewriting.guard.values import leaves, same
from assistant.rewriting.guard.weekdays import complement

TRIGGERS = frozenset({
    "condition.registration_required", "condition.limit", "condition.stock", "condition.proof", "condition.weather",
    "condition.approval", "condition.basis", "condition.restricted", "condition.exclusion", "condition.purchase",
})  # fmt: skip
PROMISED = "conditions.promised"  # to everybody, which the source does not
SOLE = frozenset(
    {"state.cash", "state.remote", "state.trip", "state.outside"}
)  # states one of which shuts out the other
UNDONE = frozenset({"condition.registration"})  # conditions told anew by the very words that lift them
DENIED = 14  # characters before a condition in which it is denied: "not reserved for members"
NEAR = 6  # characters between two days a condition joins
SAME = 0.5  # share of the words of a condition from which it is taken as told again
KIN = {
    "condition.approval": ("condition.weather", "condition.restricted", "condition.exclusion"),
    "condition.weather": ("condition.approval",),
    "condition.restricted": ("condition.approval", "condition.exclusion", "condition.proof"),
    "condition.exclusion": ("condition.restricted",),
    "condition.stock": ("condition.limit",),
    "condition.limit": ("condition.stock", "condition.restricted"),
    "condition.proof": ("condition.restricted",),
    "condition.purchase": ("condition.restricted", "condition.approval"),
}
LEFT_OUT = frozenset({"condition.registration_required", "condition.limit", "condition.proof", "condition.stock"})


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield conditions that went while their claim stayed, and promises without condition."""
    free = [replace(item, sign=PROMISED) for item in _unconditional(source, rewrite)]
    yield from free
    yield from launch_prices(source, rewrite)
    yield from _imposed(source, rewrite)
    spans: list[Span] = [a.source_span for a in free if a.source_span]
    for cue in _triggers(source):
        if any(cue.start < end and start < cue.end for start, end in spans):
            continue
        place = _phrase(source, cue)
        own = source.keys(cue.end, place[1]) if cue.value == "condition.restricted" else frozenset()
        words = own or source.keys(*place)
        if _told(source, rewrite, cue, words):
            continue
        sentence = source.sentence(cue.start)
        held = echo(claim(source, sentence, without=source.keys(*place)), rewrite)
        if held and (held.count >= 2 or held.share >= 0.6):
            spans.append(place)
            yield alteration("condition", (source, place), (rewrite, shared_clause(rewrite, held.span, held.shared)))
    for item in kept_offers(source, rewrite):
        if not any(item.source_span and item.source_span[0] < b and a < item.source_span[1] for a, b in spans):
            yield item


def _triggers(side: Read) -> list[Fact]:
    denials = cues(side, "negation")
    return [
        c
        for c in cues(side, "condition")
        if c.value in TRIGGERS and not inside(denials, (max(side.clause(c.start, c.end)[0], c.start - DENIED), c.start))
    ]


def _phrase(side: Read, cue: Fact) -> Span:
    """Return the condition: its cue and what follows to the end of the clause."""
    if cue.value == "condition.basis":
        return cue.start, cue.end
    start, end = side.clause(cue.start, max(cue.end, cue.start + 1))
    threshold = _threshold(side, cue) if cue.value == "condition.purchase" else None
    if threshold is not None:
        return from_limit(side, min(threshold.start, cue.start), start), max(threshold.end, cue.end)
    if cue.value == "condition.exclusion" and not side.within(cue.end, end):
        return start, max(cue.end, start)
    if (
        cue.value == "condition.restricted"
        and not side.within(cue.end, end)
        and inside(valued(side, "scope.only"), (cue.start, cue.end))
    ):
        return _only_for(side, cue, start), cue.end
    if not side.within(cue.end, end) and not side.within(cue.start, cue.end)[1:]:
        start, _ = side.clause(cue.start, cue.end)
        return start, max(cue.end, start)
    return cue.start, _days_end(side, max(end, cue.end))


def _only_for(side: Read, cue: Fact, start: int) -> int:
    """Return where what "only" ends with begins, the small word before it included: "on Saturdays only"."""
    last = next(iter(side.within(start, cue.start)[-1:]), None)
    if last is None:
        return start
    place = min((f.start for f in side.hard if f.start <= last.start < f.end), default=last.start)
    small = compiled(rf"(?<!\w){either(words(side.language)['narrowed']['places'])}[^\S\n]+$").search(
        side.text, start, place
    )
    return small.start() if small else place


def _days_end(side: Read, end: int) -> int:
    """Return where a condition ends, the day or month a conjunction adds to it included: "in July and in August"."""
    joint = compiled(rf"[^\S\n]?{either(words(side.language)['calendar']['and'])}[^\S\n]").match(side.text, end)
    joint = joint or compiled(rf"{either(words(side.language)['calendar']['and'])}[^\S\n]").match(side.text, end)
    dated = [f for f in side.hard if f.kind in ("date", "weekday")]
    before = any(end - NEAR <= f.end <= end for f in dated)
    after = [f.end for f in dated if joint and joint.end() <= f.start <= joint.end() + NEAR]
    return after[0] if before and after else end


def _threshold(side: Read, cue: Fact) -> Fact | None:
    """Return the price a purchase must reach, beside the cue in its clause."""
    start, end = side.clause(cue.start, cue.end)
    prices = [f for f in leaves(side.hard) if f.kind == "price" and start <= f.start < end]
    return min(prices, key=lambda f: abs(f.start - cue.start), default=None)


def _told(source: Read, rewrite: Read, cue: Fact, words: frozenset[str]) -> bool:
    group = cue.value.removesuffix("_required")
    if group == "condition.purchase":
        threshold = _threshold(source, cue)
        if threshold is not None:
            return any(f.kind == "price" and f.number == threshold.number for f in leaves(rewrite.hard))
    if group == "condition.exclusion":
        place = _phrase(source, cue)
        claimed = source.keys(*source.sentence(cue.start)) - source.keys(*place)
        if denied_claim(source, place) and as_if_never(rewrite, words - claimed, claimed):
            return False
        return kept_apart(rewrite, words, claimed) or complement(place, source, rewrite)
    if _value_kept(source, rewrite, cue, group):
        return True
    if _same_states(source, rewrite, cue) or _told_by_other(source, rewrite, cue) or _hedged(source, rewrite, cue):
        return True
    families = {group, *KIN.get(group, ())}
    if any(
        c.value.removesuffix("_required") in families
        and not _kept_beside(source, group, c)
        and not (group in UNDONE and denies(c, rewrite.language))
        for c in cues(rewrite, "condition")
    ):
        return True
    kept = words & rewrite.all_keys | _by_value(source, rewrite, _phrase(source, cue))
    return bool(words) and len(words & kept) / len(words) >= SAME


def _kept_beside(source: Read, group: str, said: Fact) -> bool:
    """Whether a condition of another kind stands in the source too, in the same words: it tells nothing of this one."""
    beside = valued(source, said.value)
    return said.value.removesuffix("_required") != group and any(c.text.lower() == said.text.lower() for c in beside)


def _by_value(source: Read, rewrite: Read, place: Span) -> frozenset[str]:
    """Return the keys of the values of a condition that the rewrite tells in another form: 48 hours for two days."""
    held = leaves(rewrite.hard)
    told = (f for f in source.hard if place[0] <= f.start < place[1] and any(same(f, leaf) for leaf in held))
    return frozenset().union(*(source.keys(f.start, f.end) for f in told))


def _hedged(source: Read, rewrite: Read, cue: Fact) -> bool:
    """Whether a condition only hedges, and the rewrite does too: "if all goes well", "should open"."""
    place = cue.start, max(cue.end, _phrase(source, cue)[1])
    if not inside(cues(source, "modality"), place):
        return False
    held = echo(claim(source, source.sentence(cue.start), without=source.keys(*place)), rewrite)
    return held is not None and bool(inside(cues(rewrite, "modality"), held.span))


def _same_states(source: Read, rewrite: Read, cue: Fact) -> bool:
    """Whether the rewrite holds every state a condition is told by: "if accompanied", "with a grown-up"."""
    place = _phrase(source, cue)
    states = {c.value for c in inside(cues(source, "state"), place)}
    return bool(states) and states <= {c.value for c in cues(rewrite, "state")} and cue.value == "condition.approval"


def _told_by_other(source: Read, rewrite: Read, cue: Fact) -> bool:
    """Whether a restriction is told by what it shuts out: "card payments only", "we take no cash"."""
    low, end = source.clause(cue.start, cue.end)
    told = {c.value[:-1]: holds(source, c) for c in inside(cues(source, "state"), (low, end)) if c.value[:-1] in SOLE}
    return any(c.value[:-1] in told and told[c.value[:-1]] == holds(rewrite, c) for c in cues(rewrite, "state"))


def _value_kept(source: Read, rewrite: Read, cue: Fact, group: str) -> bool:
    """Whether the rewrite holds the value a condition is told by: "over 16" for "residents over 16", "sous 48 h"."""
    _, end = source.clause(cue.start, cue.end)
    inner = [f for f in source.hard if cue.start <= f.start < end and f.bounds]
    held = leaves(rewrite.hard)
    if group == "condition.restricted":
        return any(same(f, leaf) for f in inner for leaf in held)
    within = [f for f in source.hard if cue.start <= f.start < cue.end and f.number is not None]
    counted = [f for f in within if f.unit != "ordinal"]  # "close after the first 50", "none after fifty"
    if group == "condition.limit" and len(counted) < len(within) and counted:
        return all(any(same(f, leaf) and leaf.bounds for leaf in held) for f in counted)
    return bool(within) and all(any(same(f, leaf) for leaf in held) for f in within)


def _unconditional(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield "for everybody", "no booking needed" where the source says nothing of the kind."""
    told = cues(source, "unconditional")
    for cue in cues(rewrite, "unconditional"):
        if told or _own_words(source, rewrite, cue) or _of_days(source, rewrite, cue):
            continue
        if _negated_in_source(source, rewrite, cue) or _twice_denied(rewrite, cue) or _stated(source, rewrite, cue):
            continue
        sentence = rewrite.sentence(cue.start)
        if inside(valued(rewrite, "condition.exclusion"), sentence):
            continue  # "all year, August apart"
        held = echo(claim(rewrite, sentence), source)
        if thanked(rewrite, cue) and not rewrite.within(cue.end, sentence[1]):
            continue  # "a lovely day to you all"
        near = [f for f in rewrite.hard if f.kind == "range" and 0 <= f.start - cue.end <= NEAR]
        lifts = set(cue.text.lower().split()) & set(words(rewrite.language)["denial"]["without"])
        if near and not (lifts and "," in rewrite.text[cue.end : near[0].start]):
            continue  # "any time between 10 and 4"
        limits = inside(_triggers(source), held.span) if held else _triggers(source)
        if limits:
            last = limits[-1]
            place = limits[0].start, max(_phrase(source, last)[1], last.end)
            yield alteration("condition", (source, place), (rewrite, _around(rewrite, cue)))
        elif not _nothing_asked(source):
            yield alteration("condition", None, (rewrite, _around(rewrite, cue)))


def _of_days(source: Read, rewrite: Read, cue: Fact) -> bool:
    """Whether "7 days out of 7" tells the days the source tells in other words."""
    days = [f for f in rewrite.hard if f.start <= cue.start < f.end and (f.kind == "weekday" or f.unit == "weekday")]
    return any(f.value == day.value for day in days for f in source.hard)


def _imposed(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield a demand to register where the source says that one need not: "sans réservation", "sur réservation"."""
    asked = [c for c in cues(rewrite, "condition") if c.value == "condition.registration_required"]
    if not asked or any(c.value == "condition.registration_required" for c in _triggers(source)):
        return
    denials = cues(source, "negation")
    needless = (*cues(source, "unconditional"), *valued(source, "condition.registration"))
    lifted = [
        c
        for c in needless
        if denies(c, source.language) and not inside(denials, (source.clause(c.start, c.end)[0], c.start))
    ]
    for cue in asked:
        own = rewrite.keys(cue.start, cue.end)
        told = [c for c in lifted if own & source.keys(c.start, c.end)]
        denied = inside(
            cues(rewrite, "negation"), (max(rewrite.clause(cue.start, cue.end)[0], cue.start - DENIED), cue.start)
        )
        if told and not denied:
            yield alteration("condition", (source, (told[0].start, told[0].end)), (rewrite, _around(rewrite, cue)))
            return


def _nothing_asked(side: Read) -> bool:
    """Whether a text says that something is not needed: "no referral is needed" lets one "just turn up"."""
    denials = cues(side, "negation")
    needs = [c for c in side.facts if c.value in ("state.required+", "condition.required")]
    needless = valued(side, "state.required-")
    return bool(needless) or any(inside(denials, (side.clause(c.start, c.end)[0], c.start)) for c in needs)


def _stated(source: Read, rewrite: Read, cue: Fact) -> bool:
    """Whether what a promise tells is a state of the source: "even with no experience" for "beginners welcome"."""
    said = inside(cues(rewrite, "state"), (cue.start, rewrite.clause(cue.start, cue.end)[1]))
    return cue.value == "unconditional.even" and bool(
        {c.value for c in said} & {c.value for c in cues(source, "state")}
    )


def _own_words(source: Read, rewrite: Read, cue: Fact) -> bool:
    """Whether a promise is told in the word of a source that sets no condition: "drop in", "drop-in sessions"."""
    told = rewrite.within(cue.start, cue.end)
    known = any(set(rewrite.bridged(token)) & source.all_keys for token in (*told[:1], *told[-1:]))
    return known and not denies(cue, rewrite.language) and not _triggers(source)


def _negated_in_source(source: Read, rewrite: Read, cue: Fact) -> bool:
    """Whether the source denies or does without the same thing in other words."""
    words = rewrite.keys(cue.start, cue.end)
    for token in source.tokens:
        if set(source.bridged(token)) & words:
            span = source.sentence(token.start)
            if inside([c for c in source.facts if c.kind == "negation" or c.value == "state.required-"], span):
                return True
    return False


def _twice_denied(side: Read, cue: Fact) -> bool:
    """Whether the words before deny what lifts the condition: "no visit without an appointment"."""
    start, _ = side.clause(cue.start, cue.end)
    return bool(inside(cues(side, "negation"), (start, cue.start)))


def _around(side: Read, cue: Fact) -> Span:
    start, end = side.clause(cue.start, cue.end)
    return start, max(end, cue.end)


def replaced(source: Read, told: Span, rewrite: Read, said: Span | None) -> bool:
    """Return whether a promise stands in the place of a condition: then it was changed, not left out.

    "For everybody" leaves out that one must register; "no booking needed" says the contrary.
    """
    promises = inside(cues(rewrite, "unconditional"), said) if said else []
    if not promises:
        return False
    left = inside([c for c in cues(source, "condition") if c.value in LEFT_OUT], told)
    return not left or any(denies(c, rewrite.language) for c in promises)
