"""The engine that writes, and the language it writes in, as drafts and backlogs choose them."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from assistant.languages import codes
from assistant.llm import embedded
from assistant.ui.screen import Screen
from assistant.ui.words import ENGINE_NAMES, language_name

SAME = "same"


def engine(key: str, screen: Screen) -> str:
    """Return the engine chosen among those there are; what `key` chose stays chosen for the session."""
    _ = screen.translate
    there = ["rules", *(["demo"] if embedded.installed() else [])]
    there += ["endpoint"] if screen.settings.endpoint_configured else []
    chosen = st.segmented_control(
        _("Engine"),
        there,
        default=there[-1] if there[-1] == "endpoint" else "rules",
        format_func=lambda name: _(ENGINE_NAMES[name]),
        key=key,
        required=True,
        persist_state="session",
    )
    return str(chosen or "rules")


def target_language(place: DeltaGenerator, by: str, key: str, screen: Screen) -> str | None:
    """Return the language the result is wished in; None is that of the text, the only one the rules write."""
    _ = screen.translate
    chosen: str = place.selectbox(
        _("Language of the result"),
        (SAME, *codes()),
        format_func=lambda code: _("Same as the text") if code == SAME else language_name(code, screen),
        key=key,
        disabled=by == "rules",
        persist_state="session",
    )
    return None if chosen == SAME or by == "rules" else chosen
