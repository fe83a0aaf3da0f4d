"""Pages analysed in processes of our own, which a hostile page may kill without harm."""

import os
import signal
import subprocess
import sys
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any

from assistant.audit.figures import figures
from assistant.audit.tasks import Task, analyse, read, unreadable, write
from assistant.audit.types import PageAudit

ROOT = Path(__file__).resolve().parents[2]


class Workers:
    """A thread per process: each sends a task and waits for its result, no longer than a page may take.

    The first few pages are read in this process, all of them where one worker is asked for: starting others takes time.
    """

    def __init__(self, workers: int | None) -> None:
        self._count = workers or os.cpu_count() or 1
        self.room = self._count * figures("run")["waiting_per_worker"]
        self._done_here = 0
        self._threads = ThreadPoolExecutor(self._count)
        self._own = threading.local()
        self._lock = threading.Lock()
        self._processes: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "Workers":
        return self

    def __exit__(self, *_: object) -> None:
        self._threads.shutdown(cancel_futures=True)
        for process in self._processes:
            _end(process)

    def submit(self, task: Task) -> Future[PageAudit]:
        """Return the page's audit to come."""
        if self._count > 1 and self._done_here >= figures("run")["pages_alone"]:
            return self._threads.submit(self._analyse, task)
        self._done_here += 1
        here: Future[PageAudit] = Future()
        here.set_result(analyse(task))
        return here

    def flush(self) -> None:
        """Do nothing: each page is sent at once."""

    def _analyse(self, task: Task) -> PageAudit:
        process: subprocess.Popen[bytes] | None = getattr(self._own, "process", None)
        if process is None or process.poll() is not None:
            process = self._own.process = self._start()
        timer = threading.Timer(figures("run")["page_seconds"], process.kill)
        timer.start()
        try:
            write(_pipe(process.stdin), task)
            result = read(_pipe(process.stdout))
        except (EOFError, OSError):
            process.wait()
            return unreadable(task)
        finally:
            timer.cancel()
        return result if isinstance(result, PageAudit) else unreadable(task)

    def _start(self) -> subprocess.Popen[bytes]:
        paths = [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
        process = subprocess.Popen(
            [sys.executable, "-m", "assistant.audit.worker"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
        )
        with self._lock:
            self._processes.append(process)
        return process


def _pipe(stream: Any) -> Any:
    if stream is None:
        raise EOFError
    return stream


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:
                continue  # the process died while a task was on its way
    process.wait()
