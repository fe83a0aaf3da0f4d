"""What a rewrite left out: facts whose whole claim went, conditions and sources simply removed."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.bounds import bounds_around
from assistant.rewriting.facts.fact import Kind
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard import attribution, conditions
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.phrases import data, phrased
from assistant.rewriting.guard.restated import restated
from assistant.rewriting.guard.retold import (
    MEASURED,
    elapsed,
    lifted,
    made_wrong,
    of_age,
    part_of_day,
    reckoned,
    shared_out,
)
from assistant.rewriting.guard.speakers import speaker
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.values import is_year

WEEK = 7  # days
COUNTED = frozenset({"number", "quantity", "percentage"})  # told with the claim they stand in
WHOLE = frozenset({"offer", "condition"})  # kinds whose days are told with them: a day put off is told by itself
NAMING = frozenset({"name", "link", "email", "phone", "handle", "hashtag", "code"})  # the claim around them stands
# Kinds whose source is gone, and not only changed.
REMOVED: dict[str, Kind] = {"condition": "condition", "attribution": "attribution"}
MOMENTS = frozenset({"date", "time", "range"})
BESIDE = 4  # characters from a claim to the day it holds: "planned in September"
UNTIL = frozenset({"until", "up_to"})
SHADES = frozenset({"modality", "scope", "tense"})  # a claim told with less care, no contrary


def left_out(source: Read, rewrite: Read, lost: list[Fact], alterations: list[Alteration]) -> tuple[Fact, ...]:
    """Return the dropped facts in order: those of `lost` no alteration tells of, and what limits or credits a claim.

    `lost` are the facts of the source with no counterpart.
    """
    removed = _distinct(_removed(source, rewrite, alterations))
    spans = [a.source_span for a in alterations if a.source_span and (a.is_hard or a.kind in WHOLE)]
    spans += [(r.start, r.end) for r in removed]
    shaded = [a.source_span for a in alterations if a.source_span]
    claims = [source.clause(*a.source_span) for a in alterations if a.source_span and a.kind not in NAMING]
    soft = [source.clause(*a.source_span) for a in alterations if a.source_span and _is_soft(a)]
    named = [(f.start, f.end) for f in source.facts if f.kind == "name"]
    stepped = reckoned(lost, source, rewrite)
    gone = [
        f
        for f in lost
        if not _descriptive(source, f)
        and not overlaps(f, spans if f.kind == "date" and not _is_limit(f, source) else shaded)
        and not (f.kind == "number" and overlaps(f, named))
        and not (f.kind in COUNTED and overlaps(f, claims))
        and not (f.kind in MEASURED and overlaps(f, soft))
        and not made_wrong(f, source, rewrite, alterations)
        and f not in stepped
        and not of_age(f, source, rewrite)
        and not shared_out(f, rewrite)
        and not restated(f, source, rewrite)
        and not _goes_with_changed(f, source, alterations)
    ]
    told = [f.value for f in rewrite.hard if "weekday" in (f.kind, f.unit) and len(f.value) < WEEK]
    days = [f for f in source.hard if "weekday" in (f.kind, f.unit) and not any(f.value in value for value in told)]
    return tuple(_distinct([*(_with_day(phrased(f, source), days, source) for f in gone), *removed]))


def _with_day(fact: Fact, days: list[Fact], side: Read) -> Fact:
    """Return a time with the day of the week right before it that is gone too: "samedi à 15 h"."""
    small = compiled(rf"[^\S\n]*,?[^\S\n]*(?:{either(words(side.language)['clock']['before'])}[^\S\n]*)?")
    for day in days if fact.kind in ("time", "range") else ():
        if day.end <= fact.start and small.fullmatch(side.text, day.end, fact.start):
            return replace(fact, text=side.text[day.start : fact.end], start=day.start)
    return fact


def _goes_with_changed(fact: Fact, side: Read, alterations: list[Alteration]) -> bool:
    """Whether a value belongs to one that changed: the rate after a price, the day of a plan told as done."""
    for item in alterations:
        if item.source_span is None or not 0 <= fact.start - item.source_span[1] <= BESIDE:
            continue
        if item.is_hard and fact.weak and fact.start - item.source_span[1] == 1:
            return True
        if item.kind == "tense" and fact.kind in MOMENTS and side.clause(*item.source_span)[1] >= fact.end:
            return True
    return False


def _is_soft(alteration: Alteration) -> bool:
    return not alteration.is_hard and alteration.kind not in REMOVED


def overlaps(fact: Fact, spans: list[Span]) -> bool:
    """Return whether a fact stands in one of some places, or in part of it."""
    return any(fact.start < end and start < fact.end for start, end in spans)


def _is_limit(fact: Fact, side: Read) -> bool:
    """Whether a day ends what is told: "on loan until October"."""
    return bool(bounds_around(side.text, fact.start, fact.end, side.language) & UNTIL)


def _descriptive(side: Read, fact: Fact) -> bool:
    """Whether a fact goes with another one or names nothing: a weekday, a year, a letter, "Aux Trois Cépages"."""
    if fact.kind == "weekday" or fact.unit == "weekday" or part_of_day(fact, side) or elapsed(fact, side):
        return True
    if fact.kind == "name":
        return len(fact.text) == 1
    if fact.kind != "number":
        return False
    if fact.text.lower() in data(side.language).get("both", ()):
        return True
    if is_year(fact):
        return True
    before = side.text[: fact.start].rstrip()
    return fact.text[0].isupper() and fact.text[0].isalpha() and before[-1:].isalpha()


def _removed(source: Read, rewrite: Read, alterations: list[Alteration]) -> Iterator[Fact]:
    """Yield the conditions and sources that are simply gone, as dropped facts."""
    others = [a for a in alterations if a.source_span and a.kind not in {*REMOVED, *SHADES}]
    for item in alterations:
        if item.kind not in REMOVED or not item.source_span:
            continue
        if any(_told_wrongly(item, other, rewrite) for other in others):
            continue
        span = _condition(source, rewrite, item) if item.kind == "condition" else _credited(source, rewrite, item)
        if span is not None:
            text = source.show(*span)
            place = source.text.find(text, span[0])
            yield Fact(REMOVED[item.kind], text, place, place + len(text), text)


def _told_wrongly(item: Alteration, other: Alteration, rewrite: Read) -> bool:
    """Whether another alteration of the same words says what became of them: they are changed, not left out."""
    assert item.source_span is not None
    assert other.source_span is not None
    if item.source_span[0] >= other.source_span[1] or other.source_span[0] >= item.source_span[1]:
        return False
    if item.rewrite_span is None or other.rewrite_span is None or other.is_hard:
        return True
    return rewrite.sentence(item.rewrite_span[0]) == rewrite.sentence(other.rewrite_span[0])


def _condition(source: Read, rewrite: Read, item: Alteration) -> Span | None:
    """Return where a condition stands of which the rewrite holds little and which no promise replaces."""
    assert item.source_span is not None
    words = source.keys(*item.source_span)
    if conditions.replaced(source, item.source_span, rewrite, item.rewrite_span):
        return None
    if item.rewrite_span and lifted(source, item.source_span, rewrite, item.rewrite_span):
        return None
    inner = [f for f in source.hard if overlaps(f, [item.source_span])]
    if item.rewrite_span and _days(source, item.source_span) and _days(rewrite, item.rewrite_span):
        return None  # "every day" took the place of "on weekends only"
    plain = words.difference(*(source.keys(f.start, f.end) for f in inner))
    if plain and plain <= rewrite.all_keys:
        return None  # its value changed: "order before you set off" for "order by 20 December"
    return None if len(words & rewrite.all_keys) * 2 >= len(words) else item.source_span


def _days(side: Read, span: Span) -> bool:
    """Whether days of the week stand in a place."""
    return any("weekday" in (f.kind, f.unit) for f in side.hard if overlaps(f, [span]))


def _credited(source: Read, rewrite: Read, item: Alteration) -> Span | None:
    """Return where the name of a source stands that the rewrite names nowhere."""
    assert item.source_span is not None
    if item.rewrite_span and attribution.credits(rewrite, item.rewrite_span):
        return None
    return speaker(source, item.source_span, rewrite)


def _distinct(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts in order, without those another one holds."""
    found: list[Fact] = []
    for fact in sorted(facts, key=lambda f: (f.start, -f.end)):
        if not found or fact.start >= found[-1].end:
            found.append(fact)
    return found
