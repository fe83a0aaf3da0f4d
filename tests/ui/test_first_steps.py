"""The example ends with a rewritten post, without a setting: opened, it is rewritten by rules for three networks."""

import pytest
from streamlit.testing.v1 import AppTest

from assistant.ui import example as examples
from assistant.ui import keeping, rewriting
from tests.scripted_endpoint import ScriptedEndpoint
from tests.ui.opening import drawn, finished, opened


def example(language: str) -> AppTest:
    app = finished(opened("pages/draft.py", language, example=True), rewriting.WORK)
    assert not app.exception
    return app


@pytest.mark.parametrize(
    ("language", "step", "all_told"), [("fr", "Déjà réécrit", "3 sur 3"), ("en", "Rewritten already", "3 of 3")]
)
def test_the_example_is_rewritten_as_it_opens(language: str, step: str, all_told: str) -> None:
    app = example(language)
    assert step in drawn(app)
    assert drawn(app).count('versions"') == 2  # the way there, and the place
    assert all_told in drawn(app)
    assert app.multiselect(key="rewrite_networks").value == ["linkedin", "x", "instagram"]
    assert app.session_state[rewriting.WORK].progress.request.engine == "rules"


def test_no_endpoint_is_asked_though_one_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedEndpoint() as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.base_url)
        monkeypatch.setenv("OPENAI_API_KEY", "clé")
        monkeypatch.setenv("ASSISTANT_MODEL", "modèle")
        app = example("fr")
        assert app.session_state[rewriting.WORK].progress.request.engine == "rules"
        assert server.chats() == []


def test_ones_own_text_takes_the_place_of_the_example() -> None:
    app = example("fr")
    app.button(key="draft_own").click().run()
    assert not app.exception
    assert app.text_area(key="draft_text").value == ""
    assert "pp-steps" not in drawn(app)
    app.text_area(key="draft_text").set_value("Le marché ouvre samedi à 9 h.").run()
    assert not app.exception
    assert "pp-steps" not in drawn(app)


def test_the_steps_stay_while_the_example_is_changed_and_go_when_hidden() -> None:
    app = example("fr")
    work = app.session_state[rewriting.WORK]
    changed = str(app.text_area(key="draft_text").value).replace("320", "350")
    app.text_area(key="draft_text").set_value(changed).run()
    assert "pp-steps" in drawn(app)
    assert app.session_state[rewriting.WORK] is work, "a text of one's own is rewritten only when asked"
    app.button(key="draft_steps_hide").click().run()
    assert not app.exception
    assert "pp-steps" not in drawn(app)


def test_any_other_text_waits_to_be_asked() -> None:
    app = opened("pages/draft.py")
    app.text_area(key="draft_text").set_value("Le marché ouvre samedi à 9 h.").run()
    assert rewriting.WORK not in app.session_state
    assert keeping.STEPS not in app.session_state
    assert examples.networks("Le marché ouvre samedi à 9 h.") == ()
