"""Charts of a report in plain HTML and CSS: text that everybody can read, print and copy; no script."""

from collections.abc import Iterator, Sequence
from html import escape

from assistant.audit import overview
from assistant.audit.page_table import COLUMNS
from assistant.audit.sheets import ADVICE
from assistant.audit.types import PLACES, Audit, Cannibalisation
from assistant.messages import N_, Message

TITLES = {
    "lengths": N_("Length of the pages, in words"),
    "readability": N_("Readability scores"),
    "keyphrase": N_("Keyphrase scores"),
    "page": N_("Page scores"),
    "depth": N_("Pages by clicks from the home page"),
    "placements": N_("Where the keyphrases stand"),
    "competing": N_("Pages that compete for a phrase"),
}
MOST_LINKED = N_("the most linked: the one to keep")
ALONE = N_("nothing leads there")
SIGNS = ("−", "◐", "✓")  # absent, in part, there


def charts(audit: Audit, ui: str) -> Iterator[str]:
    """Yield the charts that have something to show."""
    bins = {"lengths": overview.lengths(audit.pages)}
    bins |= {family: overview.scores(audit.pages, family) for family in overview.FAMILIES}
    for name, found in bins.items():
        if found:
            yield _bars(TITLES[name], [(span(one), one.pages) for one in found], ui)
    depths = overview.depths(audit)
    if depths:
        labels = [(Message(ALONE).render(ui) if clicks is None else str(clicks), pages) for clicks, pages in depths]
        yield _bars(TITLES["depth"], labels, ui)


def heat_map(audit: Audit, ui: str) -> str:
    """Return the placements, pages × places, each told by its sign and by its colour; empty without keyphrases."""
    placed = overview.placements(audit.pages)
    if not placed:
        return ""
    names = "".join(f'<th scope="col">{escape(COLUMNS[f"in_{place}"].render(ui))}</th>' for place in PLACES)
    rows = "".join(
        f'<tr><th scope="row">{escape(one.url)}<small>{escape(one.keyphrase)}</small></th>'
        + "".join(map(_cell, one.places))
        + "</tr>"
        for one in placed
    )
    title = escape(Message(TITLES["placements"]).render(ui))
    page = escape(COLUMNS["url"].render(ui))
    return (
        f'<section><h2>{title}</h2><div class="scroll"><table class="heat"><thead><tr><th scope="col">{page}</th>'
        f"{names}</tr></thead><tbody>{rows}</tbody></table></div></section>"
    )


def competing(audit: Audit, ui: str) -> str:
    """Return the pages that aim at the same phrase, each with a bar of the pages that link to it; empty without any."""
    groups = audit.site.cannibalisation[: overview.MOST_GROUPS]
    if not groups:
        return ""
    most = max(audit.site.incoming.get(url, 0) for group in groups for url in group.urls) or 1
    bodies = "".join(_group(group, audit, most, ui) for group in groups)
    title, linked = (escape(Message(text).render(ui)) for text in (TITLES["competing"], COLUMNS["incoming"].text))
    return f'<section><h2>{title}</h2><table class="bars wide"><caption>{linked}</caption>{bodies}</table></section>'


def span(one: overview.Bin) -> str:
    """Return a bin as people read it."""
    return f"{one.low}+" if one.high is None else f"{one.low}–{one.high - 1}"


def sign(value: bool | float | None) -> str:
    """Return a placement as a sign; nothing where there is no such place."""
    if value is None:
        return ""
    return SIGNS[2] if value == 1 else SIGNS[0] if not value else SIGNS[1]


def _cell(value: bool | float | None) -> str:
    kind = {"": "none", SIGNS[0]: "absent", SIGNS[1]: "part", SIGNS[2]: "there"}[sign(value)]
    return f'<td class="{kind}">{sign(value)}</td>'


def _group(group: Cannibalisation, audit: Audit, most: int, ui: str) -> str:
    """Return the pages of one phrase; the one most linked is named, unless each is to have a phrase of its own."""
    links = [audit.site.incoming.get(url, 0) for url in group.urls]
    kept = links.index(max(links)) if group.advice != "differentiate" and len(set(links)) > 1 else None
    note = f" · {Message(MOST_LINKED).render(ui)}"
    rows = "".join(
        _bar(url + (note if number == kept else ""), count, most, ui)
        for number, (url, count) in enumerate(zip(group.urls, links, strict=True))
    )
    advice = escape(ADVICE[group.advice].render(ui))
    head = f'<th colspan="3" scope="rowgroup">{escape(group.keyphrase)}<small>{advice}</small></th>'
    return f'<tbody><tr class="group">{head}</tr>{rows}</tbody>'


def _bars(title: str, bars: Sequence[tuple[str, int]], ui: str) -> str:
    most = max(count for _, count in bars) or 1
    rows = "".join(_bar(label, count, most, ui) for label, count in bars)
    caption = escape(Message(title).render(ui))
    return f'<figure><table class="bars"><caption>{caption}</caption><tbody>{rows}</tbody></table></figure>'


def _bar(label: str, count: int, most: int, ui: str) -> str:
    return (
        f'<tr><th scope="row">{escape(label)}</th><td><i style="width:{100 * count / most:.0f}%"></i></td>'
        f"<td>{escape(Message('{count}', {'count': count}).render(ui))}</td></tr>"
    )
