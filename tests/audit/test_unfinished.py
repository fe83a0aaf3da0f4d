"""What is noted of an audit that runs: kept when it is cut, forgotten when it ends, reads nothing or is too old."""

import time
from collections.abc import Iterator

import pytest

from assistant.audit.unfinished import NAME, Asked, Note, unfinished
from assistant.settings import load
from assistant.store import Store, open_store
from assistant.web.data import figures

ASKED = Asked(("https://atelier.example/",), crawl=True, max_pages=50, rivals=("https://autre.example/",))


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store(load())
    yield opened
    opened.close()


def test_an_audit_that_runs_is_told_as_running_and_one_that_ended_is_not(store: Store) -> None:
    with Note(store, ASKED) as note:
        assert [(one.asked, one.running) for one in unfinished(store)] == [(ASKED, True)]
        note.read(3)
        note.end()
    assert not unfinished(store)


def test_an_audit_that_fails_is_left_with_what_it_read(store: Store) -> None:
    def fail() -> None:
        with Note(store, ASKED) as note:
            note.read(7)
            raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        fail()
    (left,) = unfinished(store)
    assert (left.asked, left.read, left.running) == (ASKED, 7, False)


def test_nothing_is_left_of_an_audit_that_read_nothing(store: Store) -> None:
    with Note(store, ASKED):
        pass
    assert not unfinished(store)


def test_the_same_audit_is_noted_once(store: Store) -> None:
    for pages in (3, 5):
        with Note(store, ASKED) as note:
            note.read(pages)
    assert [one.read for one in unfinished(store)] == [5]


def test_an_audit_too_old_to_go_on_is_forgotten(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with Note(store, ASKED) as note:
        note.read(3)
    later = time.time() + figures("cache")["resume_hours"] * 3_600 + 1
    monkeypatch.setattr(time, "time", lambda: later)
    assert not unfinished(store)
    assert not store.audits.all()


def test_a_note_of_another_version_is_passed_over(store: Store) -> None:
    store.audits.add(NAME, {"asked": {"what": "else"}}, {})
    kept = store.audits.add(NAME, {"figures": {}}, {})
    assert not unfinished(store)
    assert [one.id for one in store.audits.all()] == [kept]


def test_without_a_store_nothing_is_noted() -> None:
    with Note(None, ASKED) as note:
        note.alive()
        note.read(1)
