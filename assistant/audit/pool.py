"""Pages analysed wherever hands are: in this process, in others of this machine, on a cluster; or done before."""

from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Protocol

from assistant.audit.analyses import Analyses
from assistant.audit.cluster_workers import ClusterWorkers
from assistant.audit.tasks import Task
from assistant.audit.types import PageAudit
from assistant.audit.workers import Workers


class Pending(Protocol):
    """A page that is being analysed."""

    def done(self) -> bool:
        """Whether the result is there."""

    def result(self) -> PageAudit:
        """Return the page, once it is there."""

    def cancel(self) -> bool:
        """Give the page up, if nobody began with it."""


class Hands(Protocol):
    """Who analyses pages: so many at most are on their way at once."""

    room: int

    def submit(self, task: Task) -> Pending:
        """Return the page's audit to come."""

    def flush(self) -> None:
        """Take note that no more pages come for now."""


@dataclass(frozen=True)
class Means:
    """Who analyses: `workers` processes (one per core), or a cluster's; `analyses` are those done before.

    `expected` is how many pages come at most, where it is known.
    """

    workers: int | None = None
    cluster: str | None = None
    analyses: Analyses | None = None
    expected: int | None = None


def analyse_all(tasks: Iterable[Task], means: Means) -> Iterator[PageAudit]:
    """Yield each task's page in the order given, taking no more tasks than the hands have room for."""
    with ExitStack() as stack:
        hands: Hands
        if means.cluster:
            hands = stack.enter_context(ClusterWorkers(means.cluster))
        else:
            hands = stack.enter_context(Workers(means.workers, means.expected))
        waiting: deque[Pending] = deque()
        try:
            for task in tasks:
                waiting.append(_submitted(task, hands, means.analyses))
                while waiting and (waiting[0].done() or len(waiting) >= hands.room):
                    yield waiting.popleft().result()
            hands.flush()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for pending in waiting:
                pending.cancel()


def _submitted(task: Task, hands: Hands, analyses: Analyses | None) -> Pending:
    if analyses is None or task.fetched.error is not None:
        return hands.submit(task)
    key = analyses.key(task)
    page = analyses.find(key)
    return _Known(page) if page is not None else _Kept(hands.submit(task), key, analyses)


class _Known:
    """A page that was analysed before."""

    def __init__(self, page: PageAudit) -> None:
        self._page = page

    def done(self) -> bool:
        return True

    def result(self) -> PageAudit:
        return self._page

    def cancel(self) -> bool:
        return False


class _Kept:
    """A page to come that is kept for the next time."""

    def __init__(self, pending: Pending, key: str, analyses: Analyses) -> None:
        self._pending, self._key, self._analyses = pending, key, analyses
        self.done, self.cancel = pending.done, pending.cancel

    def result(self) -> PageAudit:
        page = self._pending.result()
        if page.error is None:
            self._analyses.keep(self._key, page)
        return page
