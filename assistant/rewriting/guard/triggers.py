"""The conditions a text sets: where each stands, and how far it reaches."""

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.claims import cues, inside, valued
from assistant.rewriting.guard.held_offers import from_limit
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.values import leaves

DENIED = 14  # characters before a condition in which it is denied: "not reserved for members"
NEAR = 6  # characters between two days a condition joins
TRIGGERS = frozenset({
    "condition.registration_required", "condition.limit", "condition.stock", "condition.proof", "condition.weather",
    "condition.approval", "condition.basis", "condition.restricted", "condition.exclusion", "condition.purchase",
})  # fmt: skip


def triggers(side: Read) -> list[Fact]:
    """Return the conditions that a text sets, in order; those it denies are none."""
    denials = cues(side, "negation")
    return [
        c
        for c in cues(side, "condition")
        if c.value in TRIGGERS and not inside(denials, (max(side.clause(c.start, c.end)[0], c.start - DENIED), c.start))
    ]


def reach(side: Read, cue: Fact) -> Span:
    """Return the condition: its cue and what follows to the end of the clause."""
    if cue.value == "condition.basis":
        return cue.start, cue.end
    start, end = side.clause(cue.start, max(cue.end, cue.start + 1))
    threshold = threshold_of(side, cue) if cue.value == "condition.purchase" else None
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


def threshold_of(side: Read, cue: Fact) -> Fact | None:
    """Return the price a purchase must reach, beside the cue in its clause."""
    start, end = side.clause(cue.start, cue.end)
    prices = [f for f in leaves(side.hard) if f.kind == "price" and start <= f.start < end]
    return min(prices, key=lambda f: abs(f.start - cue.start), default=None)
