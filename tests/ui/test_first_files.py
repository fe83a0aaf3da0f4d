"""The first files of a visit: what Streamlit would answer, from memory, packed for those who are far."""

import asyncio
import gzip
from pathlib import Path
from typing import Any

import pytest

from assistant.ui import first_files, live_editor
from assistant.ui.first_files import STATIC, FirstFiles
from tests.loops import ran

FAR, HERE = ("192.0.2.7", 50000), ("127.0.0.1", 50000)
SCRIPT = next((STATIC / "static" / "js").glob("BidiComponent.*.js"))
ADDRESS = f"/static/js/{SCRIPT.name}"
(BUNDLE,) = (live_editor.FOLDER / "assets").glob("editor-*.js")


def asked(path: str, client: tuple[str, int] = HERE, method: str = "GET", **headers: str) -> Any:
    """Return what is answered to a request: its headers and its body, None where the app is to answer."""
    sent: list[Any] = []
    accepted = {"accept-encoding": "gzip, br", "accept": "text/html,*/*", **headers}

    async def app(scope: Any, receive: Any, send: Any) -> None:
        return None

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        **{"type": "http", "method": method, "path": path, "root_path": "", "client": client},
        "headers": [(name.encode(), value.encode()) for name, value in accepted.items()],
    }
    ran(FirstFiles(app)(scope, asyncio.Queue[Any]().get, send))
    if not sent:
        return None
    begun, body = sent
    told = {name.decode(): value.decode() for name, value in begun["headers"]}
    assert int(told["content-length"]) == len(body["body"])
    return told, body["body"]


def test_a_file_of_streamlits_is_answered_as_it_is() -> None:
    headers, body = asked(ADDRESS)
    assert body == SCRIPT.read_bytes()
    assert headers["content-type"].startswith("text/javascript")
    assert "immutable" in headers["cache-control"]


def test_who_is_far_gets_it_packed() -> None:
    headers, body = asked(ADDRESS, FAR)
    assert headers["content-encoding"] == "gzip"
    assert gzip.decompress(body) == SCRIPT.read_bytes()
    assert len(body) < SCRIPT.stat().st_size / 2
    assert "content-encoding" not in asked(ADDRESS, FAR, **{"accept-encoding": "identity"})[0]


def test_the_editors_bundle_is_answered_under_its_address() -> None:
    _headers, body = asked(f"/_stcore/bidi-components/porteplume.editor/{BUNDLE.name}")
    assert body == BUNDLE.read_bytes()


@pytest.mark.parametrize("path", ["/", "/draft", "/settings"])
def test_the_page_of_a_screen_names_what_draws_a_text(path: str) -> None:
    headers, body = asked(path)
    page = body.decode()
    assert headers["cache-control"] == "no-cache"
    assert f'href="./static/js/{SCRIPT.name}"' in page
    assert BUNDLE.name in page
    assert "<title>Porteplume</title>" in page


def test_what_the_page_names_is_there() -> None:
    page = first_files.page().decode()
    named = ["/" + part.partition('"')[0] for part in page.split(' href="./')[1:]]
    scripts = [path for path in named if path.endswith(".js")]
    assert len(scripts) == len(set(scripts)) > len(first_files.FIRST)
    assert all(asked(path) for path in scripts)


def test_the_page_says_where_the_server_is_before_a_script_asks() -> None:
    page = first_files.page().decode()
    assert page.index("BACKEND_BASE_URL") < page.index("src=")
    assert all('rel="prefetch"' in link for link in page.split("<link") if "/Selectbox." in link)


def test_the_icon_is_ours() -> None:
    assert asked("/favicon.png")[1] == (Path(first_files.__file__).parent / "pen.png").read_bytes()


@pytest.mark.parametrize(
    "path",
    [
        *("/_stcore/health", "/static/js/..", "/static/js/../../index.html", "/static/js/gone.js", "/media/a.png"),
        *("/static/js/%2e%2e", "//static/js/index.js", "/elsewhere", f"{ADDRESS}/", "/static/manifest.json"),
    ],
)
def test_all_else_is_the_apps(path: str) -> None:
    assert asked(path) is None


def test_only_what_is_read_whole_is_answered() -> None:
    assert asked(ADDRESS, method="HEAD") is None
    assert asked(ADDRESS, range="bytes=0-9") is None
    assert asked("/draft", accept="application/json") is None
