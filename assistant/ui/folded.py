"""What is folded on the drafting screen: beside the live editor it is drawn once it is open.

Each key press draws that screen anew, and the browser takes longest over what nobody sees. Without the live editor all
is drawn at once, and opens without asking the server.
"""

from typing import Literal, Protocol

import streamlit as st


class Part(Protocol):
    """An expander, a popover or a tab of Streamlit's."""

    @property
    def open(self) -> bool | None:
        """Whether it is open; None where Streamlit is not told."""


def opening(is_live: bool, key: str, *labels: str) -> Literal["ignore", "rerun"]:
    """Return what Streamlit is to do when the part of this key is opened: its `on_change`.

    To be called just before it is drawn, with its label or those of its tabs: what is open stays so in any language.
    """
    if not is_live:
        return "ignore"
    _carry(key, labels)
    return "rerun"


def is_drawn(part: Part) -> bool:
    """Whether what is inside is to be drawn."""
    return part.open is not False


def _carry(key: str, labels: tuple[str, ...]) -> None:
    """Keep open what is open though its name is about to change.

    Streamlit takes a part that bears another name for another part, and knows the open one of several tabs by its name.
    """
    state, named = st.session_state, f"{key}_named"
    before: tuple[str, ...] = state.get(named, labels)
    state[named] = labels
    opened = state.get(key)
    if before == labels or opened is None:
        return
    place = before.index(opened) if opened in before else None
    state[key] = opened if place is None else labels[min(place, len(labels) - 1)]
