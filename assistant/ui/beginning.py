"""The first drawing of the drafting screen: the text alone, for which one waits; the rest follows once it stands.

What a browser draws at once is there at once: the menu, the fields and the panel would keep the text back for as long
as it takes to draw them.
"""

import streamlit as st

from assistant.settings import Settings
from assistant.ui import live_editor

SCREEN = "draft"
ADDRESSED = "draft"  # of the address: a draft that goes on, whose fields a browser may still hold
STANDS = "draft_stands"
LATEST = 2.0  # seconds after which the rest is drawn though the editor has not told that it stands


def is_alone(screen: str, settings: Settings) -> bool:
    """Whether a screen is to be drawn as its text alone."""
    if screen != SCREEN or stands() or ADDRESSED in st.query_params:
        return False
    return live_editor.available() and not settings.plain_editor


def stands() -> bool:
    """Whether the text was drawn alone already."""
    return bool(st.session_state.get(STANDS))


def stand() -> None:
    """Have the next drawing be whole, whoever asks for it."""
    st.session_state[STANDS] = True
