"""The backlog screen: a file is understood, worked on in a process of its own, reviewed, undone, exported."""

import threading
import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.backlog.status import status
from assistant.settings import load
from assistant.store import Store, open_store
from tests.ui.opening import ROOT, WAIT, drawn, opened

CSV = (
    'Référence;Texte;Réseau\nA;"Le stand ouvre à 9 h, rue des Lices.";X\n'
    'B;"Entrée libre jusqu’au 3 mai.";LinkedIn\nC;;X\n'
)


@pytest.fixture
def store() -> Store:
    return open_store(load())


def taken_in(content: str = CSV) -> AppTest:
    app = opened("pages/backlog.py")
    app.file_uploader(key="backlog_upload").set_value([("posts.csv", content.encode(), "text/csv")]).run()
    assert not app.exception
    return app


def ran(store: Store) -> AppTest:
    """Return the screen of a job whose process has ended."""
    app = taken_in()
    app.button(key="backlog_go").click().run()
    assert not app.exception
    job = str(app.query_params["job"])
    pause, end = threading.Event(), time.monotonic() + WAIT
    while not status(job, store).done:
        assert time.monotonic() < end, "the job does not end"
        pause.wait(0.1)
    return app.run()


def test_a_file_is_understood_before_anything_is_done(store: Store) -> None:
    app = taken_in()
    assert "posts.csv" in drawn(app)
    assert next(iter(app.dataframe[0].value["text"])).startswith("Le stand")
    work = app.session_state["backlog_estimate"]
    assert work.wait(WAIT)
    app.run()
    assert "3 lignes · 2 versions à écrire" in drawn(app)
    assert "1 ligne ne peut pas être traitée." in drawn(app)
    assert not store.jobs.all() or not list(store.jobs.all())


def test_the_meaning_of_a_column_is_corrected() -> None:
    app = taken_in("alpha;beta\nRien;Le vrai texte de la publication\nNon;Un autre texte\n")
    app.selectbox(key="backlog_map_text").set_value("alpha").run()
    assert not app.exception
    assert list(app.dataframe[0].value["text"]) == ["Rien", "Non"]


@pytest.mark.parametrize("content", ["", "a;b\n", "\x00\x01"])
def test_a_file_that_is_no_backlog_is_told(content: str) -> None:
    app = taken_in(content)
    assert not app.exception
    assert 'role="alert"' in drawn(app) or "0 ligne" in drawn(app) or len(app.button) > 0


def test_a_job_is_reviewed_undone_and_exported(store: Store) -> None:
    app = ran(store)
    assert "terminé" in app.get("progress")[0].proto.text
    assert "pp-failed" not in drawn(app)
    refuse = next(button for button in app.button if str(button.key).startswith("backlog_refuse_"))
    refuse.click().run()
    assert "Refusées" in drawn(app)
    app.button(key="backlog_undo").click().run()
    assert "Refusées" not in drawn(app)
    field = next(field for field in app.text_area if str(field.key).startswith("backlog_text_"))
    field.set_value("Le stand ouvre à 9 h, rue des Lices. Venez !")
    key = str(field.key).replace("backlog_text_", "backlog_keep_")
    app.button(key=key).click().run()
    assert "Retouchées" in drawn(app)
    app.button(key="backlog_export").click().run()
    assert "Le fichier contient 2 versions." in drawn(app)
    assert app.get("download_button")


def test_a_job_is_come_back_to_by_its_address(store: Store) -> None:
    job = str(ran(store).query_params["job"])
    app = AppTest.from_file(str(ROOT / "pages/backlog.py"), default_timeout=WAIT)
    app.query_params["job"] = job
    app.query_params["lang"] = "en"
    app.run()
    assert "finished" in app.get("progress")[0].proto.text


def test_an_unknown_job_opens_an_empty_screen() -> None:
    app = AppTest.from_file(str(ROOT / "pages/backlog.py"), default_timeout=WAIT)
    app.query_params["job"] = "nowhere"
    app.run()
    assert not app.exception
    assert "pp-empty" in drawn(app)


def test_every_target_can_be_chosen(store: Store, tmp_path: Path) -> None:
    app = ran(store)
    target = app.selectbox(key="backlog_target")
    assert len(target.options) >= 8
    for label in target.options:
        app.selectbox(key="backlog_target").set_value(_code(app, label)).run()
        app.button(key="backlog_export").click().run()
        assert not app.exception, label


def _code(app: AppTest, label: str) -> str:
    from assistant.backlog.export import targets
    from assistant.ui.backlog_export import _target_name
    from assistant.ui.screen import Screen

    screen = Screen("backlog", "fr", load())
    return next(name for name in targets() if _target_name(name, screen) == label)
