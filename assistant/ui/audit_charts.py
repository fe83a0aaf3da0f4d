"""Charts of an audit: each with words for those who do not see it, and its figures as a table."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import altair as alt
import streamlit as st

from assistant.audit import link_graph, overview
from assistant.audit.drawings import ALONE, TITLES, sign, span
from assistant.audit.kept import Moment
from assistant.audit.page_table import COLUMNS
from assistant.audit.shared_site import path_of, shared_site
from assistant.audit.types import PLACES, Audit
from assistant.messages import N_, NN_
from assistant.ui.marks import in_cell
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw

KEPT = "audit_overview"
Rows = Sequence[Mapping[str, object]]
# Backgrounds on which white signs are read, on a light page and on a dark one.
COLOURS = {"−": "#a3352c", "◐": "#8a5a00", "✓": "#1f6b45"}
MOMENTS = {
    "pages": N_("Pages read"),
    "problems": N_("Things to mend"),
    "dead_links": N_("Dead links"),
    "cannibalisation": N_("Phrases aimed at twice"),
    "orphans": N_("Pages nothing links to"),
    "readability": N_("Readability score"),
    "keyphrase": N_("Keyphrase score"),
    "page": N_("Page score"),
}
HEADERS = {
    "label": N_("Range"),
    "pages": N_("Pages"),
    "page": N_("Page"),
    "phrase": N_("Keyphrase"),
    "place": N_("Place"),
    "sign": N_("Stands there"),
    "clicks": N_("Clicks from the home page"),
    "rank": N_("Rank at its depth"),
    "links": N_("Pages that link to it"),
    "day": N_("Day"),
    "value": N_("Figure"),
}
LOW, TALL = 190, 420  # pixels
ABREAST = 2  # charts beside each other


@dataclass(frozen=True)
class Overview:
    """What the charts of one audit show; computed once, for a rerun draws them all again."""

    audit: Audit
    bins: Mapping[str, Sequence[overview.Bin]]
    depths: Sequence[tuple[int | None, int]]
    placed: Sequence[overview.Placed]
    graph: overview.Graph


def show(audit: Audit, screen: Screen) -> None:
    """Draw the charts of one audit that have something to show."""
    known = st.session_state.get(KEPT)
    if known is None or known.audit is not audit:
        known = st.session_state[KEPT] = _overview(audit)
    _distributions(known, screen)
    _placements(known.placed, screen)
    _graph(known.graph, screen)
    _rivals(audit, screen)


def _overview(audit: Audit) -> Overview:
    pages = audit.pages
    bins = {family: overview.scores(pages, family) for family in overview.FAMILIES}
    return Overview(
        audit,
        {"lengths": overview.lengths(pages), **bins},
        overview.depths(audit),
        overview.placements(pages),
        overview.graph(audit),
    )


def over_time(moments: Sequence[Moment], screen: Screen) -> None:
    """Draw what became of the figures from audit to audit."""
    _ = screen.translate
    places = st.columns(ABREAST, gap="large")
    drawn = 0
    for name, label in MOMENTS.items():
        rows = [
            {"day": datetime.fromtimestamp(one.created, UTC).isoformat(), "value": one.figures[name]}
            for one in moments
            if one.figures.get(name) is not None
        ]
        if len(rows) < 2:
            continue
        chart = (
            alt.Chart({"values": rows})
            .mark_line(point=True)
            .encode(x=alt.X("day:T", title=None), y=alt.Y("value:Q", title=None, scale=alt.Scale(zero=False)))
        )
        first, last = rows[0]["value"], rows[-1]["value"]
        told = _("{figure}: {before} at first, {now} now", figure=_(label), before=first, now=last)
        with places[drawn % ABREAST]:
            _chart(_(label), chart.properties(height=LOW), told, rows, screen)
        drawn += 1


def _distributions(known: Overview, screen: Screen) -> None:
    _ = screen.translate
    found = {_(TITLES[name]): [(span(one), one.pages) for one in held] for name, held in known.bins.items() if held}
    if known.depths:
        depth = TITLES["depth"]
        found[_(depth)] = [(_(ALONE) if clicks is None else str(clicks), pages) for clicks, pages in known.depths]
    places = st.columns(ABREAST, gap="large")
    for number, (title, bars) in enumerate(found.items()):
        with places[number % ABREAST]:
            _bars(title, bars, screen)


def _bars(title: str, bars: Sequence[tuple[str, int]], screen: Screen) -> None:
    _ = screen.translate
    rows = [{"label": label, "pages": pages} for label, pages in bars]
    base = alt.Chart({"values": rows}).encode(
        y=alt.Y("label:N", sort=None, title=None, axis=alt.Axis(labelOverlap=False)),
        x=alt.X("pages:Q", title=_("Pages"), axis=alt.Axis(tickMinStep=1, format="d")),
    )
    figures = base.mark_text(align="left", dx=4).encode(text="pages:Q", color=alt.value(_ink()))
    most = max(bars, key=lambda bar: bar[1])
    told = _("Most pages ({count}): {label}", count=most[1], label=most[0])
    _chart(title, (base.mark_bar() + figures).properties(height=alt.Step(22)), told, rows, screen)


def _ink() -> str:
    """Return the colour of text written beside marks."""
    return "#e9e6df" if st.context.theme.type == "dark" else "#1d2530"


def _placements(placed: Sequence[overview.Placed], screen: Screen) -> None:
    _ = screen.translate
    shared = shared_site(one.url for one in placed)
    rows = [
        {
            "page": path_of(one.url, shared),
            "phrase": one.keyphrase,
            "place": screen.say(COLUMNS[f"in_{place}"]),
            "sign": sign(value),
        }
        for one in placed
        for place, value in zip(PLACES, one.places, strict=True)
        if value is not None
    ]
    if not rows:
        return
    base = alt.Chart({"values": rows}).encode(
        x=alt.X(
            "place:N",
            sort=None,
            title=None,
            axis=alt.Axis(orient="top", labelAngle=-30, labelLimit=220, labelOverlap=False),
        ),
        y=alt.Y("page:N", sort=None, title=None, axis=alt.Axis(labelLimit=260, labelOverlap=False)),
        tooltip=[alt.Tooltip("page:N", title=_("Page")), alt.Tooltip("phrase:N", title=_("Keyphrase")), "sign:N"],
    )
    colours = alt.Scale(domain=list(COLOURS), range=list(COLOURS.values()))
    squares = base.mark_rect(stroke="transparent").encode(color=alt.Color("sign:N", scale=colours, legend=None))
    signs = base.mark_text(color="white", fontWeight="bold").encode(text="sign:N")
    full = sum(all(v == 1 for v in one.places if v is not None) for one in placed)
    told = _(
        NN_("{count} page has its keyphrase everywhere", "{count} pages have their keyphrase everywhere"), count=full
    )
    told += " · " + _("✓ there, ◐ in part, − absent")
    title = TITLES["placements"]
    _chart(_(title), (squares + signs).properties(height=alt.Step(22)), told, rows, screen)


def _graph(found: overview.Graph, screen: Screen) -> None:
    _ = screen.translate
    if len(found.nodes) < 2:
        return
    nodes = [
        {"page": node.url, "clicks": node.clicks, "rank": node.place, "links": node.incoming} for node in found.nodes
    ]
    ends = [
        {"clicks": nodes[a]["clicks"], "rank": nodes[a]["rank"], "x2": nodes[b]["clicks"], "y2": nodes[b]["rank"]}
        for a, b in found.edges
    ]
    base = alt.Chart({"values": [*nodes, *ends]}).encode(
        x=alt.X("clicks:Q", title=_("Clicks from the home page"), axis=alt.Axis(tickMinStep=1, grid=False)),
        y=alt.Y("rank:Q", title=None, axis=None, scale=alt.Scale(reverse=True)),
    )
    lines = (
        base.transform_filter("isValid(datum.x2)")
        .mark_rule(opacity=0.25)
        .encode(x2="x2:Q", y2="y2:Q", color=alt.value(_ink()))
    )
    linked = _("Pages that link to it")
    points = (
        base.transform_filter("isValid(datum.page)")
        .mark_circle(opacity=1)
        .encode(
            size=alt.Size("links:Q", legend=alt.Legend(title=linked, orient="bottom")),
            tooltip=[alt.Tooltip("page:N", title=_("Page")), alt.Tooltip("links:Q", title=linked)],
        )
    )
    told = _(link_graph.TOLD)
    if found.left_out:
        told += " · " + _(link_graph.LEFT_OUT, count=found.left_out)
    _chart(_(link_graph.TITLE), (lines + points).properties(height=TALL), told, nodes, screen)


def _rivals(audit: Audit, screen: Screen) -> None:
    _ = screen.translate
    rows = [
        {"phrase": group.keyphrase, "page": url, "links": audit.site.incoming.get(url, 0)}
        for group in audit.site.cannibalisation[: overview.MOST_GROUPS]
        for url in group.urls
    ]
    if not rows:
        return
    chart = (
        alt.Chart({"values": rows})
        .mark_point(filled=True, size=110)
        .encode(
            x=alt.X("links:Q", title=_("Pages that link to it"), axis=alt.Axis(tickMinStep=1)),
            y=alt.Y("phrase:N", sort=None, title=None, axis=alt.Axis(labelLimit=320)),
            tooltip=[alt.Tooltip("page:N", title=_("Page")), alt.Tooltip("links:Q", title=_("Pages that link to it"))],
        )
    )
    told = _("Each point is a page; those of one line compete, and the one most linked is the one to keep")
    title = TITLES["competing"]
    _chart(_(title), chart.properties(height=alt.Step(34)), told, rows, screen)


def _chart(title: str, chart: Any, told: str, rows: Rows, screen: Screen) -> None:
    """Draw a chart under its title, what it tells in a sentence, and its figures folded below."""
    _ = screen.translate
    draw(tag("h3", title, class_="pp-title"), tag("p", told, class_="pp-quiet"))
    st.altair_chart(chart, width="stretch", alt=f"{title}. {told}")
    with st.expander(_(link_graph.FIGURES_OF, chart=title)):
        names = {name: _(HEADERS[name]) for name in rows[0]}
        shown = [{names[name]: in_cell(value) for name, value in row.items()} for row in rows]
        st.dataframe(shown, hide_index=True)
