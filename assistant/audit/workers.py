"""Pages analysed in processes of our own, which a hostile page may kill without harm."""

import os
import signal
import socket
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress

from assistant.audit.channel import Channel, begin
from assistant.audit.figures import figures
from assistant.audit.tasks import Task, analyse, unreadable
from assistant.audit.types import PageAudit


class Workers:
    """A thread per process: each sends a task and waits for its result, no longer than a page may take.

    Where one worker or a few pages are asked for they are read in this process: starting others takes time. Else a
    first process warms up on the first pages, and the workers are copies of it: nothing is loaded twice.
    """

    def __init__(self, workers: int | None, expected: int | None = None) -> None:
        self._count = workers or os.cpu_count() or 1
        self.room = self._count * figures("run")["waiting_per_worker"]
        self._here = self._count == 1 or (expected is not None and expected <= figures("run")["pages_alone"])
        self._warming = figures("run")["pages_first"]
        self._threads = ThreadPoolExecutor(self._count)
        self._own = threading.local()
        self._lock = threading.Lock()
        self._first: _First | None = None
        self._copies: list[_Worker] = []

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(cancel_futures=True)
        for worker in self._copies:
            worker.channel.close()
        if self._first is not None:
            self._first.end()

    def submit(self, task: Task) -> Future[PageAudit]:
        """Return the page's audit to come."""
        if not self._here:
            return self._threads.submit(self._analyse, task)
        here: Future[PageAudit] = Future()
        here.set_result(analyse(task))
        return here

    def flush(self) -> None:
        """Do nothing: each page is sent at once."""

    def _analyse(self, task: Task) -> PageAudit:
        with self._lock:
            if self._warming:
                self._warming -= 1
                return self._living().analyse(task)
        worker: _Worker | None = getattr(self._own, "worker", None)
        if worker is None or worker.dead:
            worker = self._own.worker = self._copied()
        return worker.analyse(task) if worker else unreadable(task)

    def _copied(self) -> "_Worker | None":
        with self._lock:
            worker = self._living().copied() or self._living().copied()  # the first process may have just died
            if worker is not None:
                self._copies.append(worker)
        return worker

    def _living(self) -> "_First":
        """Return the first process, started when there is none (any more)."""
        if self._first is not None and self._first.dead:
            self._first.end()
            self._first = None
        if self._first is None:
            self._first = self._start()
        return self._first

    def _start(self) -> "_First":
        return _First()


class _Worker:
    """A process that analyses pages, as its audit sees it."""

    def __init__(self, channel: Channel, pid: int) -> None:
        self.channel, self.pid = channel, pid
        self.dead = False

    def analyse(self, task: Task) -> PageAudit:
        """Return the page's audit; one that the process does not live through is a row with its reason."""
        result = self._asked(task)
        return result if isinstance(result, PageAudit) else unreadable(task)

    def _asked(self, value: object, handed: socket.socket | None = None) -> object:
        """Return what the process answers; None when it is dead, or takes so long that it had to be killed."""
        try:
            self.channel.send(value, handed)
            return self.channel.receive()[0]
        except TimeoutError:
            with suppress(ProcessLookupError):  # it may end by itself just then
                os.kill(self.pid, signal.SIGKILL)
        except (EOFError, OSError):
            pass  # it is gone
        self.dead = True
        return None


class _First(_Worker):
    """The process whose copies are the workers."""

    def __init__(self) -> None:
        self._process, channel = begin("assistant.audit.worker", figures("run")["page_seconds"])
        super().__init__(channel, self._process.pid)

    def copied(self) -> _Worker | None:
        """Return a copy of the process; None where the process is dead."""
        ours, its = socket.socketpair()
        with its:
            pid = self._asked(None, its)
        if isinstance(pid, int):
            return _Worker(Channel(ours, figures("run")["page_seconds"]), pid)
        ours.close()
        return None

    def end(self) -> None:
        """Hang up, and wait until the process and its copies have ended."""
        self.channel.close()
        self._process.wait()
