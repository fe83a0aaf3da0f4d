"""Conditions: a claim told again keeps the condition that limits it, and gains no promise to everybody."""

from collections.abc import Iterator
from dataclasses import replace

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either
from assistant.rewriting.facts.words import words as lists
from assistant.rewriting.guard.answers import is_question
from assistant.rewriting.guard.claims import alteration, claim, cues, echo, inside, shared_clause, valued
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.exclusions import as_if_never, denied_claim, kept_apart
from assistant.rewriting.guard.held_offers import kept_offers, launch_prices
from assistant.rewriting.guard.negations import denies
from assistant.rewriting.guard.promises import around, promised
from assistant.rewriting.guard.states import holds
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.triggers import reach, threshold_of, triggers
from assistant.rewriting.guard.values import leaves, same
from assistant.rewriting.guard.weekdays import complement

PROMISED = "conditions.promised"  # to everybody, which the source does not
# States one of which shuts out the other.
SOLE = frozenset({"state.cash", "state.remote", "state.trip", "state.outside"})
UNDONE = frozenset({"condition.registration"})  # conditions told anew by the very words that lift them
DENIED = 14  # characters before a condition in which it is denied: "not reserved for members"
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
    free = [replace(item, sign=PROMISED) for item in promised(source, rewrite)]
    yield from free
    yield from launch_prices(source, rewrite)
    yield from _imposed(source, rewrite)
    spans: list[Span] = [a.source_span for a in free if a.source_span]
    for cue in triggers(source):
        if any(cue.start < end and start < cue.end for start, end in spans):
            continue
        place = reach(source, cue)
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


def _told(source: Read, rewrite: Read, cue: Fact, words: frozenset[str]) -> bool:
    group = cue.value.removesuffix("_required")
    if group == "condition.purchase":
        threshold = threshold_of(source, cue)
        if threshold is not None:
            return any(f.kind == "price" and f.number == threshold.number for f in leaves(rewrite.hard))
    if group == "condition.exclusion":
        place = reach(source, cue)
        claimed = source.keys(*source.sentence(cue.start)) - source.keys(*place)
        if denied_claim(source, place) and as_if_never(rewrite, words - claimed, claimed):
            return False
        return kept_apart(rewrite, words, claimed) or complement(place, source, rewrite)
    if _value_kept(source, rewrite, cue, group) or _points_back(source, rewrite, cue):
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
    kept = words & rewrite.all_keys | _by_value(source, rewrite, reach(source, cue))
    return bool(words) and len(words & kept) / len(words) >= SAME


def _points_back(source: Read, rewrite: Read, cue: Fact) -> bool:
    """Whether a condition only points to what was told, and the rewrite asks it: "in that case" for "A call?"."""
    forms = lists(source.language).get("pointing", {}).get("forms", ())
    told = source.text[slice(*reach(source, cue))]
    points = forms and compiled(rf"(?<!\w){either(forms)}(?!\w)").search(told)
    return bool(points) and any(is_question(rewrite, span) for span in rewrite.sentences)


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
    place = cue.start, max(cue.end, reach(source, cue)[1])
    if not inside(cues(source, "modality"), place):
        return False
    held = echo(claim(source, source.sentence(cue.start), without=source.keys(*place)), rewrite)
    return held is not None and bool(inside(cues(rewrite, "modality"), held.span))


def _same_states(source: Read, rewrite: Read, cue: Fact) -> bool:
    """Whether the rewrite holds every state a condition is told by: "if accompanied", "with a grown-up"."""
    place = reach(source, cue)
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


def _imposed(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield a demand to register where the source says that one need not: "sans réservation", "sur réservation"."""
    asked = [c for c in cues(rewrite, "condition") if c.value == "condition.registration_required"]
    if not asked or any(c.value == "condition.registration_required" for c in triggers(source)):
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
            yield alteration("condition", (source, (told[0].start, told[0].end)), (rewrite, around(rewrite, cue)))
            return


def replaced(source: Read, told: Span, rewrite: Read, said: Span | None) -> bool:
    """Return whether a promise stands in the place of a condition: then it was changed, not left out.

    "For everybody" leaves out that one must register; "no booking needed" says the contrary.
    """
    promises = inside(cues(rewrite, "unconditional"), said) if said else []
    if not promises:
        return False
    left = inside([c for c in cues(source, "condition") if c.value in LEFT_OUT], told)
    return not left or any(denies(c, rewrite.language) for c in promises)
