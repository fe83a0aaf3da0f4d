"""Texts by a model are made in processes of their own; this one asks, keeps what is answered, and outlives them."""

import multiprocessing
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.backlog import pools
from assistant.backlog.jobs import create_job, pause
from assistant.backlog.options import JobOptions, Limits
from assistant.backlog.run import run
from assistant.backlog.runner import KILLED
from assistant.settings import Settings
from assistant.store import ACCEPTED, PENDING, TO_REVIEW, Store, open_store
from tests.backlog.posts import numbered_posts
from tests.databases import settings_for
from tests.scripted_endpoint import KEY, MODEL, Reply, Request, ScriptedEndpoint, fails

ROWS = 6
OPTIONS = JobOptions(networks=("linkedin",), engine="endpoint", model=MODEL, language="fr", attempts=1)


@pytest.fixture(autouse=True)
def processes_for_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "FORKED_FROM", 1)
    monkeypatch.setattr(pools, "PROCESSES_FROM", 1)
    monkeypatch.setattr(pools, "cores", lambda: 2)


@pytest.fixture
def server() -> Iterator[ScriptedEndpoint]:
    with ScriptedEndpoint() as running:
        yield running


@pytest.fixture
def settings(server: ScriptedEndpoint) -> Settings:
    return replace(settings_for("sqlite"), api_key=KEY, base_url=server.base_url, model=MODEL)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = open_store(settings)
    yield opened
    opened.close()


@pytest.fixture
def job(tmp_path: Path, store: Store) -> str:
    return create_job(numbered_posts(tmp_path, ROWS), OPTIONS, store, Limits(concurrency=1))


def test_a_lost_process_ends_the_run_and_the_next_one_goes_on(
    server: ScriptedEndpoint, settings: Settings, store: Store, job: str
) -> None:
    def kill(request: Request) -> Reply:
        for process in multiprocessing.active_children():
            process.kill()
        return Reply(request.draft)

    def changed(request: Request) -> Reply:
        return Reply(request.draft.replace("12 €", "15 €"))

    server.then(kill)
    end = run(job, store, settings)
    assert end.halt is not None
    assert end.halt.text == KILLED
    assert end.counts == {PENDING: ROWS}
    assert 1 <= end.paid.requests <= 2  # one ahead is asked too; its answer is kept
    assert not multiprocessing.active_children()
    server.then(changed)
    end = run(job, store, settings)
    assert end.counts == {ACCEPTED: ROWS - 1, TO_REVIEW: 1}
    assert server.answered == end.paid.requests == ROWS
    assert {request.headers["authorization"] for request in server.chats()} == {f"Bearer {KEY}"}


def test_what_would_fail_for_all_rows_ends_the_run_and_a_pause_begins_none(
    server: ScriptedEndpoint, settings: Settings, store: Store, job: str
) -> None:
    def interrupt(request: Request) -> Reply:
        pause(job, store)
        return Reply(request.draft)

    server.then(fails(401))
    end = run(job, store, settings)
    assert end.halt is not None
    assert KEY not in end.halt.render("en")
    assert end.counts[PENDING] >= ROWS - 1  # one ahead may have been asked too
    server.then(interrupt)
    end = run(job, store, settings)
    assert end.paused
    assert end.halt is None
    assert 0 < end.pending < ROWS - 1
