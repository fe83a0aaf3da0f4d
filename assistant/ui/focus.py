"""Puts the keyboard where a press has just opened something to write in."""

import json
from pathlib import Path

import streamlit as st

from assistant.ui.markup import Markup

SCRIPT = Path(__file__).with_name("focus.js").read_text(encoding="utf-8")
TRIES = 120  # frames the field may take to appear


def enter(key: str) -> None:
    """Have the text area of a key take what is typed next, the first time it is there."""
    st.html(Markup(f"<script>({SCRIPT})({json.dumps(key)}, {TRIES})</script>"), unsafe_allow_javascript=True)
