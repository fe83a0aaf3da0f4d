"""The scores of a text, 0 to 100 per family; every lost point belongs to one finding (weights in `scores.toml`)."""

import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from assistant.checks.check import Subject
from assistant.checks.judging import NEEDS
from assistant.findings import FAMILIES, Finding, Level, Scores

FULL = 100


class Loss(NamedTuple):
    """The points one finding costs its family."""

    finding: Finding
    family: str
    points: int


def score(lost: Mapping[str, int], judged: Collection[str], subject: Subject) -> Scores:
    """Return a score per family from the points it lost; None for one of which no check ran, or that had too little."""
    return {
        family: FULL - lost.get(family, 0)
        if lost.get(family) or (family in judged and _is_enough(family, subject))
        else None
        for family in FAMILIES
    }


def explain(findings: Sequence[Finding]) -> tuple[Loss, ...]:
    """Return what each finding costs, in order; the losses of a family sum up to 100 minus its score."""
    costs = points((finding.check, finding.level) for finding in findings)
    return tuple(Loss(f, f.check.split(".")[0], cost) for f, cost in zip(findings, costs, strict=True))


def points(told: Iterable[tuple[str, Level]]) -> Iterator[int]:
    """Yield what each finding, told by its check and level in the order of the text, costs its family.

    It costs the points of its level, while its check has not yet cost `most` and the family has points left.
    """
    by_check: dict[str, int] = {}
    by_family = dict.fromkeys(FAMILIES, 0)
    for check_id, level in told:
        family, own, most = _cost(check_id, level)
        room = min(most - by_check.get(check_id, 0), FULL - by_family[family])
        cost = max(min(own, room), 0)
        by_check[check_id] = by_check.get(check_id, 0) + cost
        by_family[family] += cost
        yield cost


@cache
def _cost(check_id: str, level: Level) -> tuple[str, int, int]:
    """Return the family of a check, what a finding of it costs at a level, and what all of them cost at most."""
    weights = _weights()
    own = {**weights["checks"]["default"], **weights["checks"].get(check_id, {})}
    return check_id.split(".")[0], int(own.get(level, weights["levels"][level])), int(own["most"])


def _is_enough(family: str, subject: Subject) -> bool:
    """Whether a text holds what a family asks for to be scored."""
    asks = _weights()["families"].get(family, {})
    return subject.document.word_count >= int(asks.get("min_words", 0)) and all(
        NEEDS[need](subject) for need in asks.get("needs", ())
    )


@cache
def _weights() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("scores.toml").read_text(encoding="utf-8"))
