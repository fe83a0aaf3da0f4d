"""Buttons beside a text that is typed: a key pressed just before a click cuts its run short, and must not lose it."""

from functools import partial
from typing import Literal

import streamlit as st


def clicked(label: str, key: str, icon: str, disabled: bool = False, primary: bool = False) -> bool:
    """Draw a button; return whether it was clicked, in this run or in one that ended before it could answer.

    What the click asks for must be begun before anything else is drawn.
    """
    kind: Literal["primary", "secondary"] = "primary" if primary else "secondary"
    st.button(label, key=key, icon=icon, disabled=disabled, type=kind, on_click=partial(_keep, key))
    return forget(key) and not disabled


def forget(key: str) -> bool:
    """Return whether a click on the button still waits for its answer, and let go of it."""
    return bool(st.session_state.pop(_kept(key), False))


def _keep(key: str) -> None:
    st.session_state[_kept(key)] = True


def _kept(key: str) -> str:
    return f"{key}_clicked"
