"""Prompts: every task in both languages, the draft fenced and never obeyed, the user's own templates tried first."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.brand import Brand
from assistant.errors import UserError
from assistant.networks import load, names
from assistant.rewriting import prompts

BRAND = Brand("Chez Nous", "vous", forbidden_words=("leader",), required_words=("artisan",), signature="L’équipe")
DRAFT = "Le pain est à 2,50 € jusqu’à lundi."


def values(network: str | None = "x", language: str = "fr", **changes: object) -> dict[str, object]:
    profile = load(network) if network else None
    return {
        "network": prompts.network_values(profile, language) if profile else None,
        "tone": prompts.tone(profile, language) if profile else "",
        "brand": prompts.brand_values(BRAND),
        "keyphrases": ("pain bio",),
        "language": prompts.language_name(language, language),
        "instruction": "Plus court.",
        "draft": DRAFT,
        "fence": prompts.fence(DRAFT),
        "placeholder": "⟦1⟧",
        "source": DRAFT,
        "rewritten": "Le pain est à 2,50 €.",
        "reasons": ("Le prix 2,50 € est devenu 3 €.",),
        **changes,
    }


@pytest.mark.parametrize("language", prompts.LANGUAGES)
@pytest.mark.parametrize("task", prompts.tasks())
@pytest.mark.parametrize("network", [None, "x", "blog"])
def test_every_task_is_written_in_both_languages(task: str, language: str, network: str | None) -> None:
    text = prompts.render(task, language, values(network, language)).text
    if task in prompts.INNER:
        assert "2,50" in text
        return
    orders, mark, request = text.partition(prompts.USER_MARK)
    assert mark
    assert DRAFT not in orders
    assert DRAFT in request
    assert "{{" not in text
    assert "None" not in text


@pytest.mark.parametrize("language", prompts.LANGUAGES)
@pytest.mark.parametrize("network", names())
def test_every_network_has_its_tone_in_both_languages(network: str, language: str) -> None:
    tone = prompts.tone(load(network), language)
    assert 20 < len(tone) < 600
    assert tone.endswith(".")


def test_french_prompts_follow_french_typography() -> None:
    for path in [*prompts.FOLDER.glob("*.fr.j2"), *prompts.FOLDER.glob("tones/*.fr.j2")]:
        text = path.read_text(encoding="utf-8")
        assert "« " not in text, path.name
        assert " »" not in text, path.name
        assert "'" not in text, path.name


def test_what_does_not_change_comes_first() -> None:
    """Servers remember a common beginning: two drafts for one network share all the standing orders."""
    one, other = (
        prompts.render("rewrite", "fr", values(draft=d, fence=prompts.fence(d))).text for d in (DRAFT, "Non.")
    )
    assert one.partition(prompts.USER_MARK)[0] == other.partition(prompts.USER_MARK)[0]


def test_brand_stands_in_the_prompt() -> None:
    text = prompts.render("rewrite", "fr", values()).text
    for word in ("Chez Nous", "vous", "leader", "artisan", "L’équipe", "pain bio", "Plus court."):
        assert word in text


@given(st.text())
def test_no_draft_can_close_its_own_fence(draft: str) -> None:
    assert prompts.fence(draft) not in draft
    assert prompts.fence(draft) == prompts.fence(draft)


def test_draft_is_not_read_as_a_template() -> None:
    draft = "{{ brand.name }} {% for x in y %} {# secret #}"
    assert draft in prompts.render("rewrite", "fr", values(draft=draft)).text


def test_template_of_the_user_comes_first(tmp_path: Path) -> None:
    (tmp_path / "rewrite.fr.j2").write_text("Fais court.\n=== user ===\n{{ draft }}", encoding="utf-8")
    rendered = prompts.render("rewrite", "fr", values(), tmp_path)
    assert rendered.text == f"Fais court.\n=== user ===\n{DRAFT}"
    assert rendered.warning is None
    assert prompts.source("rewrite", "fr", tmp_path).startswith("Fais court.")
    assert prompts.source("rewrite", "en", tmp_path) == prompts.source("rewrite", "en")


def test_users_own_task_is_a_task(tmp_path: Path) -> None:
    (tmp_path / "haiku.fr.j2").write_text("Un haïku.\n=== user ===\n{{ draft }}", encoding="utf-8")
    assert "haiku" in prompts.tasks(tmp_path)
    assert prompts.render("haiku", "fr", values(), tmp_path).warning is None


@pytest.mark.parametrize(
    "broken",
    [
        "{% if draft %}\n=== user ===",
        "{{ nobody.knows }}\n=== user ===",
        "{{ 1 / 0 }}\n=== user ===",
        "{{ draft.__class__.__mro__ }}\n=== user ===",
        "{{ ''.__class__.__base__.__subclasses__() }}\n=== user ===",
        "{% for i in range(10 ** 9) %}{% endfor %}\n=== user ===",
        "{% include 'missing.j2' %}\n=== user ===",
        "{% include '../secret.j2' %}\n=== user ===",
        "Sans la place du texte.",
    ],
)
def test_broken_template_is_told_and_the_shipped_one_used(broken: str, tmp_path: Path) -> None:
    (tmp_path / "secret.j2").write_text("secret", encoding="utf-8")
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "rewrite.fr.j2").write_text(broken, encoding="utf-8")
    rendered = prompts.render("rewrite", "fr", values(), folder)
    assert rendered.text == prompts.render("rewrite", "fr", values()).text
    assert rendered.warning is not None
    for ui in ("fr", "en"):
        assert "rewrite.fr.j2" in rendered.warning.render(ui)
    assert prompts.fault(broken, values()) is not None


WHY = [
    ("{% if draft %}\n=== user ===", "« if »", "“if”"),
    ("{{ nobody.knows }}\n=== user ===", "« nobody »", "“nobody”"),
    ("{{ draft.knows.all }}\n=== user ===", "« knows »", "“knows”"),
    ("{{ 1 / 0 }}\n=== user ===", "divise par zéro", "divides by zero"),
    ("{{ 1 % 0 }}\n=== user ===", "divise par zéro", "divides by zero"),
    ("{{ ''.__class__.__base__ }}\n=== user ===", "n’a pas accès", "may not touch"),
    ("{% for i in range(10 ** 9) %}{% endfor %}\n=== user ===", "trop de fois", "too many times"),
    ("{% include 'missing.j2' %}\n=== user ===", "« missing.j2 »", "“missing.j2”"),
    ("{% dance %}\n=== user ===", "« dance »", "“dance”"),
    ("{{ draft | dance }}\n=== user ===", "« dance »", "“dance”"),
    ("{{ draft\n=== user ===", "« = » ne veut rien dire", "“=” stands where it means nothing"),
    (
        "{{ draft\n\nRéponds.",
        "« }} » est attendu là où se trouve « Réponds »",
        "“}}” is awaited where “Réponds” stands",
    ),
    ("=== user ===\n{% if draft", "« %} » est attendu à la fin", "“%}” is awaited at its end"),
    ("{{ (draft }}\n=== user ===", "« ) » est attendu", "“)” is awaited"),
    ("{{ draft }\n=== user ===", "« } » ne veut rien dire", "“}” stands where it means nothing"),
    ("{{ draft ¤ }}\n=== user ===", "signe", "sign"),
    ("{% if %}x{% endif %}\n=== user ===", "trop tôt", "too soon"),
    ("{% for x draft %}{% endfor %}\n=== user ===", "« in »", "“in”"),
    ("{% block a %}{% endblock %}{% block a %}{% endblock %}\n=== user ===", "deux fois", "twice"),
    ("Sans la place du texte.", "« === user === »", "“=== user ===”"),
]


@pytest.mark.parametrize(("broken", "french", "english"), WHY)
def test_why_a_template_is_broken_is_said_in_the_language_of_the_screen(broken: str, french: str, english: str) -> None:
    told = prompts.fault(broken, values())
    assert told is not None
    assert french in told.render("fr").replace("\N{NO-BREAK SPACE}", " ")
    assert english in told.render("en")
    assert not re.search("undefined|encountered|expected|template|unsafe", told.render("fr"), re.IGNORECASE)


def test_an_unknown_fault_of_a_template_is_quoted() -> None:
    told = prompts.fault("{{ draft + 1 }}\n=== user ===", values())
    assert told is not None
    assert "str" in told.render("fr")


def test_template_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "rewrite.fr.j2").write_bytes("Réécris\n=== user ===\n{{ draft }}".encode("latin-1"))
    warning = prompts.render("rewrite", "fr", values(), tmp_path).warning
    assert warning is not None
    assert "UTF-8" in warning.render("fr")


def test_template_that_works_has_no_fault() -> None:
    assert prompts.fault(prompts.source("rewrite", "fr"), values()) is None


def test_unknown_task_is_told() -> None:
    with pytest.raises(UserError, match="rewrite"):
        prompts.render("sing", "fr", values())


@pytest.mark.parametrize(
    ("code", "language", "name"), [("de", "fr", "allemand"), ("fr", "en", "French"), ("xx", "fr", "xx")]
)
def test_language_is_named_in_the_language_of_the_prompt(code: str, language: str, name: str) -> None:
    assert prompts.language_name(code, language) == name


@pytest.mark.parametrize("language", prompts.LANGUAGES)
@pytest.mark.parametrize("task", ["alt_text", "title_description"])
def test_what_is_no_post_asks_for_no_hashtag_link_or_signature(task: str, language: str) -> None:
    brand = Brand(
        "Chez Nous", "vous", signature="L’équipe", hashtags=("#ChezNous",), links={"réserver": "https://a.fr"}
    )
    text = prompts.render(task, language, values("instagram", language, brand=prompts.brand_values(brand))).text
    assert not [word for word in ("L’équipe", "#ChezNous", "https://a.fr", "Hashtags:", "Hashtags ") if word in text]
    assert prompts.tone(load("instagram"), language) not in text


@pytest.mark.parametrize("language", prompts.LANGUAGES)
def test_a_reply_is_neither_signed_nor_tagged(language: str) -> None:
    text = prompts.render("reply", language, values("facebook", language)).text
    assert BRAND.signature not in text
    assert "CapitalisedWords" not in text
    assert "MajusculesCollées" not in text


@pytest.mark.parametrize("language", prompts.LANGUAGES)
def test_no_prompt_asks_for_a_sign_the_network_does_not_read(language: str) -> None:
    assert "##" in prompts.render("article", language, values("blog", language)).text
    assert "##" not in prompts.render("article", language, values("linkedin_article", language)).text


@pytest.mark.parametrize("language", prompts.LANGUAGES)
@pytest.mark.parametrize("task", prompts.choices())
def test_each_order_has_a_line_of_its_own(task: str, language: str) -> None:
    orders = prompts.render(task, language, values("linkedin_article", language)).text.partition(prompts.USER_MARK)[0]
    assert not [line for line in orders.splitlines() if line.count(".- ") or "\t" in line]


@pytest.mark.parametrize("language", prompts.LANGUAGES)
def test_a_reply_and_a_translation_do_not_take_the_tone_of_a_post(language: str) -> None:
    given = {**values("linkedin", language), "tone": "LA RECETTE"}
    assert "LA RECETTE" in prompts.render("rewrite", language, given).text
    assert "LA RECETTE" not in prompts.render("reply", language, given).text
    assert "LA RECETTE" not in prompts.render("translate", language, given).text
