"""A job on a real cluster: two workers, one of which is killed, and each text is there once."""

import os
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.backlog.jobs import create_job
from assistant.backlog.options import JobOptions, Limits
from assistant.backlog.run import run
from assistant.errors import UserError
from assistant.settings import Settings, load
from assistant.store import Store, open_store
from tests.backlog.posts import numbered_posts
from tests.dask_cluster import cluster
from tests.databases import settings_for
from tests.scripted_endpoint import KEY, MODEL, Reply, Request, ScriptedEndpoint

ROWS = 80
OPTIONS = JobOptions(networks=("linkedin", "facebook"), engine="endpoint", model=MODEL, language="fr", attempts=2)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return numbered_posts(tmp_path, ROWS)


def known_to_workers(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    """Name in the environment what workers read."""
    monkeypatch.setenv("DATABASE_URL", settings.database_url)
    monkeypatch.setenv("OPENAI_API_KEY", settings.api_key or "")
    monkeypatch.setenv("OPENAI_BASE_URL", settings.base_url or "")


@pytest.mark.postgres
def test_a_killed_worker_loses_nothing_and_asks_nothing_twice(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    killed = threading.Event()

    def answer(request: Request) -> Reply:
        if len(server.chats()) >= ROWS // 2 and not killed.is_set():
            killed.set()
            running.workers[0].kill()
        return Reply(request.draft)

    with ScriptedEndpoint(default=answer) as server:
        settings = replace(settings_for("postgres"), api_key=KEY, base_url=server.base_url, model=MODEL)
        known_to_workers(settings, monkeypatch)
        store = open_store(settings)
        with cluster(2) as running:
            limits = Limits(concurrency=4, cluster=running.address)
            job = create_job(file, OPTIONS, store, limits)
            end = run(job, store, settings)
            assert sum(worker.poll() is not None for worker in running.workers) == 1
        assert killed.is_set()
        assert end.done
        assert end.counts == {"accepted": 2 * ROWS}
        asked = {str(request.body["messages"]) for request in server.chats()}
        assert len(asked) == end.paid.requests
        assert len(server.chats()) <= len(asked) + limits.concurrency, "more than what was under way was asked again"
        keys = [(entry.row.number, entry.variant.network) for entry in store.variants.list(job)]
        assert len(set(keys)) == len(keys) == 2 * ROWS
        store.close()


def test_a_cluster_needs_a_database_that_is_shared(file: Path) -> None:
    settings = load()
    store = open_store(settings)
    job = create_job(file, JobOptions(networks=("x",), language="fr"), store, Limits(cluster="tcp://127.0.0.1:1"))
    with pytest.raises(UserError, match="PostgreSQL"):
        run(job, store, settings)
    store.close()


@pytest.mark.postgres
def test_a_worker_that_does_not_know_the_database_is_told(file: Path) -> None:
    settings = settings_for("postgres")
    store: Store = open_store(settings)
    assert os.environ.get("DATABASE_URL") != settings.database_url
    with cluster(1) as running:
        job = create_job(file, JobOptions(networks=("x",), language="fr"), store, Limits(cluster=running.address))
        end = run(job, store, settings)
    assert end.halt is not None
    assert end.halt.render("fr").startswith("Un ouvrier de la grappe ne trouve pas")
    assert end.pending == ROWS
    store.close()
