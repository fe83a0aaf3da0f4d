"""In what order the pages of an audit are shown: those first that are most worth mending."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assistant.messages import N_

Row = Mapping[str, object]


class Order(NamedTuple):
    """An order by the values of a column; what has no value comes last."""

    name: str
    column: str
    largest_first: bool = False


ORDERS: Mapping[str, Order] = {
    "score_keyphrase": Order(N_("Keyphrase score, lowest first"), "score_keyphrase"),
    "score_readability": Order(N_("Readability score, lowest first"), "score_readability"),
    "score_page": Order(N_("Page score, lowest first"), "score_page"),
    "words": Order(N_("Shortest texts first"), "words"),
    "incoming": Order(N_("Least linked first"), "incoming"),
    "clicks_from_home": Order(N_("Farthest from the home page first"), "clicks_from_home", largest_first=True),
    "impressions": Order(N_("Most impressions first"), "impressions", largest_first=True),
    "url": Order(N_("By address"), "url"),
}
WORTH, READ = N_("Most to mend first"), N_("As they were read")
SHOWN = {"worth": WORTH, "read": READ, **{code: order.name for code, order in ORDERS.items()}}


def numbers(rows: Sequence[Row], code: str) -> list[int]:
    """Return the numbers of the rows in an order: "worth", "read" (as they come) or a code of `ORDERS`."""
    every = range(len(rows))
    if code in ORDERS:
        column, largest_first = ORDERS[code].column, ORDERS[code].largest_first
        known = [number for number in every if rows[number].get(column) is not None]
        known.sort(key=lambda number: _value(rows[number][column]), reverse=largest_first)
        return known + [number for number in every if rows[number].get(column) is None]
    return sorted(every, key=lambda number: _worth(rows[number])) if code == "worth" else list(every)


def _value(value: object) -> tuple[float, str]:
    return (float(value), "") if isinstance(value, int | float) else (0.0, str(value).casefold())


def _worth(row: Row) -> tuple[bool, int, int, int, int]:
    """Return what puts a row before others: unreadable, many problems, then many warnings; where people pass first."""
    seen = (_count(row, name) for name in ("problems", "warnings", "impressions", "incoming"))
    problems, warnings, impressions, incoming = seen
    return row.get("error") is None, -problems, -warnings, -impressions, -incoming


def _count(row: Row, column: str) -> int:
    value = row.get(column)
    return value if isinstance(value, int) else 0
