"""The guard: what a rewrite did to the facts of its source."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from types import ModuleType

from assistant.rewriting.facts import Fact, exact_facts
from assistant.rewriting.guard import (
    added,
    agents,
    antonyms,
    attribution,
    binding,
    bonds,
    charges,
    comparatives,
    complements,
    conditions,
    counted,
    directions,
    exclusive,
    forbidden,
    grades,
    identifiers,
    in_place,
    labelled,
    labels,
    lacking,
    limits,
    modality,
    moments,
    moved_days,
    names,
    narrowed,
    needless,
    offers,
    order,
    places,
    polarity,
    privatives,
    quotations,
    ranks,
    rhythms,
    roles,
    scope,
    toggled,
    universals,
    wider,
    zones,
)
from assistant.rewriting.guard.comparison import Alteration, Comparison
from assistant.rewriting.guard.dropping import left_out, overlaps
from assistant.rewriting.guard.matching import match
from assistant.rewriting.guard.pairing import paired
from assistant.rewriting.guard.sureness import held
from assistant.rewriting.guard.text import Read

SOFT = (
    added,
    agents,
    antonyms,
    attribution,
    bonds,
    charges,
    comparatives,
    complements,
    conditions,
    directions,
    exclusive,
    forbidden,
    grades,
    labelled,
    lacking,
    modality,
    moments,
    moved_days,
    narrowed,
    needless,
    offers,
    order,
    places,
    polarity,
    privatives,
    ranks,
    rhythms,
    roles,
    toggled,
    universals,
    wider,
    zones,
)


def compare(source: str, rewrite: str, language: str, target_language: str | None = None) -> Comparison:
    """Return what the rewrite kept, dropped, altered and invented of the facts of the source."""
    target = target_language or language
    if rewrite == source and target == language:
        return _unchanged(source, language)
    told, said = Read(source, language, target if target != language else None), Read(rewrite, target)
    matched = match(told, said)
    found: list[Fact | Alteration] = [
        *identifiers.compare(told, said),
        *names.compare(told, said),
        *quotations.compare(told, said),
        *labels.compare(told, said),
        *paired(told, said, matched),
    ]
    for check in (limits, binding, in_place, scope, counted):
        found += _signed(check, check.compare(told, said, matched))
    for soft in SOFT:
        found += _signed(soft, soft.compare(told, said))
    told_apart = _distinct([item for item in found if isinstance(item, Alteration)])
    missing = [item for item in found if isinstance(item, Fact)]
    alterations = held(told_apart, missing, told, said)
    unsure = tuple(item for item in told_apart if item not in alterations)
    dropped = left_out(told, said, missing, alterations)
    changed = {a.source_span for a in alterations}
    gone = [(f.start, f.end) for f in dropped]
    return Comparison(
        tuple(f for f in told.hard if (f.start, f.end) not in changed and not overlaps(f, gone) and not f.weak),
        dropped,
        tuple(a for a in alterations if a.source),
        tuple(a for a in alterations if not a.source),
        unsure,
    )


def _signed(reading: ModuleType, found: Iterable[Alteration]) -> Iterator[Alteration]:
    """Yield what a reading told of, under its name where it gave none."""
    name = reading.__name__.rpartition(".")[2]
    return (replace(item, sign=item.sign or f"{name}.{item.kind}") for item in found)


def _unchanged(text: str, language: str) -> Comparison:
    """Return the comparison of a text with itself: it keeps all, even where it contradicts itself."""
    return Comparison(exact_facts(text, language))


def _distinct(alterations: list[Alteration]) -> list[Alteration]:
    """Return the alterations in order, the first of those that tell of the same two places, or one within the other."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for item in alterations:
        twice = item.sign.startswith("in_place") and any(_within(item, other) for other in alterations)
        if (item.source, item.rewrite) not in seen and not twice:
            seen.add((item.source, item.rewrite))
            kept.append(item)
    return kept


def _within(item: Alteration, other: Alteration) -> bool:
    """Whether another alteration of the same sort tells of a longer place that holds that of this one."""
    if item is other or not other.is_hard or item.rewrite_span is None or other.rewrite_span is None:
        return False
    (start, end), (low, high) = item.rewrite_span, other.rewrite_span
    return low <= start and end <= high and high - low > end - start
