"""One page of an audit opened: its keyphrase and terms, its scores, its findings beside its text marked."""

from collections.abc import Sequence

import streamlit as st

from assistant.audit.page_table import COLUMNS
from assistant.audit.terms import terms
from assistant.audit.types import PLACES, PageAudit
from assistant.findings import PhraseFigures, Report
from assistant.ui import report
from assistant.ui.marks import legend, marked
from assistant.ui.markup import Markup, tag
from assistant.ui.screen import Screen, draw
from assistant.ui.words import number

TERMS = "audit_terms"
TERM_PLACES = ("title", "description", "h1", "introduction", "slug")
SIGNS = {True: "✓", False: "−", None: ""}


def show(page: PageAudit, screen: Screen) -> None:
    """Draw a page."""
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
        groups = report.grouped(page.findings)
        findings, text = st.columns([2, 3], gap="medium")
        with findings:
            report.findings(groups, screen, "page")
        with text:
            draw(tag("h3", _("The text, marked"), class_="pp-title"))
            draw(marked(page.material.text, report.numbered(groups), screen, page.language or ""), legend(screen))
        _terms(page, screen)


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


def _terms(page: PageAudit, screen: Screen) -> None:
    """Draw the terms that matter on the page; they take a moment, so they are remembered while it stays open."""
    _ = screen.translate
    known = st.session_state.get(TERMS)
    if known is None or known[0] is not page:
        known = st.session_state[TERMS] = (page, terms(page))
    found: Sequence[PhraseFigures] = known[1]
    if not found:
        return
    heads = [_("Term"), _("Times on the page"), *(screen.say(COLUMNS[f"in_{place}"]) for place in TERM_PLACES)]
    head = tag("tr", *(tag("th", name, scope="col") for name in heads))
    body = [
        tag(
            "tr",
            tag("th", term.phrase, scope="row", dir="auto"),
            tag("td", number(term.count, screen), class_="pp-number"),
            *(tag("td", SIGNS[_whole(term.places.get(place))]) for place in TERM_PLACES),
        )
        for term in found
    ]
    draw(tag("h3", _("The terms that matter on this page, and where they stand"), class_="pp-title"))
    draw(tag("div", tag("table", head, *body, class_="pp-table"), class_="pp-scroll"))


def _whole(value: bool | float | None) -> bool | None:
    return None if value is None else bool(value)
