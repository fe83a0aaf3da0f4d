"""The table of an audit's pages: filtered by what one types, sorted by its headers; built once an audit."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from assistant.audit.beside import Beside
from assistant.audit.page_order import ORDERS
from assistant.audit.page_order import SHOWN as SHOWN_ORDERS
from assistant.audit.page_order import numbers as in_order
from assistant.audit.page_table import COLUMNS, SEARCH_COLUMNS, rows
from assistant.audit.shared_site import path_of, shared_site
from assistant.audit.types import Audit, PageAudit
from assistant.messages import N_, NN_
from assistant.ui.marks import in_cell
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw

SHOWN = (
    *("url", "title", "problems", "warnings", "keyphrase", "keyphrase_count", "words", "reading_ease"),
    *("clicks", "impressions", "position"),
    *(f"in_{place}" for place in ("title", "description", "h1", "introduction", "slug")),
    *("score_readability", "score_keyphrase", "score_page", "incoming", "clicks_from_home"),
    *("internal_links", "external_links", "broken_links", "images", "images_without_alt"),
    *("description", "h1", "status", "error"),
)
TEXTS = ("title", "description", "h1", "keyphrase", "error")
SEARCHED = ("url", "title", "keyphrase", "description", "error")
KEPT, ORDERED = "audit_table_kept", "audit_table_ordered"
# What of the pages is shown, by what a row holds.
CHOICES = {
    "all": N_("All"),
    "problems": N_("To mend"),
    "errors": N_("Unreadable"),
    "no_title": N_("Phrase not in the title"),
    "not_indexable": N_("Not indexable"),
}
# For each choice but the first, the column that decides and the values that let a row pass.
TESTS: Mapping[str, tuple[str, Callable[[object], bool]]] = {
    "problems": ("problems", bool),
    "errors": ("error", bool),
    "no_title": ("in_title", lambda value: value is False),
    "not_indexable": ("indexable", lambda value: value is False),
}
# Pixels: a header is wholly read, an address or a title nearly so.
NARROWEST, LETTER, BESIDE_LABEL, WIDE = 75, 7, 24, 240


@dataclass(frozen=True)
class Table:
    """The rows of an audit in one language; the columns that hold something; the words of each row."""

    audit: Audit
    language: str
    rows: Sequence[Mapping[str, object]]
    columns: Mapping[str, Sequence[object]]
    words: Sequence[str]


def choose(audit: Audit, beside: Beside, screen: Screen) -> PageAudit | None:
    """Draw the table and return the page chosen in it, None while there is none."""
    _ = screen.translate
    table = _table(audit, beside, screen)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sought = st.text_input(
            _("Filter: words of the address, the title or the keyphrase"), key="audit_filter", live="250ms"
        )
        order = st.selectbox(
            _("Order of the pages"),
            [code for code in SHOWN_ORDERS if code not in ORDERS or ORDERS[code].column in table.columns],
            format_func=lambda code: _(SHOWN_ORDERS[code]),
            key="audit_order",
        )
    kept = st.segmented_control(
        _("Pages to show"),
        list(CHOICES),
        default="all",
        format_func=lambda code: _(CHOICES[code]),
        key="audit_choice",
        required=True,
    )
    passing = _passing(table, str(kept or "all"), str(sought or "").casefold().split())
    numbers = [n for n in _ordered(table, str(order)) if passing[n]]
    told = _(NN_("{count} page shown", "{count} pages shown"), count=len(numbers))
    draw(tag("p", told + " · " + _("Choose a row to open its page."), class_="pp-quiet", role="status"))
    names = [name for name in table.columns if name in SHOWN]
    with st.container(key="audit_table"):
        event = st.dataframe(
            {name: [table.columns[name][n] for n in numbers] for name in names},
            column_config={name: _column(name, screen) for name in names},
            hide_index=True,
            key=f"audit_rows_{order}_{kept}_{sought}",  # a row chosen among others is none of these
            on_select="rerun",
            selection_mode="single-row",
            placeholder="–",
        )
    chosen: Sequence[int] = event.selection.rows
    return audit.pages[numbers[chosen[0]]] if chosen and chosen[0] < len(numbers) else None


def _table(audit: Audit, beside: Beside, screen: Screen) -> Table:
    """Return the table; built once, a rerun only looks it up."""
    known: Table | None = st.session_state.get(KEPT)
    if known is None or known.audit is not audit or known.language != screen.language:
        known = st.session_state[KEPT] = _built(audit, beside, screen)
    return known


def _built(audit: Audit, beside: Beside, screen: Screen) -> Table:
    lines = list(rows(audit, screen.language, beside.search))
    every = (*SHOWN, "indexable")
    filled = [name for name in every if lines and name in lines[0] and any(line[name] is not None for line in lines)]
    columns = {name: [in_cell(line[name]) for line in lines] for name in filled}
    shared = shared_site(page.url for page in audit.pages)
    columns["url"] = [in_cell(path_of(page.url, shared)) for page in audit.pages]
    words = [" ".join(str(line[name] or "") for name in SEARCHED).casefold() for line in lines]
    return Table(audit, screen.language, lines, columns, words)


def _ordered(table: Table, code: str) -> Sequence[int]:
    """Return the numbers of the rows in an order; sorted once, as long as it stays."""
    known = st.session_state.get(ORDERED)
    if known is None or known[0] is not table or known[1] != code:
        known = st.session_state[ORDERED] = (table, code, in_order(table.rows, code))
    numbers: Sequence[int] = known[2]
    return numbers


def _passing(table: Table, choice: str, sought: Sequence[str]) -> Sequence[bool]:
    """Return of each row whether it is to be shown: by the choice, and by the words that it must hold."""
    name, wanted = TESTS.get(choice, ("url", bool))
    values = table.columns.get(name)
    if values is None:
        return [False] * len(table.rows)
    return [
        wanted(value) and all(word in words for word in sought)
        for value, words in zip(values, table.words, strict=True)
    ]


def _column(name: str, screen: Screen) -> ColumnConfig:
    label = screen.say({**COLUMNS, **SEARCH_COLUMNS}[name])
    width = max(NARROWEST, LETTER * len(label) + BESIDE_LABEL)
    if name == "url":
        return st.column_config.TextColumn(label, pinned=True, width=WIDE)
    if name in TEXTS:
        return st.column_config.TextColumn(label, width=WIDE)
    if name.startswith("in_"):
        return st.column_config.CheckboxColumn(label, width=width)
    if name.startswith("score_"):
        return st.column_config.ProgressColumn(label, min_value=0, max_value=100, format="%d", width=width)
    return st.column_config.NumberColumn(label, format="localized", width=width)
