"""Pages analysed by the workers of a cluster, a few at a time; a page that kills its workers costs that page alone."""

from concurrent.futures import Executor, Future
from contextlib import ExitStack

from assistant import cluster
from assistant.audit.figures import figures
from assistant.audit.tasks import Task, analyse, unreadable
from assistant.audit.types import PageAudit


def analyse_chunk(tasks: list[Task]) -> list[PageAudit]:
    """Return the audits of some pages: what a worker of the cluster does."""
    return [analyse(task) for task in tasks]


class ClusterWorkers:
    """The workers, from `with` to its end."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._stack = ExitStack()
        self._size = figures("run")["cluster_pages"]
        self.room = self._size * figures("run")["cluster_chunks"]

    def __enter__(self) -> "ClusterWorkers":
        self._executor = self._stack.enter_context(cluster.executor(self._address))
        self._chunk = _Chunk(self._executor)
        return self

    def __exit__(self, *_: object) -> None:
        self._stack.close()

    def submit(self, task: Task) -> "_Pending":
        """Return the page's audit to come."""
        if len(self._chunk.tasks) == self._size:
            self.flush()
        self._chunk.tasks.append(task)
        if len(self._chunk.tasks) == self._size:
            self._chunk.send()
        return _Pending(self._chunk, len(self._chunk.tasks) - 1)

    def flush(self) -> None:
        """Send the pages that wait for others to come."""
        self._chunk.send()
        self._chunk = _Chunk(self._executor)


class _Chunk:
    """Some pages that go to one worker together."""

    def __init__(self, executor: Executor) -> None:
        self._executor = executor
        self.tasks: list[Task] = []
        self.sent: Future[list[PageAudit]] | None = None
        self._pages: list[PageAudit] | None = None

    def send(self) -> None:
        if self.sent is None and self.tasks:
            self.sent = self._executor.submit(analyse_chunk, self.tasks)

    def done(self) -> bool:
        return self._pages is not None or (self.sent is not None and self.sent.done())

    def pages(self) -> list[PageAudit]:
        """Return the audits; the pages of a chunk whose workers died are sent one by one to find the one that kills."""
        if self._pages is None:
            self.send()
            try:
                self._pages = cluster.result(self.sent) if self.sent else []
            except cluster.Lost:
                self._pages = [self._alone(task) for task in self.tasks]
            self.sent, self.tasks = None, []
        return self._pages

    def _alone(self, task: Task) -> PageAudit:
        try:
            return cluster.result(self._executor.submit(analyse_chunk, [task]))[0]
        except cluster.Lost:
            return unreadable(task)


class _Pending:
    """One page of a chunk."""

    def __init__(self, chunk: _Chunk, number: int) -> None:
        self._chunk, self._number = chunk, number

    def done(self) -> bool:
        return self._chunk.done()

    def result(self) -> PageAudit:
        return self._chunk.pages()[self._number]

    def cancel(self) -> bool:
        return bool(self._chunk.sent and self._chunk.sent.cancel())
