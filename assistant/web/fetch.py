"""The only door to the network for pages: safe, polite, bounded; what fails is a value with a sentence."""

import ssl
import threading
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import httpcore2

from assistant.messages import N_, Message
from assistant.settings import USER_AGENT
from assistant.web import robots
from assistant.web.addresses import absolute, normalise
from assistant.web.connection import Deadline, TimedBackend, beginning, unpacked
from assistant.web.data import figures
from assistant.web.failure import Failure, Reason

REDIRECTS = frozenset({301, 302, 303, 307, 308})
HTML = ("text/html", "application/xhtml+xml")
ANY: tuple[str, ...] = ()
MAX_COOKIES = 50  # of one host: as many as RFC 6265, 6.1 asks browsers to keep
Types = tuple[str, ...] | None  # None: the body is not read


def _figure(name: str) -> Any:
    return field(default_factory=lambda: figures("page")[name])


@dataclass(frozen=True)
class FetchLimits:
    """What a fetch may cost and reach; without a word, the figures of `limits.toml`."""

    max_bytes: int = _figure("max_bytes")
    max_seconds: float = _figure("max_seconds")
    connect_seconds: float = _figure("connect_seconds")
    max_redirects: int = _figure("max_redirects")
    delay_seconds: float = _figure("delay_seconds")
    allow_private: bool = False
    obey_robots: bool = True
    offline: bool = False


@dataclass(frozen=True)
class Fetched:
    """One address and what came of it; `error` is None when there is a body to read."""

    url: str
    final_url: str
    status: int | None = None
    headers: Mapping[str, str] = field(default_factory=dict)  # names in lower case
    body: bytes = b""
    redirects: tuple[tuple[int, str], ...] = ()  # each hop: the status, and the address it came from
    error: Message | None = None
    reason: Reason | None = None  # the error in a word, for code
    seconds: float = 0.0


class Fetcher:
    """A visit to some sites: keeps connections, robots.txt and the pace of each host. Usable from several threads."""

    def __init__(self, limits: FetchLimits | None = None) -> None:
        self.limits = limits or FetchLimits()
        self._deadline = Deadline()
        self._lock = threading.Lock()
        self._next: dict[str, float] = {}  # when each host may be asked again
        self._rules: dict[str, robots.Rules | Failure] = {}
        self._reading: dict[str, threading.Lock] = {}
        self._pool = httpcore2.ConnectionPool(
            network_backend=TimedBackend(self.limits.allow_private, self._deadline), keepalive_expiry=15.0
        )

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()

    def fetch(self, url: str, types: Types = HTML, headers: Iterable[tuple[str, str]] = ()) -> Fetched:
        """Return what the address answers, redirects followed; `types` are the media types whose body is read."""
        return self._visited(_Visit(url, types, tuple(headers)))

    def look(self, url: str, max_bytes: int) -> Fetched:
        """Return what the address answers, with the first bytes of the page, be it one that tells of an error."""
        visit = _Visit(url, HTML, ())
        visit.only_first = max_bytes
        return self._visited(visit)

    def _visited(self, visit: "_Visit") -> Fetched:
        try:
            self._follow(visit)
        except Failure as failure:
            visit.fail(failure.reason, failure.message)
        return visit.result()

    def rules(self, url: str) -> robots.Rules:
        """Return the robots.txt rules of an address's host, read once a visit."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        with self._lock:
            reading = self._reading.setdefault(origin, threading.Lock())
        with reading:  # several threads may come for the same site at once: one reads, the others wait
            known = self._rules.get(origin)
            if known is None:
                known = self._rules[origin] = self._read_rules(origin)
        if isinstance(known, Failure):
            raise known
        return known

    def _read_rules(self, origin: str) -> robots.Rules | Failure:
        visit = _Visit(f"{origin}/robots.txt", ANY, ())
        try:
            self._follow(visit, obey=False)
        except Failure as failure:
            if failure.reason in ("too_big", "too_many_redirects"):
                return robots.Rules()
            return failure
        return robots.read(visit.status, visit.body)

    def _follow(self, visit: "_Visit", obey: bool = True) -> None:
        if self.limits.offline:
            raise Failure("offline", N_("The assistant is set to stay offline: nothing is fetched."))
        seen: set[tuple[str, str]] = set()
        while True:
            url = normalise(visit.final_url)
            if url is None:
                raise Failure("bad_address", N_("{url} is not an address of the web (http or https)."), url=visit.url)
            step = (url, visit.cookies(url))  # the same address again, now with a cookie, is another step
            if step in seen or len(seen) > self.limits.max_redirects:
                raise Failure("too_many_redirects", N_("The address redirects too often, or in a circle."))
            seen.add(step)
            visit.final_url = url
            if obey and self.limits.obey_robots and not self.rules(url).allow(url):
                raise Failure("robots", N_("The site’s robots.txt asks that this address not be read."))
            self._wait(url)
            location = self._ask(visit)
            if location is None:
                return
            visit.redirects.append((visit.status or 0, url))
            visit.final_url = absolute(location, url) or location

    def _wait(self, url: str) -> None:
        """Keep the pace: each request to a host takes the next free moment of that host."""
        parts = urlsplit(url)
        known = self._rules.get(f"{parts.scheme}://{parts.netloc}")
        asked = known.delay if isinstance(known, robots.Rules) and self.limits.obey_robots else None
        pace = max(self.limits.delay_seconds, min(asked or 0.0, figures("page")["max_delay_seconds"]))
        with self._lock:
            moment = max(self._next.get(parts.netloc, 0.0), time.monotonic())
            self._next[parts.netloc] = moment + pace
        time.sleep(max(0.0, moment - time.monotonic()))

    def _ask(self, visit: "_Visit") -> str | None:
        """Read one answer into `visit`; return where it redirects to, None when it is the last."""
        began = time.monotonic()
        self._deadline.at = began + self.limits.max_seconds - visit.seconds
        try:
            with self._pool.stream(
                "GET",
                _target(visit.final_url),
                headers=_headers(visit),
                extensions={"timeout": {"connect": self.limits.connect_seconds, "read": self.limits.max_seconds}},
            ) as response:
                visit.status, visit.headers = response.status, _named(response.headers)
                visit.keep_cookies(response.headers)
                location = visit.headers.get("location")
                if response.status in REDIRECTS and location:
                    return location
                visit.read(response, self.limits.max_bytes)
        except httpcore2.TimeoutException as error:
            raise Failure(
                "timed_out", N_("No full answer within {seconds} seconds."), seconds=self.limits.max_seconds
            ) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError, ValueError) as error:
            raise _network_failure(error) from error
        finally:
            visit.seconds += time.monotonic() - began
        return None


class _Visit:
    """An address while it is being fetched."""

    def __init__(self, url: str, types: Types, headers: tuple[tuple[str, str], ...]) -> None:
        self.url = self.final_url = url
        self.types, self.asked = types, headers
        self.status: int | None = None
        self.headers: dict[str, str] = {}
        self.body = b""
        self.redirects: list[tuple[int, str]] = []
        self.error: Message | None = None
        self.reason: Reason | None = None
        self.seconds = 0.0  # spent on the network, pauses left out
        self.only_first: int | None = None  # bytes to read of a page, whatever its status; None: all of a good one
        self._cookies: dict[str, dict[str, str]] = {}  # by host; they last as long as the visit

    def cookies(self, url: str) -> str:
        """Return the cookies that the host of an address gave on this visit, as they are sent back."""
        return "; ".join(f"{name}={value}" for name, value in self._cookies.get(urlsplit(url).netloc, {}).items())

    def keep_cookies(self, headers: Iterable[tuple[bytes, bytes]]) -> None:
        jar = self._cookies.setdefault(urlsplit(self.final_url).netloc, {})
        for name, raw in headers:
            cookie, given, value = raw.partition(b";")[0].decode("latin-1").strip().partition("=")
            if name.lower() == b"set-cookie" and given and (cookie + value).isascii() and len(jar) < MAX_COOKIES:
                jar[cookie] = value

    def read(self, response: httpcore2.Response, max_bytes: int) -> None:
        kind = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        if self.only_first is not None and kind in HTML:
            packing = self.headers.get("content-encoding", "")
            self.body = beginning(response.iter_stream(), packing, self.only_first)
        if response.status >= 400:
            self.fail("status", status_sentence(response.status))
        elif self.types is None or self.only_first is not None:
            return
        elif response.status == 200 and self.types and kind and kind not in self.types:
            raise Failure("not_html", N_("This is no web page but a file of type {type}."), type=kind[:60])
        else:
            self.body = unpacked(response.iter_stream(), self.headers.get("content-encoding", ""), max_bytes)

    def fail(self, reason: Reason, sentence: Message) -> None:
        self.reason, self.error = reason, sentence

    def result(self) -> Fetched:
        return Fetched(
            self.url,
            self.final_url,
            self.status,
            self.headers,
            self.body,
            tuple(self.redirects),
            self.error,
            self.reason,
            self.seconds,
        )


def fetch(url: str, limits: FetchLimits | None = None) -> Fetched:
    """Return what one address answers; never raises for a page."""
    with Fetcher(limits) as fetcher:
        return fetcher.fetch(url)


def status_sentence(status: int) -> Message:
    """Return what an HTTP status says to the person who asked for the page."""
    if status in (404, 410):
        return Message(N_("The page does not exist (status {status})."), {"status": str(status)})
    if status in (401, 403, 999):
        return Message(N_("The site refuses to show this page to programs (status {status})."), {"status": str(status)})
    if status == 429:
        return Message(N_("The site says it is asked too often (status 429). Try again later."))
    if status >= 500:
        return Message(N_("The site itself has a fault (status {status}). Try again later."), {"status": str(status)})
    return Message(N_("The site refuses the request (status {status})."), {"status": str(status)})


def _target(url: str) -> httpcore2.URL:
    parts = urlsplit(url)
    path = parts.path or "/"
    return httpcore2.URL(
        scheme=parts.scheme.encode(),
        host=(parts.hostname or "").encode("ascii"),
        port=parts.port,
        target=(f"{path}?{parts.query}" if parts.query else path).encode("ascii"),
    )


def _headers(visit: _Visit) -> list[tuple[str, str]]:
    accept = ",".join(visit.types) + ",*/*;q=0.1" if visit.types else "*/*"
    cookies = visit.cookies(visit.final_url)
    return [
        ("Host", urlsplit(visit.final_url).netloc),
        ("User-Agent", USER_AGENT),
        ("Accept", accept),
        ("Accept-Encoding", "gzip, deflate"),
        *([("Cookie", cookies)] if cookies else []),
        *visit.asked,
    ]


def _named(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for raw_name, raw in headers:
        name = raw_name.decode("ascii", "replace").lower()
        try:
            value = raw.decode("utf-8")
        except UnicodeDecodeError:
            value = raw.decode("latin-1")
        found[name] = f"{found[name]}, {value}" if name in found and name != "location" else value
    return found


def _network_failure(error: Exception) -> Failure:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return Failure("bad_certificate", N_("The site’s security certificate is not valid."))
        if isinstance(cause, ConnectionRefusedError):
            return Failure("refused", N_("The server refuses the connection."))
        cause = cause.__cause__ or (cause.args[0] if cause.args and isinstance(cause.args[0], Exception) else None)
    if isinstance(error, httpcore2.ProtocolError):
        return Failure("damaged", N_("The answer was cut, or is not what a web server sends."))
    return Failure("unreachable", N_("The server cannot be reached. Check the address and the connection."))
