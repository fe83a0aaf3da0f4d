"""What the server does besides the screens: it gets ready while the first browser loads, and hands out first files."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

import streamlit as st
from streamlit import cli_util, config
from streamlit.web.server import server_util

from assistant.messages import UI_LANGUAGES, Message
from assistant.ui.first_files import FirstFiles

if TYPE_CHECKING:
    from starlette.middleware import Middleware


def begins() -> bool:
    """Whether this process is about to serve: where it does already, a screen is to be drawn."""
    return not st.runtime.exists()


def middleware() -> "list[Middleware]":
    """Return what stands before Streamlit's own answers."""
    from starlette.middleware import Middleware

    return [Middleware(FirstFiles)]


@asynccontextmanager
async def ready(_app: st.App) -> AsyncIterator[dict[str, object]]:
    """Get ready beside the server, which answers at once, and open the browser."""
    if not st.get_option("server.headless"):
        cli_util.open_browser(server_util.get_url(_address()))
    Thread(target=_load, name="ready", daemon=True).start()
    yield {}


def _address() -> str:
    """Return where a browser of this machine finds the app. Streamlit opens one for scripts, not for an `st.App`."""
    if config.is_manually_set("browser.serverAddress"):
        return str(st.get_option("browser.serverAddress"))
    return server_util.get_display_address(st.get_option("server.address") or "localhost")


def _load() -> None:
    """Load what the first visitor would wait for: the drafting screen, and the sentences in each language."""
    import_module("assistant.ui.draft")
    for language in UI_LANGUAGES:
        Message("").render(language)
