"""The guard: what a rewrite did to the facts of its source."""

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.fact import Kind
from assistant.rewriting.guard import (
    agents,
    antonyms,
    attribution,
    binding,
    bonds,
    comparatives,
    conditions,
    counted,
    exclusive,
    grades,
    identifiers,
    labels,
    lacking,
    limits,
    modality,
    moments,
    names,
    narrowed,
    offers,
    order,
    places,
    polarity,
    privatives,
    quotations,
    ranks,
    rhythms,
    scope,
    universals,
    zones,
)
from assistant.rewriting.guard.comparison import Alteration, Comparison
from assistant.rewriting.guard.matching import match
from assistant.rewriting.guard.pairing import paired
from assistant.rewriting.guard.text import Read

SOFT = (
    agents,
    antonyms,
    attribution,
    bonds,
    comparatives,
    conditions,
    exclusive,
    grades,
    lacking,
    modality,
    moments,
    narrowed,
    offers,
    order,
    places,
    polarity,
    privatives,
    ranks,
    rhythms,
    universals,
    zones,
)
FIRST_YEAR, LAST_YEAR = 1900, 2100
VAGUE = frozenset(
    {"number", "name", "quantity", "percentage"}
)  # dropped within a claim told as changed, they are told there
COUNTED = VAGUE - {"name"}  # told with the claim they stand in
WHOLE = frozenset({"offer", "condition"})  # kinds whose values are told with them
# Kinds whose source is gone, and not only changed.
REMOVED: dict[str, Kind] = {"condition": "condition", "attribution": "attribution"}


def compare(source: str, rewrite: str, language: str, target_language: str | None = None) -> Comparison:
    """Return what the rewrite kept, dropped, altered and invented of the facts of the source."""
    target = target_language or language
    told, said = Read(source, language, target if target != language else None), Read(rewrite, target)
    matched = match(told, said)
    found: list[Fact | Alteration] = [
        *identifiers.compare(told, said),
        *names.compare(told, said),
        *quotations.compare(told, said),
        *labels.compare(told, said),
        *paired(told, said, matched),
    ]
    for check in (limits, binding, scope, counted):
        found += check.compare(told, said, matched)
    for soft in SOFT:
        found += soft.compare(told, said)
    alterations = _distinct([item for item in found if isinstance(item, Alteration)])
    named = [(f.start, f.end) for f in told.facts if f.kind == "name"]
    covered = [a.source_span for a in alterations if a.source_span and (a.is_hard or a.kind in WHOLE)]
    shaded = [a.source_span for a in alterations if a.source_span and not a.is_hard and a.kind != "condition"]
    dropped = [
        f
        for f in found
        if isinstance(f, Fact) and not _overlaps(f, covered) and f.kind != "weekday" and f.unit != "weekday"
    ]
    dropped = [f for f in dropped if f.kind not in VAGUE or not _overlaps(f, named if f.kind == "number" else shaded)]
    dropped = [f for f in dropped if f.kind not in VAGUE or not _overlaps(f, shaded)]
    claims = [told.clause(*a.source_span) for a in alterations if a.source_span]
    dropped = [f for f in dropped if not _titled(told, f) and not (f.kind in COUNTED and _overlaps(f, claims))]
    removed = _removed(told, said, alterations)
    dropped = [f for f in dropped if not _overlaps(f, [(r.start, r.end) for r in removed])] + removed
    gone = {(f.start, f.end) for f in dropped} | {a.source_span for a in alterations}
    return Comparison(
        tuple(f for f in told.hard if (f.start, f.end) not in gone and not f.weak),
        tuple(sorted(dropped, key=lambda f: f.start)),
        tuple(a for a in alterations if a.source),
        tuple(a for a in alterations if not a.source),
    )


def _distinct(alterations: list[Alteration]) -> list[Alteration]:
    """Return the alterations in order, the first of those that tell of the same two places."""
    seen: set[tuple[str, str]] = set()
    kept = []
    for item in alterations:
        if (item.source, item.rewrite) not in seen:
            seen.add((item.source, item.rewrite))
            kept.append(item)
    return kept


def _overlaps(fact: Fact, spans: list[tuple[int, int]]) -> bool:
    return any(fact.start < end and start < fact.end for start, end in spans)


def _titled(side: Read, fact: Fact) -> bool:
    """Whether a number word with a capital within its sentence is part of a name: "Aux Trois Cépages"; or a letter."""
    if fact.kind == "name":
        return len(fact.text) == 1
    if fact.kind == "number" and fact.text.isdigit() and FIRST_YEAR <= int(fact.text) <= LAST_YEAR:
        return True  # a year goes with the fact beside it
    inside = fact.kind == "number" and fact.text[0].isupper() and fact.text[0].isalpha()
    return inside and bool(side.text[: fact.start].strip()) and side.text[: fact.start].rstrip()[-1].isalpha()


def _removed(source: Read, rewrite: Read, alterations: list[Alteration]) -> list[Fact]:
    """Return the conditions and sources that are simply gone, as dropped facts."""
    found = []
    for item in alterations:
        if item.kind in REMOVED and item.source_span:
            start, end = item.source_span
            words = source.keys(start, end)
            if item.kind == "condition" and conditions.replaced(source, item.source_span, rewrite, item.rewrite_span):
                continue
            if item.kind == "condition" and len(words & rewrite.all_keys) * 2 >= len(words):
                continue
            if item.kind == "attribution":
                if item.rewrite_span and attribution.credits(rewrite, item.rewrite_span):
                    continue
                start, end = attribution.named_in(source, item.source_span)
            text = source.show(start, end)
            place = source.text.find(text, start)
            found.append(Fact(REMOVED[item.kind], text, place, place + len(text), text))
    return found
