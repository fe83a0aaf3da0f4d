"""The keyphrases a draft seems to aim at, offered while none is given."""

import streamlit as st

from assistant.checks.keyphrase.proposals import propose
from assistant.document import Document
from assistant.ui.markup import literal
from assistant.ui.screen import Screen

MOST = 5
LEAST_WORDS = 15  # of a shorter text nobody can say what it is about
CHOSEN = "draft_proposal"


def proposed(document: Document) -> tuple[str, ...]:
    """Return the keyphrases to offer, best first; none for a text of a few words."""
    return propose(document, MOST) if document.word_count >= LEAST_WORDS else ()


def offer(phrases: tuple[str, ...], screen: Screen) -> None:
    """Draw the proposals; the one chosen becomes the keyphrase of the draft."""
    if phrases:
        _ = screen.translate
        label = _("Is your text about one of these? Choose the keyphrase you aim at.")
        st.pills(label, phrases, format_func=literal, key=CHOSEN, on_change=_take)


def _take() -> None:
    chosen = st.session_state.get(CHOSEN)
    if chosen:
        st.session_state["draft_keyphrases"] = chosen
