"""A real web server on loopback with good and bad manners: for tests.

Serves `pages` (path → what to answer) and, when given, the files of a folder. Counts what it is asked.
"""

import gzip
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

TYPES = {".html": "text/html", ".xml": "application/xml", ".txt": "text/plain", ".jpg": "image/jpeg"}


@dataclass(frozen=True)
class Answer:
    """What the server says: plain, or by a function that writes to the connection itself."""

    body: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=lambda: {"Content-Type": "text/html; charset=utf-8"})
    write: Callable[[BaseHTTPRequestHandler], None] | None = None


def page(text: str, content_type: str = "text/html; charset=utf-8") -> Answer:
    return Answer(text.encode(), headers={"Content-Type": content_type})


def redirect(to: str, status: int = 301) -> Answer:
    return Answer(b"", status, {"Location": to})


def status(code: int) -> Answer:
    return Answer(b"<p>no</p>", code)


def gzip_bomb(megabytes: int) -> Answer:
    packed = gzip.compress(bytes(megabytes * 1_048_576))
    return Answer(packed, headers={"Content-Type": "text/html", "Content-Encoding": "gzip"})


def endless() -> Answer:
    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while True:
            handler.wfile.write(b"<p>encore</p>" * 4_000)

    return Answer(write=write)


def drip(stop: threading.Event, head: bytes = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n") -> Answer:
    """Return an answer that sends a byte now and then, until the test is over."""

    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        while not stop.wait(0.05):
            handler.wfile.write(b"x")
            handler.wfile.flush()

    return Answer(write=write)


def cut() -> Answer:
    def write(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n<p>Le d")

    return Answer(write=write)


class SiteServer:
    """The server, from `with` to its end; `asked` lists the requests in order, `times` when they came."""

    def __init__(self, pages: Mapping[str, Answer] | None = None, folder: Path | None = None) -> None:
        self.pages = dict(pages or {})
        self.folder = folder
        self.asked: list[str] = []
        self.times: list[float] = []
        self.agents: set[str] = set()

    @cached_property
    def _server(self) -> ThreadingHTTPServer:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site.asked.append(self.path)
                site.times.append(time.monotonic())
                site.agents.add(self.headers.get("User-Agent", ""))
                answer = site.answer(self.path)
                try:
                    if answer.write is not None:
                        self.close_connection = True
                        answer.write(self)
                        return
                    self.send_response(answer.status)
                    for name, value in answer.headers.items():
                        self.send_header(name, value)
                    self.send_header("Content-Length", str(len(answer.body)))
                    self.end_headers()
                    self.wfile.write(answer.body)
                except OSError:
                    self.close_connection = True  # the client had enough: that is what some tests are about

            def log_message(self, format: str, *args: object) -> None:
                return

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        return server

    def answer(self, path: str) -> Answer:
        plain = path.partition("?")[0]
        if path in self.pages or plain in self.pages:
            return self.pages.get(path) or self.pages[plain]
        if self.folder is not None:
            file = self.folder / plain.lstrip("/")
            file = file / "index.html" if file.is_dir() else file
            if file.is_file():
                return Answer(file.read_bytes(), headers={"Content-Type": TYPES.get(file.suffix, "text/html")})
        return status(404)

    def __enter__(self) -> "SiteServer":
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    @property
    def port(self) -> int:
        return int(self._server.server_address[1])

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"
