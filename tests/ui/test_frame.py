"""The frame: errors become sentences, settings stay in the session, work goes on beside the screen."""

import logging
import threading
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from streamlit.runtime.scriptrunner_utils.exceptions import RerunException, StopException
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
from streamlit.testing.v1 import AppTest

from assistant.errors import UserError
from assistant.messages import N_
from assistant.ui.shield import UNEXPECTED, Shield
from assistant.ui.uploads import Upload, put_down
from assistant.ui.work import Looks, Work
from tests.scripted_endpoint import KEY, ScriptedEndpoint, fails, says
from tests.ui.opening import drawn, finished, opened

WAIT = 30.0


def failing(kind: str) -> None:
    from assistant.errors import UserError
    from assistant.ui.shield import Shield

    with Shield("fr"):
        if kind == "user":
            raise UserError("There is no network {name}; there are {names}.", name="<b>x</b>", names="y")
        raise ZeroDivisionError("secret detail")


@pytest.mark.parametrize(
    ("kind", "told"), [("user", "Le réseau &lt;b&gt;x&lt;/b&gt; n’existe pas ici"), ("other", UNEXPECTED.render("fr"))]
)
def test_an_error_becomes_a_sentence_in_the_users_language(kind: str, told: str) -> None:
    app = AppTest.from_function(failing, args=(kind,)).run()
    assert not app.exception
    assert told in drawn(app)
    assert "secret detail" not in drawn(app)


def test_what_was_not_expected_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR), Shield("fr"):
        raise ZeroDivisionError("secret detail")
    assert "ZeroDivisionError: secret detail" in caplog.text


@pytest.mark.parametrize("signal", [StopException(), RerunException(RerunData())])
def test_what_streamlit_raises_to_stop_or_rerun_passes(signal: BaseException) -> None:
    with pytest.raises(type(signal)), Shield("fr"):
        raise signal


def test_work_gives_its_result_and_its_progress() -> None:
    def count(work: Work[int, str]) -> str:
        work.progress = 3
        return "done"

    work = Work(count, 0)
    assert work.wait(WAIT)
    assert (work.progress, work.result, work.failure) == (3, "done", None)


def test_work_that_fails_says_why() -> None:
    def fail(work: Work[None, None]) -> None:
        raise UserError(N_("Give an address, a folder or a file first."))

    work = Work(fail, None)
    assert work.wait(WAIT)
    assert work.failure is not None
    assert work.failure.render("fr").startswith("Donnez d’abord")


def test_work_that_breaks_says_so_without_details() -> None:
    def breaks(work: Work[None, None]) -> None:
        raise ZeroDivisionError

    work = Work(breaks, None)
    assert work.wait(WAIT)
    assert work.failure == UNEXPECTED


def test_work_is_asked_to_stop() -> None:
    began = threading.Event()

    def waits(work: Work[None, bool]) -> bool:
        began.set()
        return work.stop.wait(WAIT)

    work = Work(waits, None)
    assert began.wait(WAIT)
    assert not work.done
    work.stop.set()
    assert work.wait(WAIT)
    assert work.result is True


def ends_while_drawn() -> None:
    """A screen whose work ends while the fragment is drawn for the first time."""
    import threading

    import streamlit as st

    from assistant.ui.work import Work, watch

    state = st.session_state
    state["begun"] = state.get("begun", 0) + 1
    gate = threading.Event()
    work = Work(lambda work: gate.wait(30), None)

    def draw(work: Work[None, bool]) -> None:
        gate.set()
        work.wait(30)

    watch(work, draw)
    st.button("What follows", key="follows")
    state["drawn"] = state.get("drawn", 0) + 1


def test_work_that_ends_while_the_screen_is_drawn_leaves_nothing_out() -> None:
    app = AppTest.from_function(ends_while_drawn, default_timeout=WAIT).run()
    assert not app.exception
    assert app.button(key="follows")
    assert (app.session_state["begun"], app.session_state["drawn"]) == (1, 1), "the first run was cut short"


def test_a_change_is_told_at_the_second_look_and_never_at_the_first() -> None:
    looks = Looks(False)
    assert not looks.outdated(True), "the screen around is still being drawn"
    assert looks.outdated(True)
    calm = Looks(False)
    assert not any(calm.outdated(False) for _ in range(3))
    assert calm.outdated(True)


@given(
    st.lists(
        st.text(max_size=30).filter(lambda name: "\0" not in name and max(name, default="") < "\ud800"), max_size=5
    )
)
def test_uploads_stay_in_their_folder(names: list[str]) -> None:
    with put_down(Upload(name, str(n).encode()) for n, name in enumerate(names)) as folder:
        assert len(list(folder.iterdir())) == len(names)
        assert all(path.is_file() and path.parent == folder for path in folder.rglob("*"))
    assert not folder.exists()


@pytest.mark.parametrize("name", ["../../etc/passwd", "..", "a\\b\\..\\c.csv", "/etc/passwd", ".env", ""])
def test_an_upload_cannot_leave_its_folder(name: str) -> None:
    with put_down([Upload(name, b"x"), Upload(name, b"y")]) as folder:
        assert sorted(path.read_bytes() for path in folder.iterdir()) == [b"x", b"y"]


def test_uploads_of_one_name_keep_what_tells_their_type() -> None:
    names = ["site.warc.gz"] * 3 + ["plan.xml.gz"] * 2 + ["accueil.html"] * 2 + ["liste"] * 2
    with put_down([Upload(name, b"") for name in names]) as folder:
        kept = {path.name for path in folder.iterdir()}
    assert kept == {
        *("site.warc.gz", "site-2.warc.gz", "site-3.warc.gz", "plan.xml.gz", "plan-2.xml.gz"),
        *("accueil.html", "accueil-2.html", "liste", "liste-2"),
    }


def test_an_endpoint_is_kept_for_the_session_and_tested() -> None:
    with ScriptedEndpoint(says("ready")) as server:
        app = set_up(server)
        assert "Serveur de modèle" in drawn(app)
        app.button(key="settings_test_button").click().run()
        finished(app, "settings_test")
    assert f"{server.model} a répondu en" in drawn(app)
    assert KEY not in drawn(app)
    assert KEY not in "".join(str(field.value) for field in app.text_input if field.key != "settings_api_key")
    assert "pp-endpoint" not in drawn(opened("pages/settings.py")), "another visitor has it too"


def test_an_endpoint_that_refuses_says_what_to_do() -> None:
    with ScriptedEndpoint(default=fails(401)) as server:
        app = set_up(server)
        app.button(key="settings_test_button").click().run()
        finished(app, "settings_test")
    assert 'role="alert"' in drawn(app)
    assert KEY not in drawn(app)


def test_offline_shuts_the_endpoint_off() -> None:
    with ScriptedEndpoint() as server:
        app = set_up(server)
        assert "pp-endpoint" in drawn(app)
        app.toggle(key="frame_offline").set_value(True).run()
    assert "pp-endpoint" not in drawn(app)
    assert not server.requests


@pytest.mark.parametrize("address", ["javascript:alert(1)", "une adresse", "127.0.0.1:11434/v1", "http://"])
def test_what_is_no_address_of_a_server_is_told_and_not_taken(address: str) -> None:
    app = opened("pages/settings.py")
    app.text_input(key="settings_base_url").set_value(address)
    app.text_input(key="settings_model").set_value("m")
    app.button(key="settings_save").click().run()
    assert not app.exception
    assert "n’est pas l’adresse d’un serveur" in drawn(app)
    assert "pp-endpoint" not in drawn(app)


def set_up(server: ScriptedEndpoint) -> AppTest:
    endpoint = server.endpoint()
    app = opened("pages/settings.py")
    app.text_input(key="settings_base_url").set_value(endpoint.base_url or "")
    app.text_input(key="settings_model").set_value(endpoint.model)
    app.text_input(key="settings_api_key").set_value(KEY)
    app.button(key="settings_save").click().run()
    assert not app.exception
    return app


def test_the_database_password_is_not_shown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://me:hunter2@db.example/porteplume")
    assert "hunter2" not in drawn(opened("pages/settings.py"))
