"""Where the points of a score went: each family's losses, under the numbers of the cards."""

from collections.abc import Iterator, Sequence

from assistant.checks.scores import FULL
from assistant.findings import FAMILIES, Report
from assistant.messages import NN_
from assistant.ui.markup import Markup, tag
from assistant.ui.report import Group
from assistant.ui.screen import Screen, draw
from assistant.ui.words import FAMILY_NAMES, number


def explained(report: Report, groups: Sequence[Group], screen: Screen) -> None:
    """Draw, for each family that lost points, what cost them; the sum is what its score lacks."""
    _ = screen.translate
    parts = [piece for family in FAMILIES for piece in _family(family, report, groups, screen)]
    draw(*(parts or [tag("p", _("No point was lost."), class_="pp-quiet")]))


def _family(family: str, report: Report, groups: Sequence[Group], screen: Screen) -> Iterator[Markup]:
    _ = screen.translate
    score = report.scores.get(family)
    costly = [(g, cost) for g in groups if _in(g, family) and (cost := sum(f.points for f in g.findings))]
    if score is None or not costly:
        return
    sum_ = f"{number(score, screen)} = {FULL} − {number(FULL - score, screen)}"
    yield tag("p", tag("b", _(FAMILY_NAMES[family])), f" {sum_}", class_="pp-label")
    yield tag("ul", *(tag("li", *_line(group, cost, screen)) for group, cost in costly), class_="pp-points")


def _in(group: Group, family: str) -> bool:
    return group.findings[0].check.split(".")[0] == family


def _line(group: Group, cost: int, screen: Screen) -> Iterator[Markup | str]:
    _ = screen.translate
    yield tag("b", f"−{number(cost, screen)}")
    yield f" {group.number}. {screen.say(group.findings[0].message)}"
    more = len(group.findings) - 1
    if more:
        yield " "
        yield tag("small", _(NN_("and {count} more like it", "and {count} more like it"), count=more))
