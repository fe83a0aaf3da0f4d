"""The scores of a text, 0 to 100 per family; every lost point belongs to one finding (weights in `scores.toml`)."""

import tomllib
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from assistant.checks.check import Subject
from assistant.checks.judging import NEEDS
from assistant.findings import FAMILIES, Finding, Scores

FULL = 100


class Loss(NamedTuple):
    """The points one finding costs its family."""

    finding: Finding
    family: str
    points: int


def score(findings: Sequence[Finding], ran: Collection[str], subject: Subject) -> Scores:
    """Return a score per family; None for a family none of whose checks had something to judge."""
    lost = dict.fromkeys(FAMILIES, 0)
    for loss in explain(findings):
        lost[loss.family] += loss.points
    return {family: FULL - lost[family] if _is_judged(family, ran, subject) else None for family in FAMILIES}


def explain(findings: Sequence[Finding]) -> tuple[Loss, ...]:
    """Return what each finding costs, in order; the losses of a family sum up to 100 minus its score.

    A finding costs the points of its level, while its check has not yet cost `most` and the family has points left.
    """
    weights = _weights()
    by_check: dict[str, int] = {}
    by_family = dict.fromkeys(FAMILIES, 0)
    losses = []
    for finding in findings:
        family = finding.check.split(".")[0]
        own = {**weights["checks"]["default"], **weights["checks"].get(finding.check, {})}
        points = int(own.get(finding.level, weights["levels"][finding.level]))
        room = min(int(own["most"]) - by_check.get(finding.check, 0), FULL - by_family[family])
        points = max(min(points, room), 0)
        by_check[finding.check] = by_check.get(finding.check, 0) + points
        by_family[family] += points
        losses.append(Loss(finding, family, points))
    return tuple(losses)


def _is_judged(family: str, ran: Collection[str], subject: Subject) -> bool:
    needs = _weights()["families"].get(family, {}).get("needs", ())
    return any(check_id.startswith(f"{family}.") for check_id in ran) and all(NEEDS[need](subject) for need in needs)


@cache
def _weights() -> Mapping[str, Any]:
    return tomllib.loads(Path(__file__).with_name("scores.toml").read_text(encoding="utf-8"))
