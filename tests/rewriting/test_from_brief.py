"""A first text from nothing: all that a recipe says was given, or stands in brackets; no fact is lost or altered."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checks import Goal, check
from assistant.document import read
from assistant.languages import codes
from assistant.messages import UI_LANGUAGES
from assistant.rewriting.from_brief import Brief, article, ideas, kinds, lines_of
from assistant.rewriting.guard import compare

FACTS = ("l’atelier ouvre samedi à 10 h", "320 DH par personne", "8 places", "https://argile.example/x", "#poterie")


def test_a_brief_becomes_a_post_in_the_writers_words() -> None:
    post = Brief(FACTS, "les parents", "réservez avant jeudi").post("fr")
    assert post == (
        "L’atelier ouvre samedi à 10 h.\n\n• 320 DH par personne\n• 8 places\n\nPour qui\u00a0: les parents\n\n"
        "Réservez avant jeudi.\nhttps://argile.example/x\n#poterie"
    )


def test_two_facts_are_two_sentences_and_one_is_one() -> None:
    assert (
        Brief(("Le four ouvre lundi", "Le pain est à 4 €")).post("fr") == "Le four ouvre lundi.\n\nLe pain est à 4 €."
    )
    assert Brief(("iPhone en vente !",)).post("fr") == "iPhone en vente !"
    assert Brief(("https://a.example",)).post("fr") == "https://a.example"


@pytest.mark.parametrize("language", codes())
def test_a_brief_is_told_in_each_language_and_keeps_its_facts(language: str) -> None:
    brief = Brief(FACTS, "A, B", "C")
    for text in (brief.post(language), brief.material(language)):
        assert all(fact.casefold() in text.casefold() for fact in (*FACTS, "A, B", "C"))
    if language != "en":
        assert "Who it is for" not in brief.material(language)


def test_the_guard_finds_the_facts_of_a_brief_in_its_post() -> None:
    brief = Brief(FACTS, "les parents", "réservez avant jeudi")
    found = compare(brief.material("fr"), brief.post("fr"), "fr")
    assert not found.reasons(), [reason.render("en") for reason in found.reasons()]


def test_the_signs_of_a_list_go_and_a_minus_stays() -> None:
    assert lines_of("- 8 places\n  • -20 %\n2) 320 DH\n\n3.5 km\n-5 °C") == (
        "8 places",
        "-20 %",
        "320 DH",
        "3.5 km",
        "-5 °C",
    )


def test_an_outline_becomes_an_article_to_fill_in() -> None:
    outline = "Le levain à la maison\n1. Les trois jours\n- farine\n- eau\n\nLe four\n  la chaleur\n## Conclure"
    assert article(outline) == (
        "# Le levain à la maison\n\n## Les trois jours\n\n- farine\n- eau\n\n## Le four\n\n- la chaleur\n\n## Conclure"
    )
    document = read(article(outline), "markdown", "fr")
    assert [(h.level, h.text) for h in document.headings] == [
        (1, "Le levain à la maison"),
        (2, "Les trois jours"),
        (2, "Le four"),
        (2, "Conclure"),
    ]


@given(st.text(st.sampled_from("ab é#-•1. \n\t{}"), max_size=60))
def test_no_word_of_a_brief_or_an_outline_is_lost(text: str) -> None:
    facts = lines_of(text)
    words = [word.casefold() for fact in facts for word in re.findall(r"\w+", fact)]
    for made in (Brief(facts, text, text).post("fr"), Brief(facts).material("fr"), article("\n".join(facts))):
        assert set(words) <= set(re.findall(r"\w+", made.casefold()))


@pytest.mark.parametrize("language", UI_LANGUAGES)
@pytest.mark.parametrize("kind", kinds())
def test_an_idea_names_its_subject_and_passes_the_checks(kind: str, language: str) -> None:
    found = ideas(kind, "le pain {sans} gluten ?", language)
    assert len(set(found)) >= 2
    for idea in found:
        assert "Le pain {sans} gluten" in idea
        assert "gluten ? :" not in idea
        report = check(read(idea.replace("{", "").replace("}", ""), "text", language), Goal("facebook"))
        assert not [f.check for f in report.findings if f.level in ("problem", "warning")]


def test_a_contest_says_where_its_rules_are() -> None:
    for language, rules in (("fr", "Règlement complet"), ("en", "Full rules")):
        assert all(rules in idea for idea in ideas("contest", "x", language))
