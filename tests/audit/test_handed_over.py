"""Files handed over with an audit: kept whole while it is not over, deleted when it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.audit import handed_over
from assistant.audit.figures import figures
from assistant.audit.handed_over import FOLDER, Files, identity, is_kept, keep, kept, sweep
from assistant.audit.unfinished import Asked, Note, unfinished
from assistant.settings import load
from assistant.store import Store, open_store

FILES: Files = {
    "pages": [("é & ü.html", b"<h1>Pain</h1>"), ("é & ü.html", b"autre")],
    "rivals": [],
    "phrases": [("", b"")],
}


@pytest.fixture
def store() -> Iterator[Store]:
    opened = open_store(load())
    yield opened
    opened.close()


@given(st.dictionaries(st.sampled_from(["pages", "rivals"]), st.lists(st.tuples(st.text(), st.binary()), min_size=1)))
@settings(max_examples=25, deadline=None)
def test_what_is_kept_comes_back_as_it_was(files: dict[str, list[tuple[str, bytes]]]) -> None:
    folder = load().data_folder
    name = identity(files)
    assert bool(name) == bool(files)
    if files:
        keep(name, files, folder)
        assert [content for _, content in (kept(name, folder) or {}).get("pages", ())] == [
            content for _, content in files.get("pages", ())
        ]


def test_names_and_order_come_back(tmp_path: Path) -> None:
    keep(identity(FILES), FILES, tmp_path)
    keep(identity(FILES), FILES, tmp_path)
    assert kept(identity(FILES), tmp_path) == {purpose: given for purpose, given in FILES.items() if given}
    assert [path.name for path in (tmp_path / FOLDER).iterdir()] == [f"{identity(FILES)}.zip"]


def test_other_files_have_another_name() -> None:
    told = [identity({"pages": [given]}) for given in (("a", b"b"), ("a", b"c"), ("b", b"b"), ("ab", b""))]
    assert len(set(told)) == len(told)
    assert identity({"rivals": [("a", b"b")]}) != told[0]


def test_too_many_bytes_are_not_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    few = {**figures("unfinished"), "handed_over_bytes": 20}
    monkeypatch.setattr(handed_over, "figures", lambda _: few)
    assert identity({"pages": [("a", b"x" * 12)]})
    assert not identity({"pages": [("a", b"x" * 12)], "rivals": [("b", b"x" * 9)]})


def test_what_is_gone_or_damaged_is_nothing(tmp_path: Path) -> None:
    name = identity(FILES)
    assert kept(name, tmp_path) is None
    keep(name, FILES, tmp_path)
    place = tmp_path / FOLDER / f"{name}.zip"
    place.write_bytes(place.read_bytes()[:40])
    assert kept(name, tmp_path) is None
    assert not is_kept("", tmp_path)


def test_only_files_of_unfinished_audits_stay(store: Store, tmp_path: Path) -> None:
    name = identity(FILES)
    sweep(store, tmp_path)
    with Note(store, Asked((), files=name)) as note:
        keep(name, FILES, tmp_path)
        (tmp_path / FOLDER / "left.123").write_bytes(b"half written by a program that fell")
        note.read(1)
        sweep(store, tmp_path)
        assert [path.name for path in (tmp_path / FOLDER).iterdir()] == [f"{name}.zip"]
    assert [one.asked.files for one in unfinished(store)] == [name]
    with Note(store, Asked((), files=name)) as note:
        note.end()
    sweep(store, tmp_path)
    assert not list((tmp_path / FOLDER).iterdir())
