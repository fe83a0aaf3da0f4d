"""The backlog screen: a file is understood, worked on in a process of its own, reviewed, undone, exported."""

import socket
import threading
import time
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from streamlit.testing.v1 import AppTest

from assistant.backlog.jobs import create_job
from assistant.backlog.options import JobOptions
from assistant.backlog.review import accept, edit, history, refuse
from assistant.backlog.status import status
from assistant.settings import load
from assistant.store import ACCEPTED, TO_REVIEW, Key, Store, Variant, open_store
from tests.databases import settings_for
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


def test_dates_are_shown_with_the_month_by_its_name() -> None:
    app = taken_in("Texte;Date\nUn marché.;05/01/2027 9h30\nUn autre.;06/01/2027\nRien.;bientôt\n")
    assert list(app.dataframe[0].value["date"]) == ["5 janv. 2027 09:30", "6 janv. 2027", ""]


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
    next(button for button in app.button if str(button.key).startswith("backlog_edit_")).click().run()
    field = next(field for field in app.text_area if str(field.key).startswith("backlog_text_"))
    field.set_value("Le stand ouvre à 11 h, rue des Lices. Venez !").run()
    assert "11 h" in drawn(app)
    field = next(field for field in app.text_area if str(field.key).startswith("backlog_text_"))
    field.set_value("Le stand ouvre à 9 h, rue des Lices. Venez !").run()
    assert "Aucun fait changé, et la longueur convient." in drawn(app)
    key = str(field.key).replace("backlog_text_", "backlog_keep_")
    app.button(key=key).click().run()
    assert "Retouchées" in drawn(app)
    assert app.session_state["backlog_editing"] is None
    app.button(key="backlog_export").click().run()
    assert "Le fichier contient 2 versions." in drawn(app)
    assert app.get("download_button")
    app.selectbox(key="backlog_target").set_value("postiz").run()
    assert {str(field.key) for field in app.text_input} >= {"backlog_channel_x", "backlog_channel_linkedin"}
    app.selectbox(key="backlog_target").set_value("metricool").run()
    app.file_uploader(key="backlog_template").set_value([("mon modèle.csv", b"Text,Rien\n", "text/csv")]).run()
    app.button(key="backlog_export").click().run()
    assert not app.exception
    assert "mon modèle.csv" in drawn(app)  # told that it has no column for the date


@pytest.mark.postgres
def test_a_cluster_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_for("postgres")
    monkeypatch.setenv("DATABASE_URL", settings.database_url)
    store = open_store(settings)
    app = taken_in()
    app.text_input(key="backlog_cluster").set_value("localhost").run()
    assert "écrivez tcp://HÔTE:PORT" in drawn(app)
    assert "backlog_go" not in {button.key for button in app.button}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        app.text_input(key="backlog_cluster").set_value(f"tcp://127.0.0.1:{free.getsockname()[1]}").run()
        app.button(key="backlog_go").click().run()
        job = str(app.query_params["job"])
        pause, end = threading.Event(), time.monotonic() + WAIT
        while status(job, store).halt is None or status(job, store).running:
            assert time.monotonic() < end, "nothing is told of the cluster"
            pause.wait(0.1)
        while "backlog_resume" not in {button.key for button in app.run().button}:
            assert time.monotonic() < end, "the job cannot be gone on with"
    assert "Aucun ordonnanceur ne répond à tcp://127.0.0.1" in drawn(app)
    store.close()


def test_the_queue_is_gone_through_by_key_and_filtered(store: Store) -> None:
    app = ran(store)
    app.text_input(key="backlog_who").set_value("Inès").run()

    def heads() -> list[str]:
        return [str(b.key) for b in app.button if str(b.key).startswith("backlog_refuse_")]

    first, second = heads()
    app.button(key="backlog_next").click().run()
    assert heads() == [second]
    app.button(key="backlog_previous").click().run()
    assert heads() == [first, second]
    shortcuts = {button.proto.shortcut for button in app.button if button.proto.shortcut}
    assert {"n", "p", "x", "e"} <= {shortcut.lower() for shortcut in shortcuts}
    app.multiselect(key="backlog_filter_networks").set_value(["linkedin"]).run()
    assert heads() == [second]
    app.button(key=second).click().run()
    job = str(app.query_params["job"])
    assert [(one.action, one.who) for one in history(job, store)] == [("refuse", "Inès")]
    app.multiselect(key="backlog_filter_networks").set_value([]).run()
    app.checkbox(key="backlog_filter_facts").check().run()
    assert heads() == []
    assert "Plus rien à regarder ici." in drawn(app)


def test_the_clean_ones_among_those_filtered_are_accepted_and_taken_back_in_one_go(
    store: Store, tmp_path: Path
) -> None:
    (tmp_path / "posts.csv").write_text("Texte\nUn marché.\nUn autre.\n", encoding="utf-8")
    job = create_job(tmp_path / "posts.csv", JobOptions(networks=("x", "linkedin"), language="fr"), store)
    facts = {"facts": {"altered": [{"source": "9 h", "rewrite": "8 h", "kind": "time"}]}}
    made = [Variant(row, network, TO_REVIEW, ("Un marché.",)) for row in (1, 2) for network in ("x", "linkedin")]
    store.variants.finish(job, [*made[:3], replace(made[3], details=facts)])
    app = AppTest.from_file(str(ROOT / "pages/backlog.py"), default_timeout=WAIT)
    app.query_params["job"] = job
    app.run()
    app.button(key="backlog_next").click().run()
    assert "2 of 4" in drawn(app)
    app.multiselect(key="backlog_filter_networks").set_value(["linkedin"]).run()
    app.button(key="backlog_accept_clean").click().run()
    assert store.variants.counts(job) == {TO_REVIEW: 3, ACCEPTED: 1}
    app.multiselect(key="backlog_filter_networks").set_value([]).run()
    app.button(key="backlog_accept_clean").click().run()
    assert store.variants.counts(job) == {TO_REVIEW: 1, ACCEPTED: 3}
    app.button(key="backlog_undo").click().run()
    assert store.variants.counts(job) == {TO_REVIEW: 3, ACCEPTED: 1}
    assert "1 of 3" in drawn(app)


def test_a_review_goes_out_and_comes_back_on_the_screen(store: Store) -> None:
    app = ran(store)
    job = str(app.query_params["job"])
    app.checkbox(key="backlog_trip_all").check().run()
    app.button(key="backlog_trip_make").click().run()
    assert "Le fichier contient 2 versions." in drawn(app)
    upload = app.session_state["backlog_sent"][1]
    assert upload.name == "relecture-posts.xlsx"
    book = openpyxl.load_workbook(BytesIO(upload.content))
    book.worksheets[0]["G2"], book.worksheets[0]["I2"] = "refuser", "Trop tôt."
    book.worksheets[0]["G3"] = "refuser"
    content = BytesIO()
    book.save(content)
    refuse(job, [Key(2, "linkedin")], "Paul", store)
    accept(job, [Key(2, "linkedin")], "Paul", store)
    edit(job, Key(2, "linkedin"), ["Entrée libre jusqu’au 3 mai. Venez !"], "Paul", store)
    app.file_uploader(key="backlog_trip_upload").set_value([(upload.name, content.getvalue(), "")]).run()
    assert "1 version refusée" in drawn(app)
    assert "1 version a changé entre-temps" in drawn(app)
    app.button(key="backlog_trip_anyway_2_linkedin").click().run()
    assert not app.exception
    assert status(job, store).counts == {"refused": 2, "failed": 1}


def test_a_review_without_a_version_is_not_handed_out(store: Store) -> None:
    app = ran(store)
    app.checkbox(key="backlog_trip_all").uncheck().run()
    app.button(key="backlog_trip_make").click().run()
    assert "Aucune version n’attend de relecture" in drawn(app)
    assert "Le fichier contient" not in drawn(app)


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
        if label == "Hootsuite":
            assert drawn(app).count("Hootsuite demande une date par publication") == 1
            assert "LinkedIn (post), 1 ligne\u00a0: 2" in drawn(app)
            assert not app.get("download_button")


def test_what_is_no_hour_to_spread_posts_at_is_told(store: Store) -> None:
    app = ran(store)
    app.checkbox(key="backlog_schedule_on").check().run()
    app.text_input(key="backlog_schedule_hours").set_value("9h30, bientôt, 21.30").run()
    assert "bientôt&#x27; n’est pas une heure" in drawn(app)
    assert "21.30" not in drawn(app)
    app.text_input(key="backlog_schedule_hours").set_value("9h30, 00:00").run()
    assert "n’est pas une heure" not in drawn(app)


@pytest.mark.parametrize(
    ("timezone", "utc"), [("America/Montreal", "14:30"), ("Europe/London", "09:30"), (None, "08:30"), ("Moon", "08:30")]
)
def test_dates_go_out_on_the_clock_of_the_visitor(store: Store, timezone: str | None, utc: str, tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text("Texte;Date\nLe stand ouvre.;05/01/2099 9h30\n", encoding="utf-8")
    job = create_job(path, JobOptions(networks=("x",)), store)
    store.variants.finish(job, [Variant(1, "x", ACCEPTED, ("Le stand ouvre.",))])
    app = AppTest.from_file(str(ROOT / "pages" / "backlog.py"), default_timeout=WAIT)
    app.context = {"timezone": timezone} if timezone else {}
    app.query_params["lang"], app.query_params["job"] = "fr", job
    app.run()
    app.selectbox(key="backlog_target").set_value("postiz").run()
    app.button(key="backlog_export").click().run()
    assert not app.exception
    assert f"T{utc}:00.000Z" in app.session_state["backlog_exported"][1].content.decode()
    app.checkbox(key="backlog_schedule_on").check().run()
    known = timezone if timezone and "/" in timezone else "Europe/Paris"
    assert app.text_input(key="backlog_schedule_zone").value == known


def _code(app: AppTest, label: str) -> str:
    from assistant.backlog.export import targets
    from assistant.ui.backlog_export import _target_name
    from assistant.ui.screen import Screen

    screen = Screen("backlog", "fr", load())
    return next(name for name in targets() if _target_name(name, screen) == label)
