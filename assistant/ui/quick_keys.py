"""Has keys pressed quicker than the screen is drawn wait their turn, so each decides about the version it meets."""

import json
from pathlib import Path

import streamlit as st

from assistant.ui.markup import Markup

SCRIPT = Path(__file__).with_name("quick_keys.js")
PATIENCE = 1000  # milliseconds a key may take to have the screen drawn; one without effect is over then


def wait_their_turn(keys: str, opening: str, place: str) -> None:
    """Have the letters wait while the place is on the screen; none counts after the one that opens a text."""
    given = ", ".join(json.dumps(one) for one in (list(keys.lower()), opening.lower(), f".st-key-{place}", PATIENCE))
    script = SCRIPT.read_text(encoding="utf-8")
    st.html(Markup(f"<script>({script})({given})</script>"), unsafe_allow_javascript=True)
