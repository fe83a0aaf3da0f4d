"""Rows by the rules engine, with store and guard, against reading the same file and checking each row.

Times are elapsed ones: the rules use all the processors there are, the check of a row one. Memory is that of the
process that reads and keeps, at its peak, that of the largest of those that work for it, and how much more of it ten
times as many rows take. `BACKLOG_ROWS=100000` in the environment measures more rows.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from assistant.backlog.jobs import create_job
from assistant.backlog.options import JobOptions
from assistant.backlog.read import open_backlog
from assistant.backlog.run import run
from assistant.backlog.work import document_of
from assistant.checks import check
from assistant.settings import Settings
from assistant.store import open_store
from tests.bench.frame import Figure

ROWS = int(os.environ.get("BACKLOG_ROWS", "2500"))  # so many let the rules use processes of their own
MANY = 10 * ROWS  # rows taken in, for the growth of the memory
OPTIONS = JobOptions(networks=("linkedin",), language="fr")
SHARE, MEMORY, GROWTH = 2.0, 500.0, 20.0
TEXT = "Post {n} : notre marché de producteurs ouvre samedi {d} mai à 9 h, place des Lices. Entrée libre, {n} places."


def figures() -> Iterator[Figure]:
    """Yield the time of a run, the peak of its memory, and what ten times as many rows add to it."""
    with tempfile.TemporaryDirectory() as folder:
        file, settings = posts(Path(folder), ROWS), Settings(Path(folder), f"sqlite:///{folder}/rules.db")
        began = time.perf_counter()
        for row in open_backlog(file).rows():
            check(document_of(row, OPTIONS), OPTIONS.goal(row, "linkedin"))
        peer = time.perf_counter() - began
        store, began = open_store(settings), time.perf_counter()
        job = create_job(file, OPTIONS, store)
        assert run(job, store, settings).done
        ours = time.perf_counter() - began
        store.close()
        yield Figure(f"backlog by the rules, {ROWS:,} rows", "s", ours, "share", SHARE, peer)
        yield Figure("backlog by the rules, memory", "MB", peak(), "most", MEMORY)
        theirs = peak(resource.RUSAGE_CHILDREN)
        yield Figure("backlog by the rules, memory of each process", "MB", theirs, "most", MEMORY)
        few, many = (_taken_in(Path(folder), count) for count in (MANY // 10, MANY))
        yield Figure(f"backlog, memory {MANY:,} rows add to {MANY // 10:,}", "MB", many - few, "most", GROWTH)


def posts(folder: Path, count: int) -> Path:
    """Return a file of so many rows."""
    path = folder / f"{count}.csv"
    with path.open("w", encoding="utf-8") as file:
        file.write("Id;Texte\n")
        file.writelines(f'P{n};"{TEXT.format(n=n, d=n % 28 + 1)}"\n' for n in range(count))
    return path


def peak(whose: int = resource.RUSAGE_SELF) -> float:
    """Return the peak of this process's memory in MB, or that of the largest it started and saw end."""
    return resource.getrusage(whose).ru_maxrss * 1024 / 1e6


def _taken_in(folder: Path, count: int) -> float:
    """Return the peak of the memory of a process that takes a file in, in MB."""
    command = [sys.executable, "-m", __name__, str(posts(folder, count)), f"sqlite:///{folder}/{count}.db"]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


if __name__ == "__main__":
    opened = open_store(Settings(Path(), sys.argv[2]))
    create_job(Path(sys.argv[1]), OPTIONS, opened)
    opened.close()
    print(peak())
