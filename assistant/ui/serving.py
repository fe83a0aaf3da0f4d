"""What the server does besides the screens: it gets ready while the first browser loads, and hands out first files."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import TYPE_CHECKING

import streamlit as st
from streamlit import cli_util, config
from streamlit.web.server import server_util

from assistant.collector import look_seldom
from assistant.messages import UI_LANGUAGES, translations
from assistant.ui.branches import hold_together
from assistant.ui.first_files import FirstFiles
from assistant.ui.sockets import send_at_once

if TYPE_CHECKING:
    from starlette.middleware import Middleware
    from starlette.types import ASGIApp, Receive, Scope, Send

LOG = logging.getLogger(__name__)
LOOK_THROUGH_EVERY = 60.0  # seconds
SHORT_WAY = "/porteplume/said"
LONGEST = 1_000_000  # bytes of a text that takes it
JSON = b"application/json"  # the page of another site cannot send it unasked


def begins() -> bool:
    """Whether this process is about to serve: where it does already, a screen is to be drawn."""
    return not st.runtime.exists()


class Start:
    """The start of the server: it answers at once, and draws no screen before what draws it is loaded.

    Two threads that load the same modules at once may each meet those that the other has begun.
    """

    def __init__(self) -> None:
        self._loaded: asyncio.Task[None] | None = None

    @asynccontextmanager
    async def lifespan(self, _app: st.App) -> AsyncIterator[dict[str, object]]:
        """Open the browser, and get ready beside the server."""
        if not st.get_option("server.headless"):
            cli_util.open_browser(server_util.get_url(_address()))
        send_at_once()
        hold_together()
        self._loaded = asyncio.create_task(asyncio.to_thread(_load))
        looking = asyncio.create_task(look_through())
        yield {}
        looking.cancel()

    async def loaded(self) -> None:
        """Return once all is loaded that a first visitor needs."""
        if self._loaded:
            await asyncio.shield(self._loaded)

    @property
    def middleware(self) -> "list[Middleware]":
        """Return what stands before Streamlit's own answers."""
        from starlette.middleware import Middleware

        return [Middleware(FirstFiles), Middleware(_ShortWay, self), Middleware(_Patient, self)]


class _Patient:
    """Lets a screen's connection wait for what draws it."""

    def __init__(self, app: "ASGIApp", start: Start) -> None:
        self._app, self._start = app, start

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["type"] == "websocket":
            await self._start.loaded()
        await self._app(scope, receive, send)


class _ShortWay:
    """Answers what the live editor asks about a text beside the screens (`assistant.ui.short_way`)."""

    def __init__(self, app: "ASGIApp", start: Start) -> None:
        self._app, self._start = app, start

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        if scope["type"] != "http" or scope["method"] != "POST" or not str(scope["path"]).endswith(SHORT_WAY):
            return await self._app(scope, receive, send)
        await self._start.loaded()
        status, body = 415, b""
        if dict(scope["headers"]).get(b"content-type") == JSON:
            asked = await _body(receive)
            answer = import_module("assistant.ui.short_way").answer
            status, body = (413, b"") if asked is None else await asyncio.to_thread(answer, asked)
        headers = [(b"content-type", JSON), (b"cache-control", b"no-store"), (b"content-length", b"%d" % len(body))]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})


async def _body(receive: "Receive") -> bytes | None:
    """Return what was sent, None where it is too long or broken off."""
    body, is_more = b"", True
    while is_more and len(body) <= LONGEST:
        message = await receive()
        if message["type"] != "http.request":
            return None
        body += message.get("body", b"")
        is_more = bool(message.get("more_body"))
    return body if len(body) <= LONGEST else None


def _address() -> str:
    """Return where a browser of this machine finds the app. Streamlit opens one for scripts, not for an `st.App`."""
    if config.is_manually_set("browser.serverAddress"):
        return str(st.get_option("browser.serverAddress"))
    return server_util.get_display_address(st.get_option("server.address") or "localhost")


async def look_through() -> None:
    """Return never: have the garbage collector look at everything now and then.

    Streamlit would have it do so after each drawing, at each key press: .streamlit/config.toml says that it need not.
    """
    while True:
        await asyncio.sleep(LOOK_THROUGH_EVERY)
        await asyncio.to_thread(gc.collect)


def _load() -> None:
    """Load what the first visitor would wait for: the drafting screen, and the sentences in each language."""
    look_seldom()
    try:
        import_module("assistant.ui.draft")
    except ImportError as error:  # the screen that is asked for tells it
        LOG.error("the drafting screen does not load", exc_info=error)
    for language in UI_LANGUAGES:
        translations(language)
