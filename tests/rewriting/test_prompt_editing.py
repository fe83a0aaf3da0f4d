"""Prompts edited by their user: kept where they work, told where they do not, back to the shipped one at any time."""

from pathlib import Path

import pytest

from assistant.errors import UserError
from assistant.networks import names as networks
from assistant.rewriting import prompt_editing, prompts
from assistant.settings import load


@pytest.mark.parametrize("language", prompts.LANGUAGES)
@pytest.mark.parametrize("name", prompt_editing.names())
def test_every_shipped_prompt_can_be_opened_tried_and_shown(name: str, language: str, tmp_path: Path) -> None:
    text = prompts.source(name, language)
    assert prompt_editing.fault(name, language, text) is None
    turns = prompt_editing.turns(name, language, prompt_editing.example(name, language), tmp_path)
    assert all(turn["content"] and "{{" not in turn["content"] for turn in turns)
    if name.startswith("tones/"):
        assert text.strip() in turns[0]["content"]


def test_all_tasks_the_frame_and_all_tones_are_there() -> None:
    found = prompt_editing.names()
    assert {"rewrite", "reply", "base", "repair", "judge", *(f"tones/{network}" for network in networks())} <= set(
        found
    )
    assert len(found) == len(set(found))


@pytest.mark.parametrize("name", ["reply", "tones/x", "base", "judge"])
def test_a_prompt_is_kept_used_and_forgotten(name: str, tmp_path: Path) -> None:
    shipped = prompts.source(name, "fr")
    end = "{% endblock %}" if "{% extends" in shipped else ""  # only what stands in a block counts there
    changed = shipped.replace(end, f"Sois bref, Zéphyrin.{end}", 1) if end else f"{shipped.rstrip()}\nZéphyrin."
    assert not prompt_editing.is_own(name, "fr", tmp_path)
    assert prompt_editing.save(name, "fr", changed, tmp_path) is None
    assert prompt_editing.is_own(name, "fr", tmp_path)
    assert not prompt_editing.is_own(name, "en", tmp_path)
    assert prompts.source(name, "fr", tmp_path) == changed
    sent = prompt_editing.turns(name, "fr", prompt_editing.example(name, "fr"), tmp_path)
    assert "Zéphyrin" in " ".join(turn["content"] for turn in sent)
    prompt_editing.reset(name, "fr", tmp_path)
    assert prompts.source(name, "fr", tmp_path) == shipped
    prompt_editing.reset(name, "fr", tmp_path)


@pytest.mark.parametrize("text", ["{% if draft %}", "Sans la place du texte.", "{{ personne }}\n=== user ===", ""])
def test_a_broken_prompt_is_told_and_not_kept(text: str, tmp_path: Path) -> None:
    wrong = prompt_editing.save("rewrite", "fr", text, tmp_path)
    assert wrong is not None
    assert "rewrite.fr.j2" in wrong.render("fr")
    assert not prompt_editing.is_own("rewrite", "fr", tmp_path)


@pytest.mark.parametrize("name", ["../secret", "tones/../../x", "nothing"])
def test_only_known_prompts_are_written(name: str, tmp_path: Path) -> None:
    with pytest.raises(UserError):
        prompt_editing.save(name, "fr", "x\n=== user ===\n{{ draft }}", tmp_path / "own")
    with pytest.raises(UserError):
        prompt_editing.reset(name, "fr", tmp_path / "own")
    assert not (tmp_path / "secret.fr.j2").exists()


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    with pytest.raises(UserError):
        prompt_editing.save("rewrite", "fr", prompts.source("rewrite", "fr"), blocked)


def test_prompts_are_kept_beside_the_other_data_unless_a_folder_is_named(tmp_path: Path) -> None:
    assert load({"ASSISTANT_DATA": str(tmp_path)}).prompts_folder == tmp_path / "prompts"
    named = {"ASSISTANT_DATA": str(tmp_path), "ASSISTANT_PROMPTS": str(tmp_path / "mine")}
    assert load(named).prompts_folder == tmp_path / "mine"


CHILD = '{# note #}{% extends "base.fr.j2" %}\n{% block task %}Ta tâche.{% endblock %}\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (CHILD, None),
        ("Sans parent, tout compte.\n=== user ===\n{{ draft }}", None),
        (f"{CHILD}Parle de la fête.\n", "Parle de la fête."),
        (f"{CHILD}{{% if brand.name %}}Signe.{{% endif %}}", "Signe."),
        (f"{CHILD}{{% block tache %}}Sois bref.{{% endblock %}}", "Sois bref."),
        (f"{CHILD}{{% set ton = 'vif' %}}{{# rien #}}", None),
        ("{% if", None),
        ('{% extends "nulle_part.j2" %}Perdu.', None),
        ('{% extends "../../secret" %}Perdu.', None),
    ],
)
def test_words_that_no_prompt_will_hold_are_told(text: str, words: str | None, tmp_path: Path) -> None:
    told = prompt_editing.unsent(text, tmp_path)
    assert (told is None) is (words is None)
    if told is not None:
        assert f"“{words}”" in told.render("en")
        assert "{% block task %} · {% block quotations %} · " in told.render("en")
        assert told.render("en").endswith("{% block request %}.")


@pytest.mark.parametrize("language", prompts.LANGUAGES)
@pytest.mark.parametrize("name", prompt_editing.names())
def test_every_word_of_a_shipped_prompt_is_sent(name: str, language: str) -> None:
    assert prompts.unsent(prompts.source(name, language)) == ()


def test_the_blocks_are_those_of_the_frame_the_user_has_changed(tmp_path: Path) -> None:
    (tmp_path / "base.fr.j2").write_text("{% block ton %}{% endblock %}\n=== user ===\n{{ draft }}", encoding="utf-8")
    assert prompts.unsent(CHILD, tmp_path) == ("Ta tâche.",)


def test_a_prompt_that_is_its_own_parent_is_no_endless_search(tmp_path: Path) -> None:
    text = '{% extends "reply.fr.j2" %}{% block task %}Oui.{% endblock %}'
    (tmp_path / "reply.fr.j2").write_text(text, encoding="utf-8")
    assert prompts.unsent(text, tmp_path) == ()
