"""An audit drawn: figures, the pages, charts, the site, what was laid beside it, the files to take away."""

from collections.abc import Callable
from dataclasses import dataclass, field

import streamlit as st

from assistant.audit.beside import NOTHING, Beside
from assistant.audit.comparison import Comparison
from assistant.audit.kept import Moment
from assistant.audit.sheets import sheets
from assistant.audit.summary import summary
from assistant.audit.types import Audit
from assistant.messages import NN_
from assistant.ui import audit_charts, audit_page, audit_rivals, audit_table
from assistant.ui.audit_files import downloads
from assistant.ui.folded import opening
from assistant.ui.marks import in_cell
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw
from assistant.ui.words import number

SITE_ROWS = 1_000  # rows shown of one question about the site; the files hold them all
CHANGES = 12  # changes told before the rest is left to the files
SHEETS = "audit_sheets"


@dataclass(frozen=True)
class Made:
    """An audit with what was laid beside it, and the audits of the same pages that were kept."""

    audit: Audit
    beside: Beside = NOTHING
    moments: tuple[Moment, ...] = field(default=())


def show(made: Made, screen: Screen) -> None:
    """Draw an audit."""
    _ = screen.translate
    _summary(made, screen)
    if all(page.error for page in made.audit.pages):
        _unread(made.audit, screen)
        _pages(made, screen)
        return
    if made.beside.comparison:
        _changes(made.beside.comparison, screen)
    views: dict[str, Callable[[], None]] = {
        _("Pages"): lambda: _pages(made, screen),
        _("At a glance"): lambda: audit_charts.show(made.audit, screen),
        _("The site as a whole"): lambda: _site(made, screen),
    }
    if made.beside.against:
        against = made.beside.against
        views[_("Beside other pages")] = lambda: audit_rivals.show(against, screen)
    if len(made.moments) > 1:
        views[_("Over time")] = lambda: audit_charts.over_time(made.moments, screen)
    tabs = st.tabs(list(views), key="audit_views", on_change=opening(True, "audit_views", *views))
    for view, place in zip(views.values(), tabs, strict=True):
        with place, screen.shield():
            view()


def _summary(made: Made, screen: Screen) -> None:
    _ = screen.translate
    audit = made.audit
    told = _(NN_("{count} page audited", "{count} pages audited"), count=len(audit.pages))
    if audit.site.errors:
        told += " · " + _(NN_("{count} could not be read", "{count} could not be read"), count=audit.site.errors)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        draw(tag("p", told, class_="pp-title", role="status"))
        downloads(audit, made.beside, screen)
    if audit.site.errors == len(audit.pages):
        return
    figures = (tag("div", tag("dt", name), tag("dd", value)) for name, value in summary(audit, screen.language))
    draw(tag("dl", *figures, class_="pp-metrics"))


def _unread(audit: Audit, screen: Screen) -> None:
    """Say why nothing could be read: figures would all be 0, and what did not get worse was not looked at."""
    _ = screen.translate
    reasons = (tag("li", page.url, ": ", screen.say(page.error)) for page in audit.pages[:CHANGES] if page.error)
    told = tag("b", _("No page could be read, so nothing was audited."))
    draw(tag("div", told, tag("ul", *reasons, class_="pp-reasons"), class_="pp-notice pp-warning", role="alert"))


def _changes(found: Comparison, screen: Screen) -> None:
    _ = screen.translate
    if note := found.note(screen.language):
        draw(tag("p", note, class_="pp-quiet"))
    if not found.worse:
        draw(tag("div", _("Nothing got worse since the audit before."), class_="pp-notice pp-good"))
        return
    label = _(NN_("{count} thing got worse", "{count} things got worse"), count=len(found.worse))
    items = [
        tag("li", screen.say(change.message), tag("small", f" · {change.page}") if change.page else None)
        for change in found.worse[:CHANGES]
    ]
    heading = tag("b", f"{label} · " + _("since the audit before"))
    draw(tag("div", heading, tag("ul", *items, class_="pp-reasons"), class_="pp-notice pp-warning"))


def _pages(made: Made, screen: Screen) -> None:
    chosen = audit_table.choose(made.audit, made.beside, screen)
    if chosen is not None:
        audit_page.show(chosen, screen)


def _site(made: Made, screen: Screen) -> None:
    _ = screen.translate
    known = st.session_state.get(SHEETS)
    if known is None or known[0] is not made or known[1] != screen.language:
        answers = list(sheets(made.audit, screen.language, made.beside))[1:]  # the first sheet is the table of pages
        known = st.session_state[SHEETS] = (made, screen.language, answers)
    answers = known[2]
    if not answers:
        draw(tag("div", _("Nothing to mend between the pages."), class_="pp-notice pp-good"))
    for index, table in enumerate(answers):
        label = f"{table.title} · {number(len(table.lines), screen)}"
        with st.expander(label, expanded=len(answers) == 1, key=f"audit_site_{index}"):
            lines = [dict(zip(table.header, map(in_cell, line), strict=True)) for line in table.lines[:SITE_ROWS]]
            st.dataframe(lines, hide_index=True, key=f"audit_site_table_{index}")
