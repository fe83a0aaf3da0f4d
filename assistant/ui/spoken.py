"""What Streamlit keeps in English: the language of the page, and words that screen readers and fields say."""

import json
from functools import cache
from pathlib import Path

import streamlit as st

from assistant.messages import N_, Message
from assistant.ui.markup import Markup

SCRIPT = Path(__file__).with_name("spoken.js")
# Streamlit's words; one that ends in a blank begins a longer one; `{value}` stands for what changes in one.
FRAME = (N_("Skip to main content"), N_("Sidebar"), N_("Collapse sidebar"), N_("Expand sidebar"))
STATE = (N_("Running..."), N_("Stop"), N_("Stopping..."), N_("Connecting"), N_("Loading..."), N_("Please wait..."))
CHOICES = (N_("Clear all"), N_("Clear value"), N_("Selected values"), N_("Open"), N_("Remove "))
FIELDS = (
    N_("Choose an option"),
    N_("Choose options"),
    N_("Increment"),
    N_("Decrement"),
    N_("file upload"),
    N_("Upload"),
    N_("Press Enter to apply"),
    N_("Press Enter to submit form"),
    N_("Press {value}+Enter to apply"),
    N_("No results"),
)
FILES = (
    N_("Add files"),
    N_("add icon"),
    N_("Error: {value} files are not allowed."),
    N_("Error: File must be {value} or smaller."),
    N_("{value} files are not allowed."),
    N_("File must be {value} or smaller."),
    N_("{value}B"),
    N_("{value}KB"),
    N_("{value}MB"),
    N_("{value}GB"),
)
TABLES = (
    N_("Show/hide columns"),
    N_("Download as CSV"),
    N_("Search"),
    N_("Type to search"),
    N_("Fullscreen"),
    N_("Close fullscreen"),
    N_("Clear selection"),
    N_("Select all"),
    N_("Add row"),
    N_("Delete row(s)"),
)
COLUMNS = (
    N_("Sort ascending"),
    N_("Sort descending"),
    N_("Statistics"),
    N_("Format"),
    N_("Autosize"),
    N_("Pin column"),
    N_("Unpin column"),
    N_("Hide column"),
    N_("Copy column name"),
    N_("Dataframe column menu"),
)
FORMATS = (
    N_("Automatic"),
    N_("Localized"),
    N_("Plain"),
    N_("Compact"),
    N_("Dollar"),
    N_("Euro"),
    N_("Yen"),
    N_("Percent"),
    N_("Scientific"),
    N_("Accounting"),
    N_("Calendar"),
    N_("Distance"),
)
FIGURES = (
    N_("Average"),
    N_("Average length"),
    N_("Based on sample"),
    N_("Count"),
    N_("Distinct"),
    N_("Empty"),
    N_("Maximum"),
    N_("Maximum length"),
    N_("Median"),
    N_("Minimum"),
    N_("Minimum length"),
    N_("No data"),
    N_("Range"),
    N_("Standard deviation"),
    N_("Sum"),
    N_("Values"),
)
SHOWN = (N_("Help for "), N_("Show password"), N_("Hide password"), N_("Copy to clipboard"), N_("Copied"))
DATES = (
    N_("Choose date"),
    N_("Choose date, "),
    N_("Previous month"),
    N_("Next month"),
    N_("Use arrow keys to navigate dates. Enter to select. Escape to close."),
    N_("day, "),
    N_("month, "),
    N_("year, "),
    N_("dd"),
    N_("yyyy"),
)
WORDS = (*FRAME, *STATE, *CHOICES, *FIELDS, *FILES, *TABLES, *COLUMNS, *FORMATS, *FIGURES, *SHOWN, *DATES)


def speak(language: str) -> None:
    """Have the page say its language, and Streamlit's words in it."""
    st.html(Markup(f"<script>{_script(language)}</script>"), unsafe_allow_javascript=True)


@cache
def _script(language: str) -> str:
    said = {word: Message(word, {"value": "{value}"}).render(language) for word in WORDS}
    words = json.dumps({word: ours for word, ours in said.items() if ours != word}, ensure_ascii=False)
    return f"{SCRIPT.read_text(encoding='utf-8')}({json.dumps(language)}, {words.replace('<', chr(92) + 'u003c')})"
