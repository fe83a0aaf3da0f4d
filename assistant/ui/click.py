"""Buttons beside a text that is typed: a key pressed just before a click cuts its run short, and must not lose it.

What Streamlit draws for the key is a fragment alone: a button outside of it would wait until all is drawn for another
reason. So the page draws within `whole`, and its fragments `resume` for such a button.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from typing import Literal

import streamlit as st

_WHOLE = "whole_is_drawn"


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


@contextmanager
def whole() -> Iterator[None]:
    """Tell, until the end of the block, that the whole page is being drawn; also where a key cuts that short."""
    st.session_state[_WHOLE] = True
    try:
        yield
    finally:
        st.session_state[_WHOLE] = False


def resume(key: str) -> None:
    """Have the whole page drawn anew where only a fragment is, and a click on a button outside of it waits."""
    if st.session_state.get(_kept(key)) and not st.session_state.get(_WHOLE):
        st.rerun()


def _keep(key: str) -> None:
    st.session_state[_kept(key)] = True


def _kept(key: str) -> str:
    return f"{key}_clicked"
