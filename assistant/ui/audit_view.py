"""An audit drawn: the table of pages, one page opened, what the pages say together, the files to take away."""

import json
from collections.abc import Sequence

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from assistant.audit.page_table import COLUMNS, as_csv, row
from assistant.audit.types import PLACES, Audit, PageAudit
from assistant.audit.workbook import sheets
from assistant.findings import Report
from assistant.messages import NN_
from assistant.ui import report
from assistant.ui.marks import in_cell
from assistant.ui.markup import Markup, tag
from assistant.ui.screen import Screen, draw
from assistant.ui.words import number

SHOWN = (
    *("url", "title", "keyphrase", "keyphrase_count", "words", "reading_ease", "problems", "warnings"),
    *(f"in_{place}" for place in ("title", "description", "h1", "introduction", "slug")),
    *("internal_links", "external_links", "broken_links", "images", "images_without_alt"),
    *("description", "h1", "status", "error"),
)
SITE_ROWS = 200  # rows shown of one question about the site; the files hold them all


def show(audit: Audit, screen: Screen) -> None:
    """Draw an audit."""
    _ = screen.translate
    _summary(audit, screen)
    pages, site = st.tabs([_("Pages"), _("The site as a whole")], key="audit_views")
    with pages, screen.shield():
        chosen = _table(audit, screen)
        if chosen is not None:
            _page(chosen, screen)
    with site, screen.shield():
        _site(audit, screen)


def _summary(audit: Audit, screen: Screen) -> None:
    _ = screen.translate
    errors = audit.site.errors
    told = _(NN_("{count} page audited", "{count} pages audited"), count=len(audit.pages))
    if errors:
        told += " · " + _(NN_("{count} could not be read", "{count} could not be read"), count=errors)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        draw(tag("p", told, class_="pp-title", role="status"))
        with st.container(horizontal=True, width="content"):
            st.download_button(
                _("Download CSV"),
                lambda: as_csv(audit, screen.language),
                "audit.csv",
                "text/csv",
                key="audit_csv",
                icon=":material/download:",
                on_click="ignore",
            )
            st.download_button(
                _("Download JSON"),
                lambda: json.dumps(audit.as_json(screen.language), ensure_ascii=False, indent=1),
                "audit.json",
                "application/json",
                key="audit_json",
                icon=":material/download:",
                on_click="ignore",
            )


def _table(audit: Audit, screen: Screen) -> PageAudit | None:
    _ = screen.translate
    draw(tag("p", _("Choose a row to open its page."), class_="pp-quiet"))
    rows = [row(page, screen.language) for page in audit.pages]
    kept = [name for name in SHOWN if any(line[name] is not None for line in rows)]
    event = st.dataframe(
        {name: [in_cell(line[name]) for line in rows] for name in kept},
        column_config={name: _column(name, screen) for name in kept},
        hide_index=True,
        key="audit_table",
        on_select="rerun",
        selection_mode="single-row",
        placeholder="–",
    )
    chosen: Sequence[int] = event.selection.rows
    return audit.pages[chosen[0]] if chosen and chosen[0] < len(audit.pages) else None


def _column(name: str, screen: Screen) -> ColumnConfig:
    label = screen.say(COLUMNS[name])
    if name == "url":
        return st.column_config.TextColumn(label, pinned=True, width="medium")
    if name in ("title", "description", "h1", "keyphrase", "error"):
        return st.column_config.TextColumn(label, width="medium")
    if name.startswith("in_"):
        return st.column_config.CheckboxColumn(label, width="small")
    return st.column_config.NumberColumn(label, format="localized", width="small")


def _page(page: PageAudit, screen: Screen) -> None:
    _ = screen.translate
    with st.container(border=True, key="audit_page"):
        draw(tag("h2", page.title or page.url, class_="pp-title", dir="auto"), tag("p", page.url, class_="pp-quiet"))
        if page.error:
            draw(tag("div", screen.say(page.error), class_="pp-notice pp-problem"))
            return
        draw(tag("p", page.description, dir="auto") if page.description else None, _places(page, screen))
        own = Report(page.language or "", "html", None, page.metrics, page.scores, page.findings)
        report.scores(own, screen)
        report.figures(own, screen)
        report.findings(report.grouped(page.findings), screen, "page")


def _places(page: PageAudit, screen: Screen) -> Markup | None:
    _ = screen.translate
    if page.keyphrase is None:
        return None
    if page.keyphrase_given:
        told = _("Keyphrase given: {phrase}", phrase=page.keyphrase)
    else:
        told = _("Keyphrase found in the page: {phrase}", phrase=page.keyphrase)
    chips = []
    for place in PLACES:
        stands = page.placements.get(place)
        if stands is None:
            continue
        kind, sign = ("kept", "✓") if stands else ("dropped", "−")
        name = screen.say(COLUMNS[f"in_{place}"])
        chips.append(tag("li", tag("b", sign), name, class_=f"pp-chip pp-{kind}"))
    return tag("div", tag("p", told), tag("ul", *chips, class_="pp-chips"))


def _site(audit: Audit, screen: Screen) -> None:
    _ = screen.translate
    answers = list(sheets(audit, screen.language))[1:]  # the first sheet is the table of pages
    if not answers:
        draw(tag("div", _("Nothing to mend between the pages."), class_="pp-notice pp-good"))
    for index, (title, (header, *lines)) in enumerate(answers):
        label = f"{title} · {number(len(lines), screen)}"
        with st.expander(label, expanded=len(answers) == 1, key=f"audit_site_{index}"):
            columns = [str(name) for name in header]
            rows = [dict(zip(columns, map(in_cell, line), strict=True)) for line in lines[:SITE_ROWS]]
            st.dataframe(rows, hide_index=True, key=f"audit_site_table_{index}")
