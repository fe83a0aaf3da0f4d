"""Values with no support in the source, set beside the source's value they stand for."""

from collections.abc import Iterator

from assistant.rewriting.facts import Fact
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.identifiers import changed, invented
from assistant.rewriting.guard.matching import Matched
from assistant.rewriting.guard.negations import negations
from assistant.rewriting.guard.text import Read

NEAR = 6  # characters between a denial and what it denies
FAMILIES = (
    frozenset({"price", "number", "quantity", "percentage"}),
    frozenset({"date", "weekday"}),
    frozenset({"time", "quantity", "number"}),
)


def paired(source: Read, rewrite: Read, matched: Matched) -> Iterator[Fact | Alteration]:
    """Yield each unsupported value as altered or invented, then the source's values that are gone."""
    missing = list(matched.missing)
    taken: list[Fact] = []
    for fact in matched.unsupported:
        near = _nearest(source, rewrite, fact, missing)
        if near is None:
            if not (_hook(fact, source, rewrite) or _none(fact, rewrite)):
                yield invented(fact)
            continue
        taken.append(near)
        missing.remove(near)
        yield changed(near, fact, near.kind if near.kind != "range" else fact.kind)
    seen: set[tuple[str, str]] = set()
    for fact in missing:
        if (fact.kind, fact.value) not in seen:
            seen.add((fact.kind, fact.value))
            yield fact


def _hook(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a length in words opens a rewrite, about nothing the source tells: "thirty seconds can save a life"."""
    start, end = rewrite.sentence(fact.start)
    opens = not any(c.isalpha() for c in rewrite.text[:start])
    worded = fact.unit == "duration" and not any(c.isdigit() for c in fact.text)
    return opens and worded and not fact.rate and not rewrite.keys(start, end) & source.all_keys


def _none(fact: Fact, rewrite: Read) -> bool:
    """Whether a denied "one" tells that there is none: "not a pound to pay"."""
    small = (
        fact.number == 1 and fact.kind in ("price", "number", "quantity") and not any(c.isdigit() for c in fact.text)
    )
    return small and any(0 <= fact.start - n.end <= NEAR for n in negations(rewrite))


def _family(fact: Fact) -> set[str]:
    kinds = {fact.kind} if not fact.parts else {part.kind for part in fact.parts}
    kinds = {"weekday"} if fact.unit == "weekday" else kinds
    return kinds | {kind for family in FAMILIES if family & kinds for kind in family}


def _nearest(source: Read, rewrite: Read, fact: Fact, missing: list[Fact]) -> Fact | None:
    """Return the missing value the words around point to; the only one of its kind where words say nothing."""
    kinds = _family(fact)
    around, wide = rewrite.keys(*rewrite.clause(fact.start, fact.end)), rewrite.keys(*rewrite.sentence(fact.start))
    best, score = None, 0.0
    for other in missing:
        if not _family(other) & kinds:
            continue
        near = len(around & source.keys(*source.clause(other.start, other.end)))
        far = len(wide & source.keys(*source.sentence(other.start)))
        value = near + far / 4 + (1 if other.kind == fact.kind else 0) + (0.5 if other.unit == fact.unit else 0) + 0.01
        if value > score:
            best, score = other, value
    return best if score >= 1 else None
