"""The page that the editor is measured against: the same components in the same frame, and no checks.

Each exclamation mark is marked and the panel holds one line. `?streams` adds a text that grows in a fragment of its
own, `?decides` the changes of a rewrite with the text that results. What a key press or a click costs here is what the
components, Streamlit and the browser cost.
"""

import re
from itertools import count

import streamlit as st

from assistant.ui import live_editor
from assistant.ui.live import Live, read
from assistant.ui.screen import FOLDER
from assistant.ui.work import LOOK_EVERY

MARKED = re.compile(r"\w*!")
WORDS = {name: name for name in ("label", "placeholder", "keys", "late", "mend", "here", "undo", "redo")}
CHANGE = ("take", "leave", "change", "sentence", "short", "all", "none", "count")
PIECES = [("Venez ", "Passez "), ("samedi ", "ce samedi "), ("avec vos amis.", "avec une amie.")]


def heard() -> None:
    """Keep what the browser sent."""
    message = read(live_editor.sent("doc"))
    if message:
        st.session_state["live"] = _live().heard(message)


def writing() -> None:
    """Draw the text and one line beside it."""
    live = _live()
    marks = [
        {"i": number, "f": found.start(), "t": found.end(), "k": "warning", "l": "!", "m": "!"}
        for number, found in enumerate(MARKED.finditer(live.current))
    ]
    left, right = st.columns([3, 2], gap="large")
    with left:
        told = {**live.as_data(), "stamp": str(live.rev), "marks": marks, "language": "fr"}
        live_editor.draw({**told, "words": {**WORDS, "brand": None, "phrases": {}}}, heard, lambda: None)
    right.html(f'<div class="pp-scores">{len(live.current)}</div>')


def streaming() -> None:
    """Draw a text that is longer each time."""
    grown = next(st.session_state.setdefault("streamed", count(1)))
    st.html(f'<div class="pp-stream">{"mot " * grown}</div>')


def deciding() -> None:
    """Draw changes to be decided upon, and the text that results."""
    state = st.session_state.get("changes") or {}
    decided = dict((state.get("decided") or {}).get("decided", ()))
    hunks = [{"b": before, "a": after, "c": True, "s": place} for place, (before, after) in enumerate(PIECES)]
    words = dict.fromkeys(CHANGE, "{words}")
    data = {"id": "one", "hunks": hunks, "decided": list(decided.items()), "lang": "fr", "dir": "ltr", "words": words}
    mount = live_editor.component(live_editor.DECISIONS)
    mount(key="changes", data=data, default={"decided": None}, on_decided_change=lambda: None, height="content")
    result = "".join(after if decided.get(place, True) else before for place, (before, after) in enumerate(PIECES))
    st.session_state["result"] = result
    st.text_area("result", key="result")


def _live() -> Live:
    found = st.session_state.setdefault("live", Live())
    assert isinstance(found, Live)
    return found


st.set_page_config(layout="wide")
st.html(FOLDER / "style.css")
st.fragment(writing)()
if "streams" in st.query_params:
    st.fragment(streaming, run_every=LOOK_EVERY)()
if "decides" in st.query_params:
    st.fragment(deciding)()
