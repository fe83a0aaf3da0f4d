"""A page that kills its process costs that page alone."""

import os
import signal
import sys
from collections.abc import Iterator

import pytest

from assistant.audit import cluster_workers, workers
from assistant.audit.figures import figures
from assistant.audit.pool import Means, analyse_all
from assistant.audit.tasks import Task
from assistant.audit.types import PageAudit
from assistant.brand import Brand
from assistant.web.fetch import Fetched
from tests.dask_cluster import cluster as dask_cluster


def task(number: int, body: bytes = b"<title>Page</title><p>Un texte court.</p>") -> Task:
    url = f"https://exemple.fr/{number}"
    return Task(Fetched(url, url, 200, {}, body), None, Brand())


def test_pages_come_in_the_order_given() -> None:
    found = [page.url for page in analyse_all((task(n) for n in range(30)), Means(2))]
    assert found == [f"https://exemple.fr/{n}" for n in range(30)]


def test_dead_process_costs_one_page(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []
    start = workers.Workers._start

    def remember(self: workers.Workers) -> object:
        process = start(self)
        started.append(process)
        if len(started) == 1:
            os.kill(process.pid, signal.SIGKILL)
        return process

    monkeypatch.setattr(workers.Workers, "_start", remember)
    pages = list(analyse_all((task(n) for n in range(24)), Means(2)))
    failed = [page for page in pages if page.error is not None]
    assert len(pages) == 24
    assert len(failed) == 1
    assert failed[0].error is not None
    assert "trop de temps" in failed[0].error.render("fr")


def test_page_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    impatient = {**figures("run"), "page_seconds": 0.01}  # a process needs longer to start
    monkeypatch.setattr(workers, "figures", lambda _: impatient)
    pages = list(analyse_all((task(n) for n in range(10)), Means(2)))
    assert [page.url for page in pages] == [f"https://exemple.fr/{n}" for n in range(10)]
    assert pages[0].error is not None
    assert "trop de temps" in pages[0].error.render("fr")


def test_few_pages_start_no_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    pages = list(analyse_all((task(n) for n in range(8)), Means(2, expected=8)))
    assert [page.error for page in pages] == [None] * 8


def test_tasks_are_taken_as_they_are_needed() -> None:
    taken: list[int] = []

    def tasks() -> Iterator[Task]:
        for number in range(200):
            taken.append(number)
            yield task(number)

    stream = analyse_all(tasks(), Means(2))
    for _ in range(12):
        next(stream)
    stream.close()  # type: ignore[attr-defined]
    assert len(taken) < 40


def test_damaged_pages_are_rows() -> None:
    bodies = [b"", b"\0" * 1_000, b"\xff\xfe", b"<" * 50_000, b"<div>" * 50_000, bytes(range(256)) * 100, b"PK\x03\x04"]
    pages = list(analyse_all((task(n, body) for n, body in enumerate(bodies * 3)), Means(2)))
    assert len(pages) == len(bodies) * 3
    assert all(page.error is not None or page.words is not None for page in pages)


def test_a_cluster_says_the_same_and_loses_nothing_with_a_worker() -> None:
    """One of two workers is killed while it is at work: each page comes once, in order, as from one process."""
    tasks = [task(n, f"<title>Page {n}</title><p>Le texte numéro {n} est court.</p>".encode()) for n in range(64)]
    with dask_cluster(2) as cluster:
        pages = []
        for page in analyse_all(iter(tasks), Means(cluster=cluster.address)):
            pages.append(page)
            if len(pages) == 8:
                cluster.workers[0].kill()
    here = list(analyse_all(iter(tasks), Means(1)))
    assert [(p.url, p.title, p.words, p.findings) for p in pages] == [
        (p.url, p.title, p.words, p.findings) for p in here
    ]


def test_a_page_that_kills_the_workers_of_a_cluster_costs_that_page(monkeypatch: pytest.MonkeyPatch) -> None:
    few = {**figures("run"), "cluster_pages": 2}
    monkeypatch.setattr(cluster_workers, "figures", lambda _: few)
    monkeypatch.setattr(cluster_workers, "analyse_chunk", deadly_chunk)
    with dask_cluster(3, may_lose=0) as cluster:
        pages = list(analyse_all((task(n) for n in range(6)), Means(cluster=cluster.address)))
    assert [page.error is not None for page in pages] == [n == 2 for n in range(6)]


def deadly_chunk(tasks: list[Task]) -> list[PageAudit]:
    """Give back pages as a worker does, but die of page 2."""
    if any(given.fetched.url.endswith("/2") for given in tasks):
        os._exit(1)
    return [PageAudit(given.fetched.url) for given in tasks]
