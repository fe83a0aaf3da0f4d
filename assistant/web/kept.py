"""Bytes kept by key in one SQLite file, within bounds; what cannot be read or written is as if never kept."""

import sqlite3
import threading
import time
import zlib
from pathlib import Path
from typing import Any, NamedTuple

from assistant.web.data import figures

_TABLE = "CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, at REAL, body BLOB)"
_ROOM = (
    "DELETE FROM kept WHERE key IN (SELECT key FROM (SELECT key, sum(length(body)) OVER (ORDER BY at DESC) AS room"
    " FROM kept) WHERE room > ?)"
)


class Value(NamedTuple):
    """What was kept, and when (seconds since the epoch)."""

    body: bytes
    at: float


class Kept:
    """The file, from `with` to its end; usable from several threads, and by several processes at once."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.Lock()
        self._file: sqlite3.Connection | None = None

    def __enter__(self) -> "Kept":
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._file = sqlite3.connect(self._path, isolation_level=None, check_same_thread=False, timeout=10.0)
            for pragma in ("journal_mode=WAL", "synchronous=OFF"):  # what is lost in a fall is fetched again
                self._file.execute(f"PRAGMA {pragma}")
            self._file.execute(_TABLE)
        except (OSError, sqlite3.Error):
            self._file = None
        return self

    def __exit__(self, *_: object) -> None:
        """Drop what is old or too much, and close the file."""
        limits = figures("cache")
        self._run("DELETE FROM kept WHERE at < ?", time.time() - limits["max_days"] * 86_400)
        self._run(_ROOM, limits["max_bytes"])
        if self._file is not None:
            self._file.close()
            self._file = None

    def get(self, key: str) -> Value | None:
        """Return what was kept under a key."""
        rows = self._run("SELECT body, at FROM kept WHERE key = ?", key)
        try:
            return Value(zlib.decompress(rows[0][0]), rows[0][1]) if rows else None
        except (zlib.error, TypeError):
            return None

    def put(self, key: str, body: bytes) -> None:
        """Keep a body under a key, in the place of what stood there."""
        self._run("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", key, time.time(), zlib.compress(body, 1))

    def touch(self, key: str) -> None:
        """Take note that what is kept is still true now."""
        self._run("UPDATE kept SET at = ? WHERE key = ?", time.time(), key)

    def _run(self, statement: str, *values: object) -> list[Any]:
        if self._file is None:
            return []
        try:
            with self._lock:
                return self._file.execute(statement, values).fetchall()
        except sqlite3.Error:
            return []
