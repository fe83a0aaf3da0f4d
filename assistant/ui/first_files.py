"""What each new visitor's browser asks for first: handed out from memory, and named on the page before it is needed.

Streamlit reads its eighty files from the disk for each visitor, in threads that take turns with the screens, and its
page leaves out those that draw a text: the browser learns of them one after the other.
"""

import gzip
import re
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from assistant.ui import live_editor
from assistant.ui.markup import Markup, join, tag
from assistant.ui.screen import ICON, MENU, NAME

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

STATIC = Path(st.__file__).parent / "static"
# What Streamlit calls the parts of its own that draw a text, and those that draw the menu and the fields around it.
FIRST = ("Html", "BidiComponent")
NEXT = ("PageLink", "Checkbox", "ButtonGroup", "Selectbox", "TextInput", "Button", "Expander")
BASE = Path(__file__).with_name("base.js")
TYPES = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8", ".woff2": "font/woff2"}
PACKED = (".js", ".css")  # what gets smaller
KEPT = 400  # files held in memory: all that the screens ask for, a few megabytes
LASTING = "public, immutable, max-age=31536000"  # the names of these files change with what is in them
HERE = ("127.0.0.1", "::1")  # to pack what does not leave the machine only takes time
FAVICON = "/favicon.png"
_FILE = re.compile(r"/static/(?:js|css|media)/[\w.-]+")
_IMPORT = re.compile(r"""(?:from|import)\s*["']\./([\w.-]+\.js)["']""")


class FirstFiles:
    """Answers the first requests of a browser; all others go on to the app."""

    def __init__(self, app: "ASGIApp") -> None:
        self._app = app

    async def __call__(self, scope: "Scope", receive: "Receive", send: "Send") -> None:
        """Answer one request."""
        answer = _answer(scope) if scope["type"] == "http" and scope["method"] == "GET" else None
        if answer is None:
            return await self._app(scope, receive, send)
        headers, body = answer
        told = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers.items()]
        length = (b"content-length", str(len(body)).encode("latin-1"))
        await send({"type": "http.response.start", "status": 200, "headers": [*told, length]})
        await send({"type": "http.response.body", "body": body})


def _answer(scope: "Scope") -> tuple[dict[str, str], bytes] | None:
    """Return the headers and the body of an answer, None where it is not ours to give."""
    asked = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    path = str(scope["path"])
    if path.endswith(FAVICON):
        return {"content-type": "image/png", "cache-control": "no-cache"}, ICON.read_bytes()
    if scope.get("root_path") or st.get_option("server.baseUrlPath") or "range" in asked:
        return None
    if path in _screens() and "text/html" in asked.get("accept", ""):
        return {"content-type": "text/html; charset=utf-8", "cache-control": "no-cache"}, page()
    file = _file(path)
    if file is None:
        return None
    headers = {"content-type": TYPES[file.suffix], "cache-control": LASTING, "vary": "accept-encoding"}
    away = (scope.get("client") or HERE)[0] not in HERE
    if away and file.suffix in PACKED and "gzip" in asked.get("accept-encoding", ""):
        return {**headers, "content-encoding": "gzip"}, _packed(file)
    return headers, _content(file)


@cache
def page() -> bytes:
    """Return Streamlit's page with what a text needs named in it, under our name."""
    html = (STATIC / "index.html").read_text(encoding="utf-8")
    first = _needed(FIRST, html)
    needed = [f"./static/js/{name}" for name in first]
    needed += [f".{path}" for path in _bundles() if live_editor.EDITOR in path]
    later = [f"./static/js/{name}" for name in _needed(NEXT, html) if name not in first]
    links = [tag("link", rel="modulepreload", crossorigin="", href=path) for path in needed]
    links += [tag("link", rel="prefetch", crossorigin="", href=path) for path in later]
    base = tag("script", Markup(BASE.read_text(encoding="utf-8")))
    named = html.replace("<title>Streamlit</title>", f"<title>{NAME}</title>").replace("<head>", f"<head>{base}", 1)
    return named.replace("</head>", f"{join(*links)}</head>", 1).encode("utf-8")


def _needed(parts: tuple[str, ...], html: str) -> list[str]:
    """Return the scripts of some parts that the page does not name, those they import after them."""
    folder = STATIC / "static" / "js"
    found: list[str] = []
    waiting = [path.name for name in parts for path in sorted(folder.glob(f"{name}.*.js"))]
    while waiting:
        name = waiting.pop(0)
        if name not in found and name not in html:
            found.append(name)
            waiting += _IMPORT.findall((folder / name).read_text(encoding="utf-8"))
    return found


@cache
def _screens() -> frozenset[str]:
    return frozenset({"/", *(f"/{name}" for name, *_ in MENU)})


@cache
def _bundles() -> dict[str, Path]:
    """Return the files of our own components by their addresses."""
    folder = live_editor.FOLDER / "assets"
    paths = [path for name in live_editor.COMPONENTS for path in folder.glob(f"{name}-*.js")]
    return {f"/_stcore/bidi-components/{live_editor.PACKAGE}.{p.name.split('-')[0]}/{p.name}": p for p in paths}


@lru_cache(KEPT)
def _file(path: str) -> Path | None:
    if path in _bundles():
        return _bundles()[path]
    file = STATIC / path[1:]
    return file if _FILE.fullmatch(path) and file.suffix in TYPES and file.is_file() else None


@lru_cache(KEPT)
def _content(file: Path) -> bytes:
    return file.read_bytes()


@lru_cache(KEPT)
def _packed(file: Path) -> bytes:
    return gzip.compress(_content(file), compresslevel=6, mtime=0)
