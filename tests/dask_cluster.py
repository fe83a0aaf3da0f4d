"""A real scheduler and workers of Dask on this machine, each a process of its own: for tests."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 60.0  # for a process to be there


class Cluster:
    """The scheduler at `address`, and its workers, which may be killed."""

    def __init__(self, folder: Path, may_lose: int) -> None:
        self.folder, self.may_lose = folder, may_lose
        self.processes: list[subprocess.Popen[bytes]] = []
        self.workers: list[subprocess.Popen[bytes]] = []
        self.address = ""

    def _started(self, name: str, *arguments: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{name}", *arguments, "--no-dashboard"],
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": str(self.may_lose),
            },
            cwd=self.folder,
            stdout=subprocess.DEVNULL,
            stderr=(self.folder / f"{name}.log").open("ab"),
        )
        self.processes.append(process)
        return process

    def start(self, workers: int) -> None:
        file = self.folder / "scheduler.json"
        scheduler = self._started("scheduler", "--host", "127.0.0.1", "--port", "0", "--scheduler-file", str(file))
        end = time.monotonic() + SECONDS
        while not file.exists():
            assert scheduler.poll() is None, (self.folder / "scheduler.log").read_text()
            assert time.monotonic() < end, "no scheduler within a minute"
            time.sleep(0.05)
        self.address = next(
            line.split('"')[3] for line in file.read_text().splitlines() if line.strip().startswith('"address"')
        )
        options = ("--nthreads", "1", "--host", "127.0.0.1", "--no-nanny", "--local-directory", str(self.folder))
        self.workers = [self._started("worker", self.address, *options) for _ in range(workers)]

    def stop(self) -> None:
        for process in self.processes:
            process.kill()
        for process in self.processes:
            process.wait()


@contextmanager
def cluster(workers: int = 2, may_lose: int = 1) -> Iterator[Cluster]:
    """Yield a scheduler with so many workers; a task is given up once it has lost more of them than it may."""
    with tempfile.TemporaryDirectory() as folder:
        made = Cluster(Path(folder), may_lose)
        try:
            made.start(workers)
            yield made
        finally:
            made.stop()
