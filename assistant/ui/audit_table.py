"""The table of an audit's pages: filtered by what one types, sorted by its headers; built once an audit."""

from collections.abc import Callable, Mapping, Sequence

import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

from assistant.audit.beside import Beside
from assistant.audit.page_table import COLUMNS, SEARCH_COLUMNS, rows
from assistant.audit.types import Audit, PageAudit
from assistant.messages import N_, NN_
from assistant.ui.marks import in_cell
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw

SHOWN = (
    *("url", "title", "keyphrase", "keyphrase_count", "words", "reading_ease", "problems", "warnings"),
    *("clicks", "impressions", "position"),
    *(f"in_{place}" for place in ("title", "description", "h1", "introduction", "slug")),
    *("score_readability", "score_keyphrase", "score_page", "incoming", "clicks_from_home"),
    *("internal_links", "external_links", "broken_links", "images", "images_without_alt"),
    *("description", "h1", "status", "error"),
)
TEXTS = ("title", "description", "h1", "keyphrase", "error")
SEARCHED = ("url", "title", "keyphrase", "description", "error")
KEPT = "audit_table_kept"
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
Columns = Mapping[str, Sequence[object]]


def choose(audit: Audit, beside: Beside, screen: Screen) -> PageAudit | None:
    """Draw the table and return the page chosen in it, None while there is none."""
    _ = screen.translate
    columns, haystack = _table(audit, beside, screen)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        sought = st.text_input(
            _("Filter: words of the address, the title or the keyphrase"), key="audit_filter", live="250ms"
        )
        kept = st.segmented_control(
            _("Pages to show"),
            list(CHOICES),
            default="all",
            format_func=lambda code: _(CHOICES[code]),
            key="audit_choice",
            required=True,
        )
    numbers = [n for n in _filtered(columns, str(kept or "all")) if _holds(haystack[n], str(sought or ""))]
    told = _(NN_("{count} page shown", "{count} pages shown"), count=len(numbers))
    draw(tag("p", told + " · " + _("Choose a row to open its page."), class_="pp-quiet", role="status"))
    names = [name for name in columns if name in SHOWN]
    event = st.dataframe(
        {name: [columns[name][n] for n in numbers] for name in names},
        column_config={name: _column(name, screen) for name in names},
        hide_index=True,
        key="audit_table",
        on_select="rerun",
        selection_mode="single-row",
        placeholder="–",
    )
    chosen: Sequence[int] = event.selection.rows
    return audit.pages[numbers[chosen[0]]] if chosen and chosen[0] < len(numbers) else None


def _table(audit: Audit, beside: Beside, screen: Screen) -> tuple[Columns, Sequence[str]]:
    """Return the columns that hold something, and the words of each row; built once, a rerun only looks them up."""
    known = st.session_state.get(KEPT)
    if known is None or known[0] is not audit or known[1] != screen.language:
        lines = list(rows(audit, screen.language, beside.search))
        every = (*SHOWN, "indexable")
        filled = [
            name for name in every if lines and name in lines[0] and any(line[name] is not None for line in lines)
        ]
        columns = {name: [in_cell(line[name]) for line in lines] for name in filled}
        words = [" ".join(str(line[name] or "") for name in SEARCHED).casefold() for line in lines]
        known = st.session_state[KEPT] = (audit, screen.language, columns, words)
    return known[2], known[3]


def _filtered(columns: Columns, choice: str) -> Sequence[int]:
    if choice not in TESTS:
        return range(len(columns["url"]))
    name, wanted = TESTS[choice]
    return [n for n, value in enumerate(columns.get(name, ())) if wanted(value)]


def _holds(words: str, sought: str) -> bool:
    return all(word in words for word in sought.casefold().split())


def _column(name: str, screen: Screen) -> ColumnConfig:
    label = screen.say({**COLUMNS, **SEARCH_COLUMNS}[name])
    if name == "url":
        return st.column_config.TextColumn(label, pinned=True, width="medium")
    if name in TEXTS:
        return st.column_config.TextColumn(label, width="medium")
    if name.startswith("in_"):
        return st.column_config.CheckboxColumn(label, width="small")
    if name.startswith("score_"):
        return st.column_config.ProgressColumn(label, min_value=0, max_value=100, format="%d", width="small")
    return st.column_config.NumberColumn(label, format="localized", width="small")
