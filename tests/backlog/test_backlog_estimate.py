"""What a backlog will take is told from the file itself; nothing is sent."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.backlog.estimate import Cost, Estimate, earlier_posts, estimate, prompt_price
from assistant.backlog.jobs import create_job
from assistant.backlog.options import JobOptions, Limits
from assistant.backlog.read import open_backlog
from assistant.backlog.run import run
from assistant.backlog.status import status
from assistant.errors import UserError
from assistant.settings import load
from assistant.store import open_store
from tests.scripted_endpoint import KEY, MODEL, ScriptedEndpoint

POSTS = "Texte\nLe marché ouvre.\nle marché OUVRE !\n{long}\nConcert dimanche.\n"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "posts.csv"
    found.write_text(POSTS.replace("{long}", "Un texte long. " * 30), encoding="utf-8")
    return found


def told(path: Path, options: JobOptions, cost: float | None = 0.5) -> Estimate:
    return estimate(open_backlog(path), options, 4, lambda document, goal: Cost(100, 20, cost))


def test_rows_and_variants_are_counted(path: Path) -> None:
    found = told(path, JobOptions(networks=("X", "linkedin"), language="fr"))
    assert (found.rows, found.bad_rows, found.duplicates, found.variants) == (4, 0, 1, 8)
    assert found.fit_already == 7
    assert found.by_network == {"x": 4, "linkedin": 4}
    assert (found.input_tokens, found.cost) == (0, 0.0)


def test_rows_that_nearly_repeat_another_or_an_earlier_post_are_told(tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    one = "Le marché de Noël ouvre samedi à 9 h, place des Lices"
    path.write_text(f"Texte\n{one}\n{one} !\n{one} à Rennes\nConcert gratuit dimanche à 18 h\n", encoding="utf-8")
    earlier = [("mai.csv:7", "Concert gratuit dimanche à 18 h !")]
    found = estimate(open_backlog(path), JobOptions(networks=("x",), language="fr"), 4, None, earlier)
    assert (found.rows, found.duplicates, found.near_duplicates) == (4, 1, 2)
    assert [(repeat.name, repeat.of) for repeat in found.repeats] == [("2", "1"), ("3", "1"), ("4", "mai.csv:7")]


def test_rows_that_cannot_be_worked_on_or_dated_are_told_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text("Texte;Réseau;Date\nUn;x;31/02/2027\n;x;\nTrois;minitel;\nQuatre;x;05/12/2026\n", encoding="utf-8")
    found = estimate(open_backlog(path), JobOptions(language="fr"), 4)
    assert (found.rows, found.bad_rows, found.unread_dates, found.variants) == (4, 2, 1, 2)
    told = [(one.number, one.reason.render("fr")) for one in found.problems]
    assert [number for number, _ in told] == [1, 2, 3]
    assert "31/02/2027" in told[0][1]
    assert "minitel" in told[2][1]
    assert found.as_json("fr")["problems"] == [{"row": number, "reason": reason} for number, reason in told]


def test_earlier_posts_are_those_that_were_accepted_in_other_files(path: Path) -> None:
    settings = load()
    store = open_store(settings)
    job = create_job(path, JobOptions(networks=("x", "linkedin"), language="fr"), store)
    run(job, store, settings)
    assert [name for name, _ in earlier_posts(store, "other.csv")] == [f"posts.csv:{n}" for n in range(1, 5)]
    assert list(earlier_posts(store, "posts.csv")) == []
    store.close()


def test_tokens_money_and_minutes_are_those_of_the_prompts(path: Path) -> None:
    options = JobOptions(networks=("x",), language="fr", engine="endpoint")
    found = told(path, options)
    assert (found.input_tokens, found.output_tokens, found.cost) == (400, 80, 2.0)
    assert found.minutes is not None
    assert told(path, options, None).cost is None
    assert found.as_json()["version"] == 1


def test_a_bad_row_costs_nothing(tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text("Texte;Réseau\nUn;x\nDeux;\n;x\n", encoding="utf-8")
    found = told(path, JobOptions(language="fr"))
    assert (found.rows, found.bad_rows, found.variants) == (3, 2, 1)


def test_the_estimate_reads_the_very_prompts_and_sends_nothing(path: Path) -> None:
    with ScriptedEndpoint() as server:
        settings = replace(load(), api_key=KEY, base_url=server.base_url, model=MODEL)
        options = JobOptions(networks=("x", "linkedin"), language="fr", engine="endpoint")
        found = estimate(open_backlog(path), options, 4, prompt_price("endpoint", settings, options))
        assert server.requests == []
    assert found.input_tokens > 8 * 50
    assert found.output_tokens > 0
    assert found.cost == 0


def test_batches_cost_half_and_say_nothing_of_minutes(path: Path) -> None:
    settings = replace(load(), api_key="sk-1", base_url="https://llm.example/v1", model="gpt-4o-mini")
    options = JobOptions(networks=("x", "linkedin"), language="fr", engine="endpoint")
    usual = estimate(open_backlog(path), options, 4, prompt_price("endpoint", settings, options))
    by_batch = estimate(open_backlog(path), options, None, prompt_price("endpoint", settings, options, True))
    assert usual.cost is not None
    assert by_batch.cost == pytest.approx(usual.cost / 2)
    assert by_batch.minutes is None
    assert by_batch.output_tokens == usual.output_tokens


def test_a_budget_is_refused_where_the_price_is_not_known(path: Path) -> None:
    settings = replace(load(), api_key="sk-1", base_url="https://llm.example/v1", model="nobody-knows-1")
    store = open_store(settings)
    options = JobOptions(networks=("x",), language="fr", engine="endpoint")
    job = create_job(path, options, store, Limits(budget=1.0))
    with pytest.raises(UserError, match="nobody-knows-1"):
        run(job, store, settings)
    assert status(job, store).pending == 4
    store.close()
