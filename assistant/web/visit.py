"""One address while it is fetched, and what came of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import httpcore2

from assistant.messages import N_, Message
from assistant.web.answers import Answer
from assistant.web.connection import beginning, unpacked
from assistant.web.failure import Failure, Reason

REDIRECTS = frozenset({301, 302, 303, 307, 308})
KEEPABLE = frozenset({200, 404, 410})
HTML = ("text/html", "application/xhtml+xml")
ANY: tuple[str, ...] = ()
MAX_COOKIES = 50  # of one host: as many as RFC 6265, 6.1 asks browsers to keep
Types = tuple[str, ...] | None  # None: the body is not read


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


class Visit:
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
        self.max_bytes: int | None = None  # a longer body is not read; None: what the fetcher allows
        self._cookies: dict[str, dict[str, str]] = {}  # by host; they last as long as the visit

    def cookies(self, url: str) -> str:
        """Return the cookies that the host of an address gave on this visit, as they are sent back."""
        return "; ".join(f"{name}={value}" for name, value in self._cookies.get(urlsplit(url).netloc, {}).items())

    def keep_cookies(self, headers: Iterable[tuple[bytes, bytes]]) -> None:
        """Take in the cookies of an answer."""
        jar = self._cookies.setdefault(urlsplit(self.final_url).netloc, {})
        for name, raw in headers:
            cookie, given, value = raw.partition(b";")[0].decode("latin-1").strip().partition("=")
            if name.lower() == b"set-cookie" and given and (cookie + value).isascii() and len(jar) < MAX_COOKIES:
                jar[cookie] = value

    def is_plain(self) -> bool:
        """Whether an answer kept may stand for this request: nothing in it is the visit's own, and all is read."""
        return (
            not self.asked and self.types is not None and self.only_first is None and not self.cookies(self.final_url)
        )

    def is_keepable(self) -> bool:
        """Whether the answer read is whole and may serve again."""
        return self.status in KEEPABLE or (self.status in REDIRECTS and "set-cookie" not in self.headers)

    def take(self, answer: Answer) -> None:
        """Take an answer that was kept as the one that came."""
        self.status, self.headers, self.body = answer.status, dict(answer.headers), answer.body
        if answer.status >= 400:
            self.fail("status", status_sentence(answer.status))
        elif answer.status == 200:
            self._check_type()

    def read(self, response: httpcore2.Response, max_bytes: int) -> None:
        """Take in the body, as far as it is wanted; raise `Failure` for one that cannot be read."""
        if self.only_first is not None and self._kind() in HTML:
            packing = self.headers.get("content-encoding", "")
            self.body = beginning(response.iter_stream(), packing, self.only_first)
        if response.status >= 400:
            self.fail("status", status_sentence(response.status))
        elif self.types is None or self.only_first is not None:
            return
        else:
            if response.status == 200:
                self._check_type()
            self.body = unpacked(response.iter_stream(), self.headers.get("content-encoding", ""), max_bytes)

    def _check_type(self) -> None:
        kind = self._kind()
        if self.types and kind and kind not in self.types:
            raise Failure("not_html", N_("This is no web page but a file of type {type}."), type=kind[:60])

    def _kind(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    def fail(self, reason: Reason, sentence: Message) -> None:
        """Take note of why there is nothing to read."""
        self.reason, self.error = reason, sentence

    def result(self) -> Fetched:
        """Return what came of the address."""
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
