"""Answers kept from visit to visit: asked about, or taken without asking after a visit cut short."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from assistant.web.answers import Answers
from assistant.web.fetch import Fetcher, FetchLimits
from assistant.web.kept import Kept
from tests.web.site_server import Answer, SiteServer, page, redirect, status

LOCAL = FetchLimits(allow_private=True, delay_seconds=0.0, max_seconds=5.0, retry_seconds=0.01)
TYPE = {"Content-Type": "text/html"}


class Changing:
    """A page with an ETag; says 304 to who knows it. Counts the bodies it sent."""

    def __init__(self) -> None:
        self.text, self.sent = "<p>un</p>", 0
        self.lock = threading.Lock()

    def write(self, handler: BaseHTTPRequestHandler) -> None:
        tag = f'"{self.text}"'
        known = handler.headers.get("If-None-Match") == tag
        body = b"" if known else self.text.encode()
        self.sent += not known
        lines = f"HTTP/1.1 {304 if known else 200} x\r\nETag: {tag}\r\nContent-Type: text/html\r\n"
        handler.wfile.write(f"{lines}Content-Length: {len(body)}\r\n\r\n".encode() + body)


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    with Kept(tmp_path / "kept" / "answers.sqlite") as file:
        yield file


def visit(kept: Kept, *urls: str, end: bool = True, resume: bool = True) -> list[bytes]:
    answers = Answers(kept, ("audit",))
    answers.begin(resume)
    with Fetcher(LOCAL, answers) as fetcher:
        bodies = [fetcher.fetch(url).body for url in urls]
    if end:
        answers.end()
    return bodies


def test_what_did_not_change_is_not_sent_again_what_did_is(kept: Kept) -> None:
    changing = Changing()
    with SiteServer({"/": Answer(write=changing.write)}) as server:
        assert visit(kept, server.url("/")) == [b"<p>un</p>"]
        assert visit(kept, server.url("/")) == [b"<p>un</p>"]
        assert changing.sent == 1
        changing.text = "<p>deux</p>"
        assert visit(kept, server.url("/")) == visit(kept, server.url("/")) == [b"<p>deux</p>"]
        assert changing.sent == 2
        assert server.asked.count("/") == 4


def test_a_visit_cut_short_goes_on_without_asking_again(kept: Kept) -> None:
    pages = {"/a": page("<p>a</p>"), "/b": redirect("/c"), "/c": page("<p>c</p>"), "/absent": status(404)}
    with SiteServer(pages) as server:
        urls = [server.url(path) for path in ("/a", "/b", "/absent")]
        first = visit(kept, *urls, end=False)
        asked = len(server.asked)
        assert visit(kept, *urls, end=True) == first == [b"<p>a</p>", b"<p>c</p>", b""]
        assert len(server.asked) == asked
        visit(kept, *urls)  # the visit had come to its end: this one is new
        assert len(server.asked) == 2 * asked
        visit(kept, *urls, end=False)
        visit(kept, *urls, resume=False)  # nobody asked that it go on
        assert len(server.asked) == 4 * asked


@pytest.mark.parametrize(
    "headers", [{"Cache-Control": "private, no-store"}, {"Content-Type": "application/pdf"}], ids=["no-store", "a file"]
)
def test_what_must_not_be_kept_is_not(kept: Kept, headers: dict[str, str]) -> None:
    with SiteServer({"/": Answer(b"<p>a</p>", headers={**TYPE, **headers})}) as server:
        visit(kept, server.url("/"), end=False)
        visit(kept, server.url("/"), end=False)
        assert server.asked.count("/") == 2


def test_cookies_are_not_kept(kept: Kept) -> None:
    with SiteServer({"/": Answer(b"<p>a</p>", headers={**TYPE, "Set-Cookie": "id=secret"})}) as server:
        visit(kept, server.url("/"))
        answer, _ = Answers(kept).find(server.url("/"))
    assert answer is not None
    assert "set-cookie" not in answer.headers


def test_a_file_that_cannot_be_used_costs_the_memory_alone(tmp_path: Path) -> None:
    (tmp_path / "answers.sqlite").write_bytes(b"not a database" * 1_000)
    with SiteServer({"/": page("<p>a</p>")}) as server, Kept(tmp_path / "answers.sqlite") as file:
        assert visit(file, server.url("/")) == visit(file, server.url("/")) == [b"<p>a</p>"]


def test_the_file_keeps_within_its_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limits = {"max_days": 30, "max_bytes": 400, "resume_hours": 24}
    monkeypatch.setattr("assistant.web.kept.figures", lambda _: limits)
    with Kept(tmp_path / "k") as file:
        for number in range(30):
            file.put(str(number), bytes(range(100)))
    with Kept(tmp_path / "k") as file:
        there = [number for number in range(30) if file.get(str(number))]
        assert there == [27, 28, 29]
        limits["max_days"] = -1
    with Kept(tmp_path / "k") as file:
        assert not any(file.get(str(number)) for number in range(30))


@pytest.mark.parametrize(("code", "asked"), [(503, 3), (429, 3), (404, 1), (403, 1)])
def test_what_fails_for_a_moment_is_asked_again(code: int, asked: int) -> None:
    with SiteServer({"/": status(code)}) as server, Fetcher(LOCAL) as fetcher:
        assert fetcher.fetch(server.url("/")).status == code
        assert server.asked.count("/") == asked


def test_the_pause_is_the_one_the_server_asks_for() -> None:
    busy = Answer(b"", 503, {"Retry-After": "1"})
    with SiteServer({"/": busy}) as server, Fetcher(FetchLimits(allow_private=True, retries=1)) as fetcher:
        fetcher.fetch(server.url("/"))
        times = [time for path, time in zip(server.asked, server.times, strict=True) if path == "/"]
    assert times[1] - times[0] >= 0.95


def test_a_page_that_comes_back_is_read() -> None:
    calls: list[str] = []

    def write(handler: BaseHTTPRequestHandler) -> None:
        calls.append(handler.path)
        told = "503 Busy" if len(calls) == 1 else "200 OK"
        handler.wfile.write(f"HTTP/1.1 {told}\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nok".encode())

    with SiteServer({"/": Answer(write=write)}) as server, Fetcher(LOCAL) as fetcher:
        assert fetcher.fetch(server.url("/")).body == b"ok"
