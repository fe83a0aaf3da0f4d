"""The graph of a site's links, drawn for a report: pages by clicks from the home page, the links onwards; no script."""

from collections.abc import Iterator, Sequence
from html import escape
from math import sqrt

from assistant.audit import overview
from assistant.audit.figures import figures
from assistant.audit.page_table import COLUMNS
from assistant.audit.shared_site import path_of, shared_site
from assistant.audit.types import Audit
from assistant.messages import N_, NN_, Message

TITLE = N_("Links by depth")
TOLD = N_("The pages most linked at each depth, and the links that lead one click further")
BESIDE = N_("in brackets, the pages that link to it")
LEFT_OUT = NN_("{count} page left out", "{count} pages left out")
FIGURES_OF = N_("The figures of this chart: {chart}")
# The drawing's own units: the browser fits it to the page.
COLUMN, ROW, LEFT, TOP = 200, 26, 16, 56
SMALLEST, LARGEST = 3.0, 9.0  # radii
LETTERS = 22  # of an address beside its point


def link_graph(audit: Audit, ui: str) -> str:
    """Return the graph with its figures folded below; empty for a site without a home page or with one page."""
    nodes, edges, left_out = _drawn(overview.graph(audit))
    if len(nodes) < 2:
        return ""
    title = Message(TITLE).render(ui)
    told = f"{Message(TOLD).render(ui)} · {Message(BESIDE).render(ui)}"
    if left_out:
        told += f" · {Message(LEFT_OUT, {'count': left_out}).render(ui)}"
    width = LEFT + COLUMN * (max(node.clicks for node in nodes) + 1)
    height = TOP + ROW * (max(node.place for node in nodes) + 1)
    return (
        f'<section class="graph"><h2>{escape(title)}</h2><p class="more">{escape(told)}</p>'
        f'<div class="scroll"><svg viewBox="0 0 {width} {height}" width="{width}" role="img" dir="ltr"'
        f' aria-labelledby="graph-title graph-told"><title id="graph-title">{escape(title)}</title>'
        f'<desc id="graph-told">{escape(told)}</desc>{_heads(nodes, ui)}{_ways(nodes, edges)}'
        f"{''.join(_points(nodes))}</svg></div>{_figures(nodes, title, ui)}</section>"
    )


def _drawn(found: overview.Graph) -> tuple[Sequence[overview.Node], Sequence[tuple[int, int]], int]:
    """Return the part of the graph that a sheet of paper holds; its nodes come in the order of their depth."""
    nodes = [node for node in found.nodes if node.clicks < figures("charts")["depths_drawn"]]
    edges = [(start, end) for start, end in found.edges if end < len(nodes)]
    return nodes, edges, found.left_out + len(found.nodes) - len(nodes)


def _heads(nodes: Sequence[overview.Node], ui: str) -> str:
    name = escape(COLUMNS["clicks_from_home"].render(ui))
    depths = range(max(node.clicks for node in nodes) + 1)
    numbers = "".join(f'<text x="{LEFT + COLUMN * clicks}" y="36" class="depth">{clicks}</text>' for clicks in depths)
    return f'<text x="{LEFT}" y="14">{name}</text>{numbers}'


def _ways(nodes: Sequence[overview.Node], edges: Sequence[tuple[int, int]]) -> str:
    """Return the links as one path: each leaves its page level and comes in level."""
    path = []
    for start, end in edges:
        (x, y), (to_x, to_y) = _place(nodes[start]), _place(nodes[end])
        path.append(f"M{x} {y}C{x + COLUMN // 2} {y} {to_x - COLUMN // 2} {to_y} {to_x} {to_y}")
    return f'<path class="ways" d="{"".join(path)}"/>'


def _points(nodes: Sequence[overview.Node]) -> Iterator[str]:
    most = max(node.incoming for node in nodes) or 1
    shared = shared_site(node.url for node in nodes)
    for node in nodes:
        x, y = _place(node)
        radius = SMALLEST + (LARGEST - SMALLEST) * sqrt(node.incoming / most)
        name = escape(_short(path_of(node.url, shared)))
        yield (
            f'<g><title>{escape(node.url)}</title><circle cx="{x}" cy="{y}" r="{radius:.1f}"/>'
            f'<text x="{x + LARGEST + 4:.0f}" y="{y + 4}">{name} ({node.incoming})</text></g>'
        )


def _place(node: overview.Node) -> tuple[int, int]:
    return LEFT + COLUMN * node.clicks, TOP + ROW * node.place


def _short(name: str) -> str:
    """Return the end of an address: it tells more than the beginning."""
    return name if len(name) <= LETTERS else f"…{name[1 - LETTERS :]}"


def _figures(nodes: Sequence[overview.Node], title: str, ui: str) -> str:
    heads = "".join(
        f'<th scope="col">{escape(COLUMNS[name].render(ui))}</th>' for name in ("url", "clicks_from_home", "incoming")
    )
    lines = "".join(f"<tr><td>{escape(n.url)}</td><td>{n.clicks}</td><td>{n.incoming}</td></tr>" for n in nodes)
    name = escape(Message(FIGURES_OF, {"chart": title}).render(ui))
    return (
        f'<details><summary>{name}</summary><div class="scroll"><table class="lines"><thead><tr>{heads}</tr></thead>'
        f"<tbody>{lines}</tbody></table></div></details>"
    )
