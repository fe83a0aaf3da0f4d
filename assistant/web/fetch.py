"""The only door to the network for pages: safe, polite, bounded; what fails is a value with a sentence."""

import ssl
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpcore2

from assistant.messages import N_
from assistant.settings import USER_AGENT
from assistant.web import robots
from assistant.web.addresses import absolute, normalise
from assistant.web.answers import Answer, Answers
from assistant.web.connection import Deadline, TimedBackend
from assistant.web.data import figures
from assistant.web.failure import Failure
from assistant.web.pace import Pace
from assistant.web.visit import ANY, HTML, REDIRECTS, Fetched, Types, Visit, status_sentence

CUT = N_("The answer was cut, or is not what a web server sends.")


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
    retries: int = _figure("retries")
    retry_seconds: float = _figure("retry_seconds")
    allow_private: bool = False
    obey_robots: bool = True
    offline: bool = False


class Fetcher:
    """A visit to some sites: keeps connections, robots.txt and the pace of each host. Usable from several threads.

    With `answers`, what was kept of earlier visits is asked about instead of asked for.
    """

    def __init__(self, limits: FetchLimits | None = None, answers: Answers | None = None) -> None:
        self.limits = limits or FetchLimits()
        self._answers = answers
        self._pace = Pace(self.limits.delay_seconds)
        self._deadline = Deadline()
        self._lock = threading.Lock()
        self._rules: dict[str, robots.Rules | Failure] = {}
        self._reading: dict[str, threading.Lock] = {}
        self._pool = httpcore2.ConnectionPool(
            network_backend=TimedBackend(self.limits.allow_private, self._deadline), keepalive_expiry=15.0
        )

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.close()

    def fetch(
        self, url: str, types: Types = HTML, headers: Iterable[tuple[str, str]] = (), max_bytes: int | None = None
    ) -> Fetched:
        """Return what the address answers, redirects followed; `types` are the media types whose body is read.

        What failed for a moment is asked again, after a pause. A body longer than `max_bytes` is not read.
        """
        for number in range(self.limits.retries + 1):
            visit = Visit(url, types, tuple(headers))
            visit.max_bytes = max_bytes
            fetched = self._visited(visit)
            if number == self.limits.retries or not _momentary(fetched):
                break
            pause = _seconds(fetched.headers.get("retry-after")) or self.limits.retry_seconds * 2**number
            self._pace.rest(urlsplit(fetched.final_url).netloc, pause)
        return fetched

    def look(self, url: str, max_bytes: int) -> Fetched:
        """Return what the address answers, with the first bytes of the page, be it one that tells of an error."""
        visit = Visit(url, HTML, ())
        visit.only_first = max_bytes
        return self._visited(visit)

    def _visited(self, visit: "Visit") -> Fetched:
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
        visit = Visit(f"{origin}/robots.txt", ANY, ())
        try:
            self._follow(visit, obey=False)
        except Failure as failure:
            if failure.reason in ("too_big", "too_many_redirects"):
                return robots.Rules()
            return failure
        return robots.read(visit.status, visit.body)

    def _follow(self, visit: "Visit", obey: bool = True) -> None:
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
            location = self._ask(visit)
            if location is None:
                return
            visit.redirects.append((visit.status or 0, url))
            visit.final_url = absolute(location, url) or location

    def _wait(self, url: str) -> None:
        parts = urlsplit(url)
        known = self._rules.get(f"{parts.scheme}://{parts.netloc}")
        self._pace.wait(
            parts.netloc, known.delay if isinstance(known, robots.Rules) and self.limits.obey_robots else None
        )

    def _ask(self, visit: "Visit") -> str | None:
        """Read one answer into `visit`; return where it redirects to, None when it is the last."""
        answers = self._answers if visit.is_plain() else None
        if answers is None:
            self._request(visit, ())
        else:
            self._ask_about(visit, answers)
        location = visit.headers.get("location")
        return location if visit.status in REDIRECTS and location else None

    def _ask_about(self, visit: "Visit", answers: Answers) -> None:
        """Read the answer kept into `visit` where it still holds, else the one that comes, which is kept."""
        url = visit.final_url
        known, recent = answers.find(url)
        if known is None or not recent:
            self._request(visit, known.conditions() if known else ())
            if known is None or visit.status != 304:
                if visit.is_keepable():
                    answers.keep(url, Answer(visit.status or 0, visit.headers, visit.body))
                return
            answers.still(url)
        visit.take(known)

    def _request(self, visit: "Visit", conditions: Iterable[tuple[str, str]]) -> None:
        """Ask for the visit's address and read the answer into it."""
        self._wait(visit.final_url)
        began = time.monotonic()
        self._deadline.at = began + self.limits.max_seconds - visit.seconds
        try:
            with self._pool.stream(
                "GET",
                _target(visit.final_url),
                headers=[*_headers(visit), *conditions],
                extensions={"timeout": {"connect": self.limits.connect_seconds, "read": self.limits.max_seconds}},
            ) as response:
                visit.status, visit.headers = response.status, _named(response.headers)
                visit.keep_cookies(response.headers)
                if response.status != 304 and not (response.status in REDIRECTS and "location" in visit.headers):
                    visit.read(response, visit.max_bytes or self.limits.max_bytes)
                if response.status not in figures("page")["retry_statuses"]:
                    self._pace.recover(urlsplit(visit.final_url).netloc)
        except httpcore2.TimeoutException as error:
            raise Failure(
                "timed_out", N_("No full answer within {seconds} seconds."), seconds=self.limits.max_seconds
            ) from error
        except (httpcore2.NetworkError, httpcore2.ProtocolError, OSError, ValueError) as error:
            raise _network_failure(error) from error
        finally:
            visit.seconds += time.monotonic() - began


def fetch(url: str, limits: FetchLimits | None = None) -> Fetched:
    """Return what one address answers; never raises for a page."""
    with Fetcher(limits) as fetcher:
        return fetcher.fetch(url)


def _momentary(fetched: Fetched) -> bool:
    """Whether what failed may go well a moment later."""
    if fetched.reason == "status":
        return fetched.status in figures("page")["retry_statuses"]
    return fetched.reason == "unreachable" or (fetched.error is not None and fetched.error.text == CUT)


def _seconds(retry_after: str | None) -> float:
    """Return the pause a server asks for (RFC 9110, 10.2.3), in seconds; 0 without one."""
    told = (retry_after or "").strip()
    if told.isdigit():
        return float(told[:9])
    try:
        return max(0.0, parsedate_to_datetime(told).timestamp() - time.time())
    except (TypeError, ValueError):
        return 0.0


def _target(url: str) -> httpcore2.URL:
    parts = urlsplit(url)
    path = parts.path or "/"
    return httpcore2.URL(
        scheme=parts.scheme.encode(),
        host=(parts.hostname or "").encode("ascii"),
        port=parts.port,
        target=(f"{path}?{parts.query}" if parts.query else path).encode("ascii"),
    )


def _headers(visit: Visit) -> list[tuple[str, str]]:
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
        return Failure("damaged", CUT)
    return Failure("unreachable", N_("The server cannot be reached. Check the address and the connection."))


__all__ = ["ANY", "HTML", "REDIRECTS", "FetchLimits", "Fetched", "Fetcher", "Types", "fetch", "status_sentence"]
