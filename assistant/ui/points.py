"""Where the points of a score went: each family's losses, under the numbers of the cards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.checks.scores import FULL
from assistant.findings import FAMILIES, FAMILY_NAMES, Report
from assistant.messages import N_, NN_
from assistant.ui.markup import Markup, tag
from assistant.ui.report import Group
from assistant.ui.screen import Screen, draw
from assistant.ui.words import number

NOTHING_LOST = N_("No point was lost.")


@dataclass(frozen=True)
class Loss:
    """What one kind of finding cost: the points, what was found, and how many more are like it."""

    points: str
    told: str
    more: str | None


@dataclass(frozen=True)
class Losses:
    """What cost a family its points; `sum` is its score as what is left of all of them."""

    family: str
    sum: str
    losses: tuple[Loss, ...]


def losses(report: Report, groups: Sequence[Group], screen: Screen) -> list[Losses]:
    """Return, for each family that lost points, what cost them; the sum is what its score lacks."""
    return [found for family in FAMILIES if (found := _family(family, report, groups, screen))]


def explained(report: Report, groups: Sequence[Group], screen: Screen) -> None:
    """Draw the losses of each family."""
    parts = [piece for family in losses(report, groups, screen) for piece in _drawn(family)]
    draw(*(parts or [tag("p", screen.translate(NOTHING_LOST), class_="pp-quiet")]))


def _family(family: str, report: Report, groups: Sequence[Group], screen: Screen) -> Losses | None:
    score = report.scores.get(family)
    costly = [(g, cost) for g in groups if _in(g, family) and (cost := sum(f.points for f in g.findings))]
    if score is None or not costly:
        return None
    sum_ = f"{number(score, screen)} = {FULL} − {number(FULL - score, screen)}"
    return Losses(screen.translate(FAMILY_NAMES[family]), sum_, tuple(_loss(g, cost, screen) for g, cost in costly))


def _in(group: Group, family: str) -> bool:
    return group.findings[0].check.split(".")[0] == family


def _loss(group: Group, cost: int, screen: Screen) -> Loss:
    _ = screen.translate
    more = len(group.findings) - 1
    told = _(NN_("and {count} more like it", "and {count} more like it"), count=more) if more else None
    return Loss(f"−{number(cost, screen)}", f"{group.number}. {screen.say(group.findings[0].message)}", told)


def _drawn(family: Losses) -> Iterator[Markup]:
    yield tag("p", tag("b", family.family), f" {family.sum}", class_="pp-label")
    lines = (
        tag("li", tag("b", loss.points), f" {loss.told} ", tag("small", loss.more) if loss.more else None)
        for loss in family.losses
    )
    yield tag("ul", *lines, class_="pp-points")
