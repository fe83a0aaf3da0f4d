"""A job by the provider's batch interface: nothing is asked twice, and what failed goes into another batch."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.backlog.jobs import create_job
from assistant.backlog.options import JobOptions, Limits
from assistant.backlog.run import run
from assistant.backlog.status import status
from assistant.backlog.worker import environment
from assistant.errors import UserError
from assistant.llm import batch
from assistant.settings import Settings
from assistant.store import TO_REVIEW, Filter, Store
from tests.backlog.posts import numbered_posts
from tests.scripted_endpoint import KEY, Reply, Request, ScriptedEndpoint

MODEL = "gpt-4.1-mini"
ROWS = 12
OPTIONS = JobOptions(networks=("linkedin", "x"), engine="endpoint", model=MODEL, language="fr", attempts=2)
CODE = """
import sys

from assistant.settings import load
from assistant.store import open_store
from assistant.backlog.run import run
run(sys.argv[1], open_store(load()), load())
"""


FIGURES = dict(batch.figures())


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batch, "figures", lambda: {**FIGURES, "look_every": 0.01})


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return numbered_posts(tmp_path, ROWS)


def answer(request: Request) -> Reply:
    """Give the draft back; for the seventh post, with its price changed."""
    return Reply(request.draft.replace("12 €", "15 €") if "Post 7 " in request.draft else request.draft)


@pytest.fixture
def server() -> Iterator[ScriptedEndpoint]:
    with ScriptedEndpoint(default=answer) as running:
        yield running


def at(server: ScriptedEndpoint, settings: Settings) -> Settings:
    return replace(settings, api_key=KEY, base_url=server.base_url, model=MODEL)


def asked_twice(server: ScriptedEndpoint) -> int:
    return len(server.chats()) - len({str(request.body["messages"]) for request in server.chats()})


def test_a_job_goes_out_in_a_batch_and_what_is_refused_in_another(
    file: Path, store: Store, settings: Settings, server: ScriptedEndpoint
) -> None:
    server.batches.looks = 3
    job = create_job(file, OPTIONS, store, Limits(batch=True))
    end = run(job, store, at(server, settings))
    assert end.done
    assert end.counts == {"accepted": 2 * (ROWS - 1), "to_review": 2}
    assert [entry.row.number for entry in store.variants.list(job, Filter((TO_REVIEW,)))] == [7, 7]
    assert len(server.batches.made) == 2, "the second holds what the guard sent back"
    assert asked_twice(server) == 0
    assert server.answered == end.paid.requests == 2 * ROWS + 2
    whole = (end.paid.input_tokens * 0.40 + end.paid.output_tokens * 1.60) / 1e6
    assert end.paid.cost == pytest.approx(whole / 2)


def test_what_fails_in_a_batch_is_tried_in_the_next_ones_and_then_told(
    file: Path, store: Store, settings: Settings, server: ScriptedEndpoint
) -> None:
    def moody(request: Request) -> Reply:
        times[request.draft] = times.get(request.draft, 0) + 1
        broken = "Post 3 " in request.draft or (times[request.draft] <= 2 and "Post 5 " in request.draft)
        return Reply(status=500, raw='{"error": {"message": "overloaded"}}') if broken else Reply(request.draft)

    times: dict[str, int] = {}
    server.default = moody
    job = create_job(file, OPTIONS, store, Limits(batch=True))
    end = run(job, store, at(server, settings))
    assert end.done
    assert end.counts == {"accepted": 2 * (ROWS - 1), "failed": 2}
    assert len(server.batches.made) == 3
    reasons = [str(entry.variant.reasons) for entry in store.variants.list(job, Filter(("failed",)))]
    assert all("overloaded" in reason for reason in reasons)


def test_a_line_that_is_lost_goes_into_the_next_batch(
    file: Path, store: Store, settings: Settings, server: ScriptedEndpoint
) -> None:
    server.batches.lose = True
    server.batches.created = lambda: setattr(server.batches, "lose", len(server.batches.made) < 2)
    job = create_job(file, replace(OPTIONS, networks=("linkedin",)), store, Limits(batch=True))
    assert run(job, store, at(server, settings)).done
    assert asked_twice(server) == 0


def test_what_a_provider_never_answers_ends_as_failed(
    file: Path, store: Store, settings: Settings, server: ScriptedEndpoint
) -> None:
    server.batches.lose = True
    job = create_job(file, replace(OPTIONS, networks=("linkedin",), attempts=1), store, Limits(batch=True))
    end = run(job, store, at(server, settings))
    assert end.done
    assert end.counts["failed"] == 1
    assert len(server.batches.made) == 3


@pytest.mark.parametrize("moment", ["made", "waiting"])
def test_a_run_that_is_killed_finds_its_batch_again(
    file: Path, store: Store, settings: Settings, server: ScriptedEndpoint, moment: str
) -> None:
    here, job = at(server, settings), create_job(file, OPTIONS, store, Limits(batch=True))
    server.batches.looks = 10**9
    process = subprocess.Popen([sys.executable, "-c", CODE, job], env=environment(here), start_new_session=True)

    def kill() -> None:
        os.killpg(process.pid, signal.SIGKILL)

    if moment == "made":  # the batch stands, and its maker dies before it hears so
        server.batches.created = kill
    else:
        server.batches.looked = kill
    assert process.wait(120) == -signal.SIGKILL
    server.batches.created = server.batches.looked = lambda: None
    server.batches.looks = 1
    assert not status(job, store).done
    assert run(job, store, here).done
    assert len(server.batches.made) == 2
    assert asked_twice(server) == 0


def test_a_batch_that_is_refused_is_told_and_nothing_is_lost(
    file: Path, store: Store, settings: Settings, server: ScriptedEndpoint
) -> None:
    server.batches.refuse = "enqueued token limit reached"
    job = create_job(file, OPTIONS, store, Limits(batch=True))
    with pytest.raises(UserError, match="token limit"):
        run(job, store, at(server, settings))
    server.batches.refuse = ""
    assert run(job, store, at(server, settings)).done


def test_batches_keep_a_budget(file: Path, store: Store, settings: Settings, server: ScriptedEndpoint) -> None:
    job = create_job(file, OPTIONS, store, Limits(budget=0.002, batch=True))
    end = run(job, store, at(server, settings))
    assert end.halt is not None
    assert end.pending
    assert 0 < (end.paid.cost or 0) <= 0.002
    create_job(file, OPTIONS, store, Limits(budget=1, batch=True))
    assert run(job, store, at(server, settings)).done
    assert asked_twice(server) == 0


def test_requests_are_cut_into_files_of_what_one_may_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    requests = {str(n): {"messages": [{"role": "user", "content": "a" * n}]} for n in range(9)}
    monkeypatch.setattr(batch, "figures", lambda: {**FIGURES, "requests_max": 4})
    assert [len(portion) for portion in batch.portions(requests)] == [4, 4, 1]
    longest = max(len(batch.line(key, request)) for key, request in requests.items())
    monkeypatch.setattr(batch, "figures", lambda: {**FIGURES, "bytes_max": 2 * longest})
    assert [len(portion) for portion in batch.portions(requests)] == [2, 2, 2, 2, 1]
