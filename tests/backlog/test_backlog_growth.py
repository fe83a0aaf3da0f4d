"""A long backlog costs by the row what a short one does: questions to the store, and time of the processor."""

import itertools
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from assistant.backlog.jobs import create_job
from assistant.backlog.options import JobOptions, Limits
from assistant.backlog.run import run
from assistant.checks import Goal
from assistant.document import Document
from assistant.messages import Message
from assistant.settings import Settings
from assistant.store import Store
from tests.backlog.posts import numbered_posts
from tests.timing import growth

OPTIONS = JobOptions(networks=("linkedin",), language="fr", engine="endpoint")
AT_ONCE = 32
FEW = 300


@dataclass(frozen=True)
class Same:
    """The draft itself, accepted."""

    parts: tuple[str, ...]
    accepted: bool = True
    reasons: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()

    def details(self, ui: str) -> Mapping[str, Any]:
        return {}


def same(document: Document, goal: Goal) -> Same:
    return Same((document.text,))


def job_of(folder: Path, count: int, store: Store) -> str:
    return create_job(numbered_posts(folder, count), OPTIONS, store, Limits(concurrency=AT_ONCE))


def go(job: str, store: Store, settings: Settings) -> None:
    assert run(job, store, settings, make=lambda *_: same).done


@contextmanager
def statements() -> Iterator[list[str]]:
    """Give a list of what any database is asked meanwhile."""
    asked: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *others: Any) -> None:
        asked.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)


def test_the_store_is_asked_less_than_once_a_row(tmp_path: Path, store: Store, settings: Settings) -> None:
    asked = []
    for count in (FEW, 4 * FEW):
        with statements() as told:
            go(job_of(tmp_path, count, store), store, settings)
        asked.append(len(told))
        assert len(told) < count
    assert asked[1] < 6 * asked[0]


def test_a_run_takes_eight_times_the_time_for_eight_times_the_rows(
    tmp_path: Path, store: Store, settings: Settings
) -> None:
    go(job_of(tmp_path, 20, store), store, settings)  # loads what any run needs
    few, many = itertools.count(FEW), itertools.count(8 * FEW)  # another job each time
    small, large = (lambda rows=rows: go(job_of(tmp_path, next(rows), store), store, settings) for rows in (few, many))
    assert growth(small, large, most=16, tries=3) <= 16
