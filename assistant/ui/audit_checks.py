"""Which checks an audit runs: all of them, or those that cost little."""

from collections.abc import Collection

import streamlit as st

from assistant.audit.measured import ALL, QUICK, families, many_pages, takes_long
from assistant.messages import N_
from assistant.ui.markup import tag
from assistant.ui.screen import Screen, draw
from assistant.ui.words import number

KEY = "audit_checks"
CHOICES = {ALL: N_("Everything"), QUICK: N_("Keyphrases, links and page only")}
WHY = N_(
    "Readability and style read every word: without them an audit is little more than half the work. "
    "Worth it from {pages} pages on."
)
LONG = N_("So many pages take long. “Keyphrases, links and page only” is little more than half the work.")


def form(screen: Screen) -> None:
    """Draw the choice, inside the form of an audit."""
    _ = screen.translate
    st.radio(
        _("What is checked"),
        list(CHOICES),
        format_func=lambda code: _(CHOICES[code]),
        horizontal=True,
        key=KEY,
        help=_(WHY, pages=number(many_pages(), screen)),
    )


def chosen() -> tuple[str, ...]:
    """Return the families of checks that are asked for."""
    return families(str(st.session_state.get(KEY) or ALL))


def hint(pages: int, run: Collection[str], screen: Screen) -> None:
    """Say that there is a faster way, while an audit runs that is long."""
    if takes_long(pages, run):
        draw(tag("p", screen.translate(LONG), class_="pp-quiet"))
