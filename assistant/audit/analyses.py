"""Analyses kept from one audit to the next: a page that did not change is judged once by one version of the program."""

import hashlib
import pickle
from functools import cache
from pathlib import Path

from assistant.audit.tasks import Task
from assistant.audit.types import PageAudit
from assistant.web.kept import Kept

PROGRAM = Path(__file__).resolve().parents[1]


class Analyses:
    """The analyses in a file of the user's own."""

    def __init__(self, kept: Kept) -> None:
        self._kept = kept

    def key(self, task: Task) -> str:
        """Return what tells a task from all others: all that the analysis is given, and the program itself."""
        page = task.fetched
        given = (page.url, page.final_url, page.status, page.redirects, sorted(page.headers.items()))
        told = repr((program(), given, task.keyphrase, task.brand, task.families)).encode("utf-8", "surrogatepass")
        return hashlib.sha256(hashlib.sha256(told).digest() + page.body).hexdigest()

    def find(self, key: str) -> PageAudit | None:
        """Return the analysis kept under a key; None without one."""
        value = self._kept.get(key)
        if value is None:
            return None
        try:
            page = pickle.loads(value.body)
        except (pickle.UnpicklingError, AttributeError, ImportError, EOFError, IndexError, TypeError, ValueError):
            return None
        self._kept.touch(key)
        return page if isinstance(page, PageAudit) else None

    def keep(self, key: str, page: PageAudit) -> None:
        """Keep an analysis under its key."""
        self._kept.put(key, pickle.dumps(page, protocol=pickle.HIGHEST_PROTOCOL))


@cache
def program() -> str:
    """Return what changes with every change of the program and of its data."""
    files = sorted(path for path in PROGRAM.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    told = [(str(path.relative_to(PROGRAM)), (found := path.stat()).st_size, found.st_mtime_ns) for path in files]
    return hashlib.sha256(repr(told).encode()).hexdigest()
