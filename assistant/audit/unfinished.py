"""Audits that have not come to their end, kept in the store: a closed window or a fallen program is no loss.

What was read is in the cache; here stands what was asked, so that anybody may go on with it.
"""

import time
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from assistant.audit.figures import figures
from assistant.findings import FAMILIES
from assistant.web.data import figures as web_figures

if TYPE_CHECKING:  # the database costs every audit that keeps nothing its start
    from assistant.store import Store

NAME = ""  # audits that came to their end have the names of hosts, files or folders
KEY = "asked"


@dataclass(frozen=True)
class Asked:
    """What was asked; the bytes of files that were handed over are kept apart, see `handed_over`."""

    targets: tuple[str, ...]
    crawl: bool = False
    max_pages: int | None = None
    check_links: bool = False
    rivals: tuple[str, ...] = ()
    brand: str = ""  # its id
    had_files: bool = False  # handed over with it
    files: str = ""  # what those are kept under; empty when they are not
    file_names: tuple[str, ...] = ()  # of the pages and archives among them
    families: tuple[str, ...] = FAMILIES  # of checks


@dataclass(frozen=True)
class Unfinished:
    """An audit that began and did not end: what was asked, pages read, and whether somebody is still at it."""

    id: str
    asked: Asked
    read: int
    running: bool


class Note:
    """The note of one audit, from `with` to its end; without a store nothing is noted."""

    def __init__(self, store: "Store | None", asked: Asked) -> None:
        self._store, self._asked = store, asked
        self._read, self._told, self._ended = 0, time.time(), False
        self._id = ""

    def __enter__(self) -> "Note":
        if self._store is not None:
            for one in unfinished(self._store):
                if one.asked == self._asked:
                    forget(one.id, self._store)
            self._id = self._store.audits.add(NAME, self._values(self._told), {})
        return self

    def __exit__(self, *_: object) -> None:
        """Forget an audit that came to its end, or read nothing; of another one, say that nobody is at it now."""
        if self._store is not None and (self._ended or not self._read):
            forget(self._id, self._store)
        elif self._store is not None:
            self._store.audits.change(self._id, self._values(0.0))

    def alive(self) -> None:
        """Say now and then that the audit goes on, and how far it is; what is told more often is passed over."""
        now = time.time()
        if self._store is not None and now - self._told > figures("unfinished")["note_seconds"]:
            self._told = now
            self._store.audits.change(self._id, self._values(now))

    def read(self, pages: int) -> None:
        """Take note of how many pages were read."""
        self._read = pages

    def end(self) -> None:
        """Take note that it came to its end."""
        self._ended = True

    def _values(self, seen: float) -> dict[str, Any]:
        return {KEY: asdict(self._asked), "read": self._read, "seen": seen}


def unfinished(store: "Store") -> tuple[Unfinished, ...]:
    """Return the audits that did not end, the latest first; those too old to be gone on with are forgotten."""
    found = []
    for kept in store.audits.all():
        if kept.name != NAME or KEY not in kept.options:
            continue
        asked = _asked(kept.options.get(KEY))
        if asked is None or time.time() - kept.created > web_figures("cache")["resume_hours"] * 3_600:
            forget(kept.id, store)
            continue
        silent = time.time() - float(kept.options.get("seen") or 0.0)
        running = silent < figures("unfinished")["silent_seconds"]
        found.append(Unfinished(kept.id, asked, int(kept.options.get("read") or 0), running))
    return tuple(found)


def forget(audit: str, store: "Store") -> None:
    """Take the note of an audit away; what was read stays in the cache."""
    store.audits.remove(audit)


def _asked(values: object) -> Asked | None:
    """Return what was asked; None for a note of another version of the program."""
    try:
        given: Mapping[str, Any] = dict(values) if isinstance(values, Mapping) else {}
        lists = {name: tuple(given.get(name) or ()) for name in ("rivals", "file_names")}
        lists["families"] = tuple(given.get("families") or FAMILIES)
        return Asked(**{**given, **lists, "targets": tuple(given["targets"])})
    except (KeyError, TypeError):
        return None
