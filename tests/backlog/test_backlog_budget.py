"""A budget stops a run before it is passed, whatever an answer turns out to cost."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.backlog.jobs import create_job
from assistant.backlog.options import JobOptions, Limits
from assistant.backlog.run import run
from assistant.errors import UserError
from assistant.llm.errors import CutShort
from assistant.llm.metered import Metered
from assistant.llm.purse import BudgetSpent, Purse, is_spent
from assistant.settings import Settings
from assistant.store import Store
from tests.backlog.posts import numbered_posts
from tests.scripted_endpoint import KEY, TOKEN, Reply, Request, ScriptedEndpoint, cuts

MODEL = "gpt-4.1-mini"  # has a price
ROWS = 24


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return numbered_posts(tmp_path, ROWS)


def talkative(request: Request) -> Reply:
    """Give the draft back; for every fourth post, use all the room there is."""
    number = int(request.draft.split()[1])
    return Reply("bla " * (TOKEN * request.body["max_tokens"] // 4) if number % 4 == 0 else request.draft)


@pytest.mark.parametrize("budget", [0.002, 0.0071, 0.01])
def test_a_budget_is_not_passed_by_the_dearest_answers(
    file: Path, store: Store, settings: Settings, budget: float
) -> None:
    options = JobOptions(networks=("linkedin",), engine="endpoint", model=MODEL, language="fr", attempts=2)
    with ScriptedEndpoint(default=talkative) as server:
        here = replace(settings, api_key=KEY, base_url=server.base_url, model=MODEL)
        job = create_job(file, options, store, Limits(budget=budget, concurrency=6))
        end = run(job, store, here)
        assert end.paid.cost is not None
        assert 0 < end.paid.cost <= budget
        assert end.halt is not None
        assert is_spent(end.halt)
        assert end.pending
        create_job(file, options, store, Limits(budget=5, concurrency=6))
        assert run(job, store, here).done
        asked = {str(request.body["messages"]) for request in server.chats()}
        assert len(asked) == len(server.chats()), "what was answered was asked again"


def test_a_job_with_a_budget_is_run_by_one(file: Path, store: Store, settings: Settings) -> None:
    options = JobOptions(networks=("linkedin",), engine="endpoint", model=MODEL, language="fr")
    with ScriptedEndpoint() as server:
        here = replace(settings, api_key=KEY, base_url=server.base_url, model=MODEL)
        job = create_job(file, options, store, Limits(budget=1.0))
        other = store.runners.enter(job)
        with pytest.raises(UserError, match="one at a time"):
            run(job, store, here)
        store.runners.leave(other)
        assert server.requests == []
        assert run(job, store, here).done


def test_a_purse_waits_for_what_is_under_way_and_then_refuses() -> None:
    purse = Purse(1.0, spent=0.25)
    with purse.hold(0.5):
        purse.pay(0.25)
    with purse.hold(0.5):
        pass
    with pytest.raises(BudgetSpent, match="budget"), purse.hold(0.51):
        pass


def test_an_answer_that_was_cut_is_counted_as_dear_as_it_may_be() -> None:
    with ScriptedEndpoint(default=cuts("Bonj")) as server:
        client = Metered(server.endpoint(MODEL), purse=Purse(0.0001))
        with pytest.raises((BudgetSpent, CutShort)):
            client.complete([{"role": "user", "content": "Bonjour"}])
        assert client.purse.spent > 0


def test_no_price_no_budget(file: Path, store: Store, settings: Settings) -> None:
    here = replace(settings, api_key=KEY, base_url="https://llm.example/v1", model="nobody-knows-1")
    options = JobOptions(networks=("x",), engine="endpoint", language="fr")
    job = create_job(file, options, store, Limits(budget=1.0))
    with pytest.raises(UserError, match="nobody-knows-1"):
        run(job, store, here)
