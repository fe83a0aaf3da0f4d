"""What charts of an audit show: lengths, scores, placements, depth, the graph of links."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from assistant.audit.figures import figures
from assistant.audit.site_links import site_links
from assistant.audit.types import PLACES, Audit, PageAudit

MOST_GROUPS = 20  # of competing pages in one chart
FAMILIES = ("readability", "keyphrase", "page")


class Bin(NamedTuple):
    """How many pages lie from `low` to under `high`; `high` is None for the last."""

    low: int
    high: int | None
    pages: int


class Placed(NamedTuple):
    """A page and the places of its keyphrase: true, false, a share, or None where there is no such place."""

    url: str
    keyphrase: str
    places: tuple[bool | float | None, ...]


class Node(NamedTuple):
    """A page in the graph of links: its clicks from the home page, its place among those as far, links towards it."""

    url: str
    clicks: int
    place: int
    incoming: int


class Graph(NamedTuple):
    """The pages most linked at each depth, and the links that bring one further from the home page."""

    nodes: tuple[Node, ...]
    edges: tuple[tuple[int, int], ...]  # numbers of nodes
    left_out: int


def lengths(pages: Sequence[PageAudit]) -> tuple[Bin, ...]:
    """Return the pages by their number of words."""
    edges: Sequence[int] = figures("charts")["words"]
    return _bins([page.words for page in pages if page.words is not None], edges)


def scores(pages: Sequence[PageAudit], family: str) -> tuple[Bin, ...]:
    """Return the pages by their score in a family."""
    edges: Sequence[int] = figures("charts")["scores"]
    return _bins([score for page in pages if (score := page.scores.get(family)) is not None], edges)


def placements(pages: Sequence[PageAudit]) -> tuple[Placed, ...]:
    """Return where each page's keyphrase stands, the pages that lack most first; a few as a chart can show."""
    found = [
        Placed(page.url, page.keyphrase, tuple(page.placements.get(place) for place in PLACES))
        for page in pages
        if page.keyphrase
    ]
    found.sort(key=lambda one: (sum(bool(v) for v in one.places if v is not None), one.url))
    return tuple(found[: figures("charts")["pages"]])


def depths(audit: Audit) -> tuple[tuple[int | None, int], ...]:
    """Return how many pages lie at each number of clicks from the home page; last those that nothing leads to."""
    counted = Counter(audit.site.clicks.values())
    if set(counted) == {None}:
        return ()
    return tuple(sorted(counted.items(), key=lambda pair: (pair[0] is None, pair[0] or 0)))


def graph(audit: Audit) -> Graph:
    """Return the graph of links by depth; of large sites the pages most linked at each depth."""
    pages = [page for page in audit.pages if page.error is None and page.url in audit.site.clicks]
    links = site_links(pages)
    by_depth: dict[int, list[int]] = {}
    for number, clicks in enumerate(links.clicks):
        if clicks is not None:
            by_depth.setdefault(clicks, []).append(number)
    kept: dict[int, int] = {}
    nodes: list[Node] = []
    for clicks in sorted(by_depth):
        level = sorted(by_depth[clicks], key=lambda n: (-links.incoming[n], pages[n].url))
        for place, number in enumerate(level[: figures("charts")["pages_per_depth"]]):
            kept[number] = len(nodes)
            nodes.append(Node(pages[number].url, clicks, place, links.incoming[number]))
    edges = [
        (here, kept[target])
        for number, here in kept.items()
        for target in sorted(links.leads_to[number])
        if target in kept and nodes[kept[target]].clicks == nodes[here].clicks + 1
    ]
    return Graph(tuple(nodes), tuple(edges), len(pages) - len(nodes))


def _bins(values: Sequence[int], edges: Sequence[int]) -> tuple[Bin, ...]:
    if not values:
        return ()
    highs = [*edges[1:], None]
    return tuple(
        Bin(low, high, sum(low <= value and (high is None or value < high) for value in values))
        for low, high in zip(edges, highs, strict=True)
    )
