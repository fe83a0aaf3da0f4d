"""A job is run once, whoever starts it and however it stops; what goes wrong is a row's reason or a sentence."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from assistant.backlog.jobs import create_job, find_job, pause, retry_failed
from assistant.backlog.options import JobOptions, Limits
from assistant.backlog.reasons import sentences
from assistant.backlog.run import Make, run
from assistant.backlog.status import Status, status
from assistant.backlog.work import Rewriter
from assistant.checks import Goal
from assistant.document import Document
from assistant.errors import OutsideError, UserError
from assistant.messages import Message
from assistant.settings import Settings
from assistant.store import ACCEPTED, FAILED, PENDING, TO_REVIEW, Filter, Job, Store

BOTH = JobOptions(networks=("X", "linkedin"), language="fr", engine="endpoint")


@dataclass(frozen=True)
class Result:
    """What a rewriter of the tests gives."""

    parts: tuple[str, ...]
    accepted: bool = True
    reasons: tuple[Message, ...] = ()
    notes: tuple[Message, ...] = ()
    cost: float = 0.0

    def details(self, ui: str) -> Mapping[str, Any]:
        return {"engine": "test", "usage": {"cost": self.cost}}


def make(rewriter: Rewriter) -> Make:
    return lambda job, settings, store: rewriter


def shout(document: Document, goal: Goal) -> Result:
    accepted = goal.network == "x"
    reasons = () if accepted else (Message("The row names a network that is not known here: {name}.", {"name": "a"}),)
    return Result((document.text.upper(),), accepted, reasons)


def test_a_job_is_run_to_its_end(posts: Path, store: Store, settings: Settings) -> None:
    job = create_job(posts, BOTH, store)
    told: list[Status] = []
    end = run(job, store, settings, told.append, make(shout))
    counts = {"accepted": 4, "to_review": 4, "failed": 4, "pending": 0, "edited": 0, "refused": 0}
    found = end.as_json()
    assert {name: found[name] for name in counts} == counts
    assert (found["rows"], found["variants"], found["running"], found["done"]) == (6, 12, False, True)
    assert told[-1].counts == end.counts
    entries = {(e.row.id, e.variant.network): e.variant for e in store.variants.list(job)}
    assert entries["A1", "x"].parts == ("LE MARCHÉ OUVRE SAMEDI À 9 H.",)
    assert entries["A1", "x"].details["engine"] == "test"
    assert sentences(entries["A1", "linkedin"].reasons, "fr") == ["La ligne indique un réseau inconnu ici\u00a0: a."]
    assert sentences(entries["A3", "x"].reasons, "fr") == ["La ligne n’a pas de texte."]


def test_the_same_file_and_options_are_one_job(posts: Path, store: Store, settings: Settings) -> None:
    job = create_job(posts, BOTH, store, Limits(budget=1))
    run(job, store, settings, make=make(shout))
    assert create_job(posts, BOTH, store, Limits(budget=2)) == job
    assert find_job(job[:5], store).limits["budget"] == 2
    assert status(job, store).done
    assert create_job(posts, replace(BOTH, keyphrases=("marché",)), store) != job
    posts.write_text(posts.read_text(encoding="utf-8") + "A7;Encore un.;;\n", encoding="utf-8")
    assert create_job(posts, BOTH, store) != job
    assert len(store.jobs.all()) == 3


def test_each_row_goes_where_its_column_says(tmp_path: Path, store: Store, settings: Settings) -> None:
    path = tmp_path / "posts.csv"
    path.write_text("Réseau;Texte\nLinkedIn, X;Un\nTwitter;Deux\n;Trois\nMinitel;Quatre\n", encoding="utf-8")
    job = create_job(path, JobOptions(language="fr"), store)
    assert [(e.row.number, e.variant.network, e.variant.state) for e in store.variants.list(job)] == [
        (1, "linkedin", PENDING),
        (1, "x", PENDING),
        (2, "x", PENDING),
        (3, "", FAILED),
        (4, "", FAILED),
    ]
    reasons = [sentences(e.variant.reasons, "fr")[0] for e in store.variants.list(job, Filter(states=(FAILED,)))]
    assert "aucun réseau" in reasons[0]
    assert "Minitel" in reasons[1]


def test_what_fails_is_a_reason_and_can_be_tried_again(posts: Path, store: Store, settings: Settings) -> None:
    def fail(document: Document, goal: Goal) -> Result:
        if "Concert" in document.text:
            raise OutsideError("{name} is a folder; name a file.", name="x")
        if "piscine" in document.text:
            return Result((str(1 // 0),))
        return shout(document, goal)

    job = create_job(posts, BOTH, store)
    end = run(job, store, settings, make=make(fail))
    assert end.counts == {ACCEPTED: 2, TO_REVIEW: 2, FAILED: 8}
    failed = [sentences(e.variant.reasons, "en")[0] for e in store.variants.list(job, Filter(states=(FAILED,)))]
    assert any("ZeroDivisionError" in reason for reason in failed)
    assert retry_failed(job, store) == 4
    assert run(job, store, settings, make=make(shout)).counts == {ACCEPTED: 4, TO_REVIEW: 4, FAILED: 4}


def test_what_would_fail_for_every_row_ends_the_run(posts: Path, store: Store, settings: Settings) -> None:
    class WrongKey(OutsideError):
        final = True

    def refuse(document: Document, goal: Goal) -> Result:
        raise WrongKey("{name} is a folder; name a file.", name="sk")

    job = create_job(posts, BOTH, store, Limits(concurrency=2))
    end = run(job, store, settings, make=make(refuse))
    assert end.counts == {PENDING: 8, FAILED: 4}
    assert end.halt is not None
    assert "sk" in end.halt.render("fr")
    again = run(job, store, settings, make=make(shout))
    assert again.halt is None
    assert again.done


def test_a_pause_ends_the_run_and_the_next_one_goes_on(posts: Path, store: Store, settings: Settings) -> None:
    job = create_job(posts, BOTH, store, Limits(concurrency=1))
    made: list[str] = []

    def note(document: Document, goal: Goal) -> Result:
        made.append(document.text)
        pause(job, store)
        return shout(document, goal)

    end = run(job, store, settings, make=make(note))
    assert end.paused
    assert 0 < end.pending < 8
    assert run(job, store, settings, make=make(shout)).done
    assert len(made) == 8 - end.pending


def test_two_runners_share_a_job(posts: Path, store: Store, settings: Settings) -> None:
    job = create_job(posts, BOTH, store, Limits(concurrency=2))
    both_in, lock = threading.Barrier(2, timeout=20), threading.Lock()
    made: list[tuple[str, str | None]] = []

    def note(document: Document, goal: Goal) -> Result:
        with lock:
            made.append((document.text, goal.network))
        return shout(document, goal)

    ends: list[Status] = []

    def start() -> None:
        both_in.wait()
        ends.append(run(job, store, settings, make=make(note)))

    threads = [threading.Thread(target=start) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert sorted(made) == sorted(set(made))
    assert len(made) == 8
    assert [end.done for end in ends] == [True, True]


def test_the_second_runner_waits_for_what_the_first_holds(posts: Path, store: Store, settings: Settings) -> None:
    job = create_job(posts, BOTH, store)
    held, go = threading.Event(), threading.Event()

    def slow(document: Document, goal: Goal) -> Result:
        held.set()
        assert go.wait(30)
        return shout(document, goal)

    first = threading.Thread(target=run, args=(job, store, settings, None, make(slow)))
    first.start()
    assert held.wait(30)
    made: list[str] = []

    def note(document: Document, goal: Goal) -> Result:
        made.append(document.text)
        return shout(document, goal)

    ends: list[Status] = []
    second = threading.Thread(target=lambda: ends.append(run(job, store, settings, None, make(note))))
    second.start()
    go.set()
    first.join(60)
    second.join(60)
    assert ends[0].done
    assert status(job, store).counts == {ACCEPTED: 4, TO_REVIEW: 4, FAILED: 4}


def test_a_job_that_is_not_there_is_told(store: Store, settings: Settings) -> None:
    for start in ("", "abc"):
        with pytest.raises(UserError, match="no job"):
            find_job(start, store)


def test_a_job_whose_file_was_not_read_to_its_end_goes_on_when_the_file_is_given_again(
    posts: Path, store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(type(store.jobs), "mark_loaded", die)
        with pytest.raises(KeyboardInterrupt):
            create_job(posts, BOTH, store)
    job: Job = store.jobs.all()[0]
    with pytest.raises(UserError, match=job.id):
        run(job.id, store, settings, make=make(shout))
    assert create_job(posts, BOTH, store) == job.id
    assert run(job.id, store, settings, make=make(shout)).rows == 6
