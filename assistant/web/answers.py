"""Answers of servers kept from one visit to the next, so that a page that did not change is not sent again (RFC 9111).

What is kept is always asked about, by a conditional request; only a visit that goes on where it was cut short takes
what it had already been given without asking.
"""

import hashlib
import json
import time
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from assistant.web.data import figures
from assistant.web.kept import Kept

VALIDATORS = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))


class Answer(NamedTuple):
    """One answer to one request: a page, a redirect, or word that there is nothing."""

    status: int
    headers: Mapping[str, str]  # names in lower case
    body: bytes

    def conditions(self) -> tuple[tuple[str, str], ...]:
        """Return the headers that ask whether it is still the same."""
        if self.status != 200:
            return ()
        return tuple((ask, self.headers[told]) for told, ask in VALIDATORS if told in self.headers)


class Answers:
    """The answers kept, as one visit sees them: those it was given itself, before it was cut short, are `recent`."""

    def __init__(self, kept: Kept, visit: Sequence[str] = ()) -> None:
        self._kept = kept
        self._visit = f"visit {hashlib.sha256(json.dumps(list(visit)).encode()).hexdigest()}"
        self._since = float("inf")

    def begin(self, resume: bool = False) -> None:
        """Begin the visit; with `resume`, go on with the one of the same name that was cut short."""
        value = self._kept.get(self._visit) if resume else None
        began = float(value.body) if value else 0.0
        if began and time.time() - began < figures("cache")["resume_hours"] * 3_600:
            self._since = began
        else:
            self._kept.put(self._visit, str(time.time()).encode())

    def end(self) -> None:
        """Take note that the visit came to its end: the next one asks about everything."""
        self._kept.put(self._visit, b"0")

    def find(self, url: str) -> tuple[Answer | None, bool]:
        """Return the answer kept for an address, and whether it is recent: to be taken without asking."""
        value = self._kept.get(url)
        if value is None:
            return None, False
        head, _, body = value.body.partition(b"\n")
        try:
            status, headers = json.loads(head)
        except (ValueError, TypeError):
            return None, False
        return Answer(status, headers, body), value.at >= self._since

    def keep(self, url: str, answer: Answer) -> None:
        """Keep an answer, unless the server asks that it not be."""
        if "no-store" not in answer.headers.get("cache-control", "").lower():
            headers = {name: value for name, value in answer.headers.items() if name != "set-cookie"}
            head = json.dumps([answer.status, headers]).encode()
            self._kept.put(url, head + b"\n" + answer.body)

    def still(self, url: str) -> None:
        """Take note that the answer kept is still right."""
        self._kept.touch(url)
