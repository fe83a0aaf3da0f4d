"""Screens opened by their address, without a browser."""

from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from assistant.ui import spoken

ROOT = Path(__file__).resolve().parents[2]
WAIT = 120  # seconds: the first run of a process loads the language data
HERE = {"url": "http://127.0.0.1:8501/"}


def opened(page: str, language: str = "fr", example: bool = False, **more: str) -> AppTest:
    """Return a screen opened by its address."""
    app = AppTest.from_file(str(ROOT / page), default_timeout=WAIT)
    app.query_params["lang"] = language
    if example:
        app.query_params["example"] = "1"
    for name, value in more.items():
        app.query_params[name] = value
    return app.run()


def drawn(app: AppTest) -> str:
    """Return the HTML that a screen drew."""
    ours = ("<style", f"<script>{spoken.SCRIPT.read_text(encoding='utf-8')}")
    bodies = (str(element.proto.body) for element in app.get("html"))
    return "\n".join(body for body in bodies if not body.startswith(ours))


def finished(app: AppTest, work: str) -> AppTest:
    """Return the screen once the work kept under this name has ended."""
    held: Any = app.session_state[work]
    assert held.wait(WAIT), "the work does not end"
    return app.run()


def unfolded(app: AppTest, key: str) -> AppTest:
    """Return the screen with one of its folded parts open: beside the live editor what is inside is drawn then."""
    app.session_state[key] = True
    return app.run()
