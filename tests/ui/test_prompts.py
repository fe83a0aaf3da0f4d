"""Prompts, tasks and the second reading on the screens: seen, edited, asked for."""

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from assistant.rewriting import prompts
from tests.scripted_endpoint import KEY, Behaviour, ScriptedEndpoint, says
from tests.ui.opening import drawn, finished, opened

TEXT = "Le stage de poterie a lieu samedi à 10 h, à Rabat. Il coûte 320 DH. Réservez : https://argile.example/stage"


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    own = tmp_path / "prompts"
    monkeypatch.setenv("ASSISTANT_PROMPTS", str(own))
    return own


def settings_on(name: str) -> AppTest:
    app = opened("pages/settings.py")
    app.selectbox(key="settings_prompt").set_value(name).run()
    assert not app.exception
    return app


def test_a_prompt_is_read_edited_kept_and_set_back(folder: Path) -> None:
    app = settings_on("tones/x")
    key = "prompt_tones/x_fr"
    assert (app.text_area(key=key).value or "").strip() == prompts.source("tones/x", "fr").strip()
    app.text_area(key=key).set_value("Parle comme un poète.")
    app.button(key="settings_prompt_save").click().run()
    assert "Gardé." in drawn(app)
    assert (folder / "tones" / "x.fr.j2").read_text(encoding="utf-8") == "Parle comme un poète."
    assert any("Parle comme un poète." in code.value for code in app.code)
    app.button(key="settings_prompt_reset").click().run()
    assert not (folder / "tones" / "x.fr.j2").exists()
    assert (app.text_area(key=key).value or "").strip() == prompts.source("tones/x", "fr").strip()


def test_a_broken_prompt_is_told_and_not_kept(folder: Path) -> None:
    app = settings_on("reply")
    app.text_area(key="prompt_reply_fr").set_value("{% if %}")
    app.button(key="settings_prompt_save").click().run()
    assert not app.exception
    assert 'role="alert"' in drawn(app)
    assert "reply.fr.j2" in drawn(app)
    assert not folder.exists()


def test_a_folder_of_prompts_that_is_not_there_is_told(folder: Path) -> None:
    told = drawn(settings_on("reply"))
    assert "les consignes d’origine servent" in told
    assert str(folder) in told
    folder.mkdir()
    assert "ASSISTANT_PROMPTS" not in drawn(settings_on("reply"))


def test_words_outside_of_a_block_are_told_in_the_editor(folder: Path) -> None:
    app = settings_on("reply")
    assert "Jamais envoyé" not in drawn(app)
    shipped = app.text_area(key="prompt_reply_fr").value or ""
    app.text_area(key="prompt_reply_fr").set_value(f"{shipped}\nRemercie toujours.").run()
    assert "« Remercie toujours. »" in drawn(app)
    app.button(key="settings_prompt_save").click().run()
    assert "Gardé." in drawn(app)
    assert "{% block task %}" in drawn(app)
    assert (folder / "reply.fr.j2").is_file()


def drafting(monkeypatch: pytest.MonkeyPatch, server: ScriptedEndpoint, task: str) -> AppTest:
    endpoint = server.endpoint()
    monkeypatch.setenv("OPENAI_BASE_URL", str(endpoint.base_url))
    monkeypatch.setenv("OPENAI_API_KEY", KEY)
    monkeypatch.setenv("ASSISTANT_MODEL", endpoint.model)
    app = opened("pages/draft.py")
    app.text_area(key="draft_text").set_value(TEXT)
    app.selectbox(key="draft_network").set_value("linkedin").run()
    app.selectbox(key="rewrite_task").set_value(task).run()
    assert not app.exception
    return app


@pytest.mark.parametrize("judge", ['{"same_meaning": true, "differences": []}', '{"same_meaning": false}'])
def test_two_texts_are_asked_for_and_read_again(judge: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[Behaviour] = [lambda r: says(r.draft)(r), says(judge)] * 2
    with ScriptedEndpoint(*said) as server:
        app = drafting(monkeypatch, server, "rewrite")
        app.number_input(key="rewrite_variants").set_value(2)
        app.toggle(key="rewrite_judge").set_value(True).run()
        app.button(key="rewrite_go").click().run()
        finished(app, "rewrite_work")
        assert len(server.chats()) == 4
    html = drawn(app)
    same = json.loads(judge)["same_meaning"]
    assert html.count("Relu par le modèle : le sens est le même".replace(" :", "\u00a0:")) == (2 if same else 0)
    assert html.count("Non acceptée") == (0 if same else 2)


def test_a_reply_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    with ScriptedEndpoint(default=says("Merci, à samedi.")) as server:
        app = drafting(monkeypatch, server, "reply")
        app.multiselect(key="rewrite_networks").set_value([]).run()
        app.button(key="rewrite_go").click().run()
        finished(app, "rewrite_work")
        assert "répondre" in server.chats()[0].prompt
    assert not app.exception
    assert "pp-verdict pp-good" in drawn(app)


def test_rules_say_what_needs_a_model() -> None:
    app = opened("pages/draft.py")
    app.text_area(key="draft_text").set_value(TEXT).run()
    app.selectbox(key="rewrite_task").set_value("brief").run()
    assert "cette tâche demande un modèle" in drawn(app)
    assert app.button(key="rewrite_go").disabled
