"""A run that is killed at any moment goes on: nothing is lost, nothing that was answered is asked again."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.backlog import pools
from assistant.backlog.export import ExportOptions, export
from assistant.backlog.export.jsonl import FIELDS
from assistant.backlog.jobs import create_job
from assistant.backlog.options import JobOptions, Limits
from assistant.backlog.run import run
from assistant.backlog.status import status
from assistant.backlog.worker import environment, log_file, start_worker
from assistant.llm import limits
from assistant.settings import Settings
from assistant.store import STATES, Store, open_store
from tests.backlog.posts import numbered_posts
from tests.databases import settings_for
from tests.scripted_endpoint import KEY, MODEL, Reply, Request, ScriptedEndpoint

ROWS, CONCURRENCY = 60, 4
NETWORKS = ("linkedin", "facebook")
OPTIONS = JobOptions(networks=NETWORKS, engine="endpoint", model=MODEL, language="fr", attempts=2)
CODE = """
import sys
from assistant.settings import load
from assistant.store import open_store
from assistant.backlog.run import run
print(run(sys.argv[1], open_store(load()), load()).as_json())
"""


def answer(request: Request) -> Reply:
    """Give the draft back; for every seventh post, with its price changed."""
    draft = request.draft
    return Reply(draft.replace("12 €", "15 €") if "Post 7 " in draft else draft)


@pytest.fixture
def server() -> Iterator[ScriptedEndpoint]:
    with ScriptedEndpoint(default=answer, latency=0.02) as running:
        yield running


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return numbered_posts(tmp_path, ROWS)


def at(server: ScriptedEndpoint, settings: Settings) -> Settings:
    return replace(settings, api_key=KEY, base_url=server.base_url, model=MODEL)


def started(job: str, settings: Settings) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", CODE, job],
        env=environment(settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def until(condition: Callable[[], bool], process: subprocess.Popen[str] | None = None, seconds: float = 60) -> None:
    """Wait for a condition, not for a time; stop early when the process is gone."""
    tick = threading.Event()
    for _ in range(int(seconds / 0.005)):
        if condition() or (process is not None and process.poll() is not None):
            return
        tick.wait(0.005)
    raise AssertionError("it did not happen")


def outcome(job: str, store: Store, folder: Path) -> list[dict[str, object]]:
    path = export(job, store, "jsonl", folder / "out.jsonl", ExportOptions(states=STATES)).files[0]
    lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [{name: line[name] for name in FIELDS} for line in lines]


@pytest.mark.parametrize(
    ("kind", "rows", "kills"), [("sqlite", 500, 10), pytest.param("postgres", ROWS, 1, marks=pytest.mark.postgres)]
)
def test_a_run_that_is_killed_goes_on_and_pays_for_nothing_twice(
    kind: str, rows: int, kills: int, server: ScriptedEndpoint, tmp_path: Path
) -> None:
    settings, dice, file = at(server, settings_for(kind)), random.Random(kills), numbered_posts(tmp_path, rows)
    store = open_store(settings)
    job = create_job(file, OPTIONS, store, Limits(concurrency=CONCURRENCY))
    moments = sorted(dice.sample(range(3, rows * len(NETWORKS) - 10), kills))
    for moment in moments:
        process = started(job, settings)
        until(lambda moment=moment: server.answered >= moment, process)  # type: ignore[misc]
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        assert process.returncode == -signal.SIGKILL
        assert not status(job, store).done
    process = started(job, settings)
    _, error = process.communicate(timeout=120)
    assert process.returncode == 0, error
    asked = {json.dumps(request.body["messages"], sort_keys=True) for request in server.chats()}
    assert len(asked) <= server.answered <= len(asked) + kills * CONCURRENCY
    end = status(job, store)
    assert end.done
    assert end.paid.requests == len(asked)
    found = outcome(job, store, tmp_path)
    store.close()
    fresh = open_store(replace(settings, database_url=f"sqlite:///{tmp_path / 'fresh.db'}"))
    again = create_job(file, OPTIONS, fresh, Limits(concurrency=CONCURRENCY))
    run(again, fresh, settings)
    assert found == outcome(again, fresh, tmp_path)
    fresh.close()
    states = [line["state"] for line in found]
    assert len(found) == rows * len(NETWORKS)
    assert states.count("to_review") == len(NETWORKS)
    assert states.count("accepted") == len(found) - len(NETWORKS)


@pytest.mark.parametrize("kind", ["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def test_two_processes_run_a_job_once(kind: str, server: ScriptedEndpoint, file: Path) -> None:
    settings = at(server, settings_for(kind))
    store = open_store(settings)
    job = create_job(file, OPTIONS, store, Limits(concurrency=CONCURRENCY))
    running = [started(job, settings) for _ in range(2)]
    for process in running:
        out, error = process.communicate(timeout=120)
        assert process.returncode == 0, error
        assert "'done': True" in out
    asked = {json.dumps(request.body["messages"], sort_keys=True) for request in server.chats()}
    assert server.answered == len(asked) == status(job, store).paid.requests
    store.close()


def test_a_worker_goes_on_by_itself_with_the_same_settings(server: ScriptedEndpoint, file: Path) -> None:
    settings = at(server, settings_for("sqlite"))
    store = open_store(settings)
    job = create_job(file, OPTIONS, store, Limits(concurrency=CONCURRENCY))
    number = start_worker(job, settings)
    assert os.getsid(number) == number
    until(lambda: status(job, store).done)
    until(lambda: job in log_file(job, settings).read_text(encoding="utf-8"))
    assert KEY not in log_file(job, settings).read_text(encoding="utf-8")
    assert server.requests[0].headers["authorization"] == f"Bearer {KEY}"
    until(lambda: not status(job, store).running)
    store.close()


@pytest.fixture
def soon_tired(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Have a silent server given up after seconds, not minutes."""
    figures = limits.figures()
    patient = {**figures, "seconds": {**figures["seconds"], "silence": 4.0}}
    with monkeypatch.context() as patched:
        patched.setattr(limits, "figures", lambda: patient)
        limits.shipped.cache_clear()
        yield
    limits.shipped.cache_clear()


@pytest.mark.usefixtures("soon_tired")
def test_a_server_that_fails_often_leaves_no_row_without_a_verdict(file: Path, tmp_path: Path) -> None:
    dice, lock = random.Random(6), threading.Lock()

    def moody(request: Request) -> Reply:
        with lock:
            mood = dice.random()
        if mood < 0.02:
            return Reply(hang=True)
        if mood < 0.05:
            return Reply(status=429, headers={"Retry-After": "0"}, raw="{}")
        if mood < 0.10:
            return Reply(status=500, raw="{}")
        if mood < 0.15:
            return Reply(request.draft, cut=True)
        return Reply(raw="<html>", content_type="text/html") if mood < 0.20 else answer(request)

    with ScriptedEndpoint(default=moody) as server:
        settings = at(server, settings_for("sqlite"))
        store = open_store(settings)
        job = create_job(file, OPTIONS, store, Limits(concurrency=8))
        end = run(job, store, settings)
        found = outcome(job, store, tmp_path)
        store.close()
    assert end.done
    assert len({(line["row"], line["network"]) for line in found}) == len(found) == ROWS * len(NETWORKS)
    assert all(line["reasons"] for line in found if line["state"] in ("failed", "to_review"))
    assert end.counts["accepted"] > len(found) * 0.7


def test_the_rules_use_the_whole_processor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pools, "FORKED_FROM", 20)
    monkeypatch.setattr(pools, "PROCESSES_FROM", 20)
    monkeypatch.setattr(pools, "cores", lambda: 2)
    path = tmp_path / "posts.csv"
    path.write_text("Texte\n" + "".join(f"Le marché n° {n} ouvre à 9 h.\n" for n in range(40)), encoding="utf-8")
    store = open_store(settings_for("sqlite"))
    job = create_job(path, JobOptions(networks=("linkedin",), language="fr"), store)
    end = run(job, store, settings_for("sqlite"))
    assert end.done
    assert end.counts.get("failed", 0) == 0
    assert sorted(e.row.number for e in store.variants.list(job)) == list(range(1, 41))
    store.close()
