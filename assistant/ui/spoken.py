"""What Streamlit keeps in English: the language of the page, and words that screen readers and fields say."""

import json
from functools import cache
from pathlib import Path

import streamlit as st

from assistant.messages import N_, Message
from assistant.ui.markup import Markup

SCRIPT = Path(__file__).with_name("spoken.js")
# Streamlit's words; one that ends in a blank begins a longer one.
FRAME = (N_("Skip to main content"), N_("Sidebar"), N_("Collapse sidebar"), N_("Expand sidebar"))
CHOICES = (N_("Clear all"), N_("Clear value"), N_("Selected values"), N_("Open"), N_("Remove "))
FIELDS = (
    N_("Choose an option"),
    N_("Choose options"),
    N_("Increment"),
    N_("Decrement"),
    N_("file upload"),
    N_("Upload"),
)
SHOWN = (N_("Help for "), N_("Show password"), N_("Hide password"), N_("Copy to clipboard"), N_("Copied"))
DATES = (N_("Choose date"), N_("Previous month"), N_("Next month"))
WORDS = (*FRAME, *CHOICES, *FIELDS, *SHOWN, *DATES)


def speak(language: str) -> None:
    """Have the page say its language, and Streamlit's words in it."""
    st.html(Markup(f"<script>{_script(language)}</script>"), unsafe_allow_javascript=True)


@cache
def _script(language: str) -> str:
    said = {word: Message(word).render(language) for word in WORDS}
    words = json.dumps({word: ours for word, ours in said.items() if ours != word}, ensure_ascii=False)
    return f"{SCRIPT.read_text(encoding='utf-8')}({json.dumps(language)}, {words.replace('<', chr(92) + 'u003c')})"
