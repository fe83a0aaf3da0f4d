"""What goes to a process that analyses pages, and what comes back."""

from dataclasses import replace
from typing import NamedTuple

from assistant.audit.page import audit_page
from assistant.audit.types import PageAudit
from assistant.brand import Brand
from assistant.findings import FAMILIES
from assistant.messages import N_, Message
from assistant.web.fetch import Fetched

HEADERS = frozenset({"content-type", "link", "x-robots-tag"})  # what the analysis of a page looks at


class Task(NamedTuple):
    """One page to analyse, by the checks of some families; its headers are those of HEADERS."""

    fetched: Fetched
    keyphrase: str | None
    brand: Brand
    families: tuple[str, ...] = FAMILIES


def task(fetched: Fetched, keyphrase: str | None, brand: Brand, families: tuple[str, ...] = FAMILIES) -> Task:
    """Return the analysis of a page as a task."""
    headers = {name: value for name, value in fetched.headers.items() if name in HEADERS}
    return Task(replace(fetched, headers=headers, seconds=0.0), keyphrase, brand, families)


def analyse(task: Task) -> PageAudit:
    """Return the page's audit; a page that needs too much memory or nests too deeply is a row with its reason."""
    try:
        return audit_page(*task)
    except (MemoryError, RecursionError):
        return unreadable(task)


def unreadable(task: Task) -> PageAudit:
    """Return the row of a page that no process could analyse."""
    fetched = task.fetched
    error = Message(N_("The page could not be analysed: it needs too much time or memory."))
    return PageAudit(fetched.url, fetched.final_url, fetched.status, error, keyphrase=task.keyphrase)
