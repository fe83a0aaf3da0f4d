"""Jobs, rows and variants are kept by key, claimed once, decided about and given back."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tuned
from hypothesis import strategies as st
from sqlalchemy import text as sql

from assistant.store import (
    ACCEPTED,
    FAILED,
    PENDING,
    REFUSED,
    TO_REVIEW,
    Filter,
    Job,
    Key,
    Paid,
    Row,
    Store,
    Variant,
    content,
    key_of,
)
from assistant.store.runners import SILENCE, process_lives, process_name
from tests.timing import Run, growth

JOB = Job("j1", "posts.csv", {"networks": ["x"]}, {}, ("Texte",), False, None, None, 0.0, 1.0)


@pytest.fixture
def job(store: Store) -> str:
    store.jobs.add(JOB)
    rows = [Row(n, f"id{n}", f"Le marché du {n}", columns={"Texte": f"Le marché du {n}"}) for n in range(1, 6)]
    store.jobs.load("j1", [(row, (Variant(row.number, "linkedin"), Variant(row.number, "x"))) for row in rows])
    return "j1"


def test_the_same_job_is_there_once(store: Store, job: str) -> None:
    store.jobs.mark_loaded(job, ("Texte",))
    assert store.jobs.add(replace(JOB, limits={"budget": 2})).loaded
    assert [(j.id, j.limits) for j in store.jobs.all()] == [("j1", {"budget": 2})]


def test_rows_loaded_twice_are_there_once(store: Store, job: str) -> None:
    store.jobs.load(job, [(Row(1, "id1", "autre chose"), (Variant(1, "x"),))])
    assert store.jobs.count_rows(job) == 5
    assert next(store.jobs.every_row(job)).text == "Le marché du 1"


def test_each_variant_is_claimed_once(store: Store, job: str) -> None:
    runners = [store.runners.enter(job) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        claimed = [key for keys in pool.map(lambda r: store.variants.claim(job, r, 3), runners) for key in keys]
    claimed += store.variants.claim(job, runners[0], 100)
    assert sorted(claimed) == [Key(n, network) for n in range(1, 6) for network in ("linkedin", "x")]
    assert store.variants.claim(job, runners[1], 100) == ()


def test_work_is_claimed_as_quickly_when_much_of_it_is_done(store: Store) -> None:
    def claimed(name: str, done: int) -> Run:
        store.jobs.add(replace(JOB, id=name))
        numbers = range(1, done + 101)
        store.jobs.load(name, [(Row(n, f"id{n}", "Le marché"), (Variant(n, "x"),)) for n in numbers])
        store.variants.finish(name, [Variant(n, "x", ACCEPTED) for n in range(1, done + 1)])
        runner = store.runners.enter(name)
        return lambda: store.variants.claim(name, runner, 8)

    assert growth(claimed("short", 0), claimed("long", 10_000), most=4) <= 4


def test_what_a_runner_that_left_held_is_free(store: Store, job: str) -> None:
    first, second = store.runners.enter(job), store.runners.enter(job)
    store.variants.claim(job, first, 4)
    store.runners.leave(first)
    assert len(store.variants.claim(job, second, 100)) == 10


def test_a_runner_whose_process_died_is_struck_out(store: Store, job: str) -> None:
    held = store.runners.enter(job)
    child = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    with_child = store.runners.enter(job)
    process = process_name(child.pid)
    assert store.runners.strike_dead(job) == 2
    assert process_lives(process)
    child.kill()
    os.waitid(os.P_PID, child.pid, os.WEXITED | os.WNOWAIT)  # dead, and not yet buried
    assert not process_lives(process)
    child.wait()
    assert not process_lives(process)
    assert store.runners.strike_dead(job, lambda process: False) == 0
    assert store.variants.claim(job, held, 1) == store.variants.claim(job, with_child, 1)
    store.runners.sign(job, held)
    assert store.runners.strike_dead(job) == 1


def test_a_runner_elsewhere_is_gone_after_a_silence(store: Store, job: str) -> None:
    runner = store.runners.enter(job)
    with store.database.writing() as connection:
        connection.execute(sql("UPDATE runners SET host = 'elsewhere'"))
    assert store.runners.strike_dead(job) == 1
    with store.database.writing() as connection:
        connection.execute(sql("UPDATE runners SET seen = seen - :long"), {"long": 2 * SILENCE})
    assert store.runners.strike_dead(job) == 0
    store.runners.sign(job, runner)
    assert store.runners.strike_dead(job) == 1


def test_a_result_is_kept_once(store: Store, job: str) -> None:
    first = Variant(1, "x", ACCEPTED, ("Marché lundi.",), details={"engine": "rules"})
    assert store.variants.finish(job, [first]) == 1
    assert store.variants.finish(job, [replace(first, parts=("Autre.",)), Variant(2, "x", FAILED)]) == 1
    entry = store.variants.get(job, Key(1, "x"))
    assert entry is not None
    assert entry.variant.parts == ("Marché lundi.",)
    assert entry.row.text == "Le marché du 1"
    assert store.variants.counts(job) == {ACCEPTED: 1, FAILED: 1, PENDING: 8}


def test_failed_ones_can_be_tried_again_but_not_bad_rows(store: Store, job: str) -> None:
    store.jobs.load(job, [(Row(6, "id6", "", problem={"text": "empty"}), (Variant(6, "x", FAILED),))])
    store.variants.finish(job, [Variant(1, "x", FAILED, reasons=({"text": "500"},))])
    assert store.variants.retry_failed(job) == 1
    assert store.variants.counts(job) == {FAILED: 1, PENDING: 10}


def test_variants_are_listed_by_what_is_asked(store: Store, job: str) -> None:
    store.variants.finish(
        job, [Variant(1, "x", ACCEPTED), Variant(2, "linkedin", TO_REVIEW), Variant(3, "x", ACCEPTED)]
    )

    def keys(chosen: Filter) -> list[Key]:
        return [entry.variant.key for entry in store.variants.list(job, chosen)]

    assert keys(Filter(states=(ACCEPTED,))) == [Key(1, "x"), Key(3, "x")]
    assert keys(Filter(networks=("linkedin",), limit=2)) == [Key(1, "linkedin"), Key(2, "linkedin")]
    assert keys(Filter(contains="marché DU 4")) == [Key(4, "linkedin"), Key(4, "x")]
    assert keys(Filter(contains="%")) == []
    assert keys(Filter(after=Key(4, "x"))) == [Key(5, "linkedin"), Key(5, "x")]
    assert store.variants.count(job, Filter(states=(PENDING,))) == 7


def test_a_decision_can_be_taken_back(store: Store, job: str) -> None:
    store.variants.finish(job, [Variant(1, "x", TO_REVIEW, ("a",))])
    key, entry = Key(1, "x"), store.variants.get(job, Key(1, "x"))
    assert entry is not None
    before = content(entry.variant)
    assert store.decisions.record(job, "refuse", "Inès", [(key, before, {**before, "state": REFUSED})]) == 1
    assert store.decisions.record(job, "accept", "Paul", [(key, before, {**before, "state": ACCEPTED})]) == 0
    (undone,) = store.decisions.undo(job, key)
    assert (undone.action, undone.who) == ("refuse", "Inès")
    entry = store.variants.get(job, key)
    assert entry is not None
    assert entry.variant.state == TO_REVIEW
    assert store.decisions.undo(job) == ()
    assert [d.undone for d in store.decisions.history(job)] == [True]


def test_an_answer_is_kept_once_and_counted_for_who_paid(store: Store) -> None:
    key = key_of({"model": "m", "messages": [{"role": "user", "content": "é\x00\ud800"}]})
    store.answers.put(key, "j1", {"text": "oui\x00"}, Paid(1, 10, 5, 0.5))
    store.answers.put(key, "j2", {"text": "non"}, Paid(1, 10, 5, 0.5))
    store.answers.put(key + "b", "j1", {"text": "oui"}, Paid(1, 1, 1, 0.25))
    assert store.answers.get(key) == {"text": "oui\x00"}
    assert store.answers.paid("j1") == Paid(2, 11, 6, 0.75)
    assert store.answers.paid("j2") == Paid(0, 0, 0, None)
    store.answers.put("unpriced", "j1", {"text": ""}, Paid(1, 1, 1, None))
    assert store.answers.paid("j1").cost is None


@tuned(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00")))
def test_any_text_comes_back_as_it_was(store: Store, text: str) -> None:
    store.jobs.remove("any")
    store.jobs.add(replace(JOB, id="any", name=text, header=(text,)))
    store.jobs.load("any", [(Row(1, text, text, columns={text: text}), (Variant(1, "x"),))])
    assert store.jobs.rows("any", [1])[1] == Row(1, text, text, {}, {text: text})
    store.variants.finish("any", [Variant(1, "x", ACCEPTED, (text,))])
    entry = store.variants.get("any", Key(1, "x"))
    assert entry is not None
    assert entry.variant.parts == (text,)
