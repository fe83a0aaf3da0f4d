"""The keyphrases proposed from a text are those a person would name."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks.keyphrase.matching import find
from assistant.checks.keyphrase.proposals import propose
from assistant.document import Meta, read
from assistant.languages import codes

FRENCH = """# Construire une image de marque sur les réseaux sociaux

Le community manager anime les réseaux sociaux d’une entreprise. Son rôle : faire vivre l’image de marque.

## Définir une stratégie éditoriale

Une stratégie éditoriale tient sur une page. Les stratégies éditoriales du community manager changent chaque année.
"""
ENGLISH = """# How to build a brand image on social media

A community manager runs the social media accounts of a company. The job: keep the brand image alive.

## Define a content strategy

A content strategy fits on one page. The content strategies of a community manager change every year.
"""


@pytest.mark.parametrize(
    ("text", "language", "wanted"),
    [
        (FRENCH, "fr", {"image de marque", "réseaux sociaux", "stratégie éditoriale", "community manager"}),
        (ENGLISH, "en", {"brand image", "social media", "content strategy", "community manager"}),
    ],
)
def test_the_subjects_come_first(text: str, language: str, wanted: set[str]) -> None:
    assert set(propose(read(text, "markdown", language), 4)) == wanted


def test_the_title_weighs_more_than_the_text() -> None:
    document = read("On parle de jardins et de vélos.", language="fr", meta=Meta(title="Le vélo électrique"))
    assert propose(document)[0] == "vélo électrique"


def test_a_term_is_proposed_rather_than_the_word_of_it_that_comes_back() -> None:
    text = "Le pain de seigle à 5 € revient jeudi. Il contient du seigle et du blé. Réservez votre pain au fournil."
    assert "pain de seigle" in propose(read(text, "text", "fr"), 2)


def test_a_name_is_not_cut() -> None:
    text = "Samedi à 15 h, l’autrice Leïla Berrada présente son roman dans le Jardin des Tilleuls, avec le trio Sol."
    assert not {"autrice Leïla", "Leïla", "Berrada"} & set(propose(read(text, "text", "fr"), 9))
    english = "Join us at the Royal Albert Hall this winter for a gala dinner with Manchester’s Christmas market choir."
    assert not {"Royal Albert", "Albert Hall", "Hall"} & set(propose(read(english, "text", "en"), 9))


def test_nothing_is_proposed_from_nothing() -> None:
    assert propose(read("", language="fr")) == ()
    assert propose(read("Et alors ? Le, la, les !", language="fr")) == ()


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=300), language=st.sampled_from(codes()), count=st.integers(0, 12))
def test_any_text_gives_at_most_so_many_different_phrases(text: str, language: str, count: int) -> None:
    found = propose(read(text, language=language), count)
    assert len(found) == len(set(found)) <= count


def test_a_compound_is_one_word_of_a_proposal() -> None:
    text = "Petit déjeuner à Lyon : nos adresses. Le petit déjeuner à Lyon se prend tard, les petits déjeuners durent."
    best = propose(read(text, language="fr"))[0]
    assert best == "petit déjeuner à Lyon"
    assert find(read(text, language="fr"), best)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Cours de poterie à Nantes, argile fournie. #Poterie #NantesMaVille #FaitMain"),
        ("en", "A pottery class in Leeds, clay included. #Pottery #LeedsLife #MakersOfInstagram"),
    ],
)
def test_what_hashtags_alone_say_is_not_proposed(language: str, text: str) -> None:
    tags = {tag.lower() for tag in text.split() if tag.startswith("#")}
    proposed = propose(read(text, "text", language))
    assert any("poter" in phrase or "potter" in phrase for phrase in proposed)
    assert not tags & {"#" + phrase.lower() for phrase in proposed} - {"#poterie", "#pottery"}


@pytest.mark.parametrize(
    ("language", "text", "never"),
    [
        (
            "fr",
            "Rendez-vous à l’atelier vélo du lundi au vendredi, 9h-18h. J-30 avant la fête du quartier !",
            ("9h", "j-30"),
        ),
        ("fr", "On vous attend au marché couvert : location à 75 €, dossards à 250 DH.", (" à 75", " à 250")),
        (
            "en",
            "The bakery won't close and you'll find it by 3pm. That's a lovely street.",
            ("won't", "you'll", "3pm", "that"),
        ),
        ("en", "Our plumber explains how the bill arrives.", ("arrives", "explains")),
        ("en", "#ad Teamed up with Fern for a soggy weekend. The jacket kept me dry.", ("ad teamed",)),
    ],
)
def test_hours_contractions_and_verbs_are_no_part_of_a_keyphrase(
    language: str, text: str, never: tuple[str, ...]
) -> None:
    found = propose(read(text, "text", language))
    assert found
    assert not [phrase for phrase in found if any(part in phrase.lower() for part in never)]


def test_what_a_post_asks_its_readers_to_do_is_no_keyphrase() -> None:
    text = (
        "On rouvre samedi. Likez si vous venez et taguez un ami ! Le four reprend du service, abonnez-vous à la page."
    )
    assert not {"likez", "taguez", "reprend", "abonnez"} & {p.lower() for p in propose(read(text, "text", "fr"), 9)}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Tournoi de futsal : 10 000 francs CFA par équipe, 12 000 F CFA ensuite. Le futsal se joue en salle."),
        ("en", "Futsal cup: 10,000 CFA francs a team, 12,000 francs later. Futsal is played indoors."),
    ],
)
def test_a_currency_is_no_keyphrase(language: str, text: str) -> None:
    proposed = " ".join(propose(read(text, "text", language), 8)).lower().split()
    assert "futsal" in proposed
    assert not {"cfa", "franc", "francs"} & set(proposed)
