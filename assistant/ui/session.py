"""What one visitor chose: the language and the settings of this session. The only place that keeps them."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from assistant.messages import UI_LANGUAGES, ui_language
from assistant.settings import Settings, load

LANGUAGE = "ui_language"
OVERRIDES = "ui_settings"
ENGINE = "rewrite_engine"  # the choice on the drafting screen
PARAMETER = "lang"


def language() -> str:
    """Return the language to speak: the one chosen in this session, the address's `lang`, else the browser's."""
    chosen = st.session_state.get(LANGUAGE)
    if chosen is None:
        asked = st.query_params.get(PARAMETER)
        chosen = asked if asked in UI_LANGUAGES else ui_language(st.context.locale or "en")
        st.session_state[LANGUAGE] = chosen
    return str(chosen)


def choose_language(code: str) -> None:
    """Keep the language for the session, and in the address so that a reload keeps it too.

    The browser holds a choice of a list as the words it showed, which are about to be others: each choice is said
    again, so that the list shows it in the new language instead of losing it.
    """
    for key, value in list(st.session_state.items()):
        chosen = isinstance(value, list) and value and all(isinstance(item, str) for item in value)
        if isinstance(value, str) or chosen:  # an empty list may be that of files, which nobody may set
            st.session_state[key] = value
    st.session_state[LANGUAGE] = code
    st.query_params[PARAMETER] = code


def parameters() -> dict[str, str]:
    """Return what an address of another screen carries so that the visitor's language goes along."""
    asked = st.query_params.get(PARAMETER)
    return {PARAMETER: asked} if asked in UI_LANGUAGES else {}


def example_asked() -> bool:
    """Whether the address asks for the screen's example; asked once, it is forgotten."""
    return st.query_params.pop("example", None) is not None


def settings() -> Settings:
    """Return the settings of the process with what this session changed; a key typed here is never written down."""
    return replace(load(), **st.session_state.get(OVERRIDES, {}))


def change_settings(values: Mapping[str, Any]) -> None:
    """Keep changed settings for this session alone."""
    st.session_state[OVERRIDES] = {**st.session_state.get(OVERRIDES, {}), **values}


def engine(settings: Settings) -> str:
    """Return the engine that would rewrite now: the one chosen in this session, else the endpoint, else the rules."""
    chosen = st.session_state.get(ENGINE)
    usual = "endpoint" if settings.endpoint_configured else "rules"
    return str(chosen) if chosen and (chosen != "endpoint" or settings.endpoint_configured) else usual
