"""A keyphrase is found in any form and order, within a sentence, and nowhere else."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.checks.keyphrase.compiling import compile_phrase
from assistant.checks.keyphrase.likely import may_stand
from assistant.checks.keyphrase.matching import find, find_in, units_in
from assistant.document import read
from assistant.languages import codes

FOUND = [
    ("fr", "agence de voyage", "Nos agences de voyages. Voyagez.", ["agences de voyages"]),
    ("fr", "rédacteur web", "Une rédactrice web, des rédacteurs web.", ["rédactrice web", "rédacteurs web"]),
    ("fr", "créer un site", "Nous créons des sites, un site créé.", ["créons des sites", "site créé"]),
    ("fr", "journal local", "Les journaux locaux et la vie locale.", ["journaux locaux"]),
    ("fr", "l'œuvre d'art", "Deux œuvres d’art, une oeuvre d'art.", ["œuvres d’art", "oeuvre d'art"]),
    ("fr", "crème brûlée", "CREME BRULEE et crèmes brulées.", ["CREME BRULEE", "crèmes brulées"]),
    ("fr", "côte d'azur", "La COTE D'AZUR.", ["COTE D'AZUR"]),
    ("fr", "micro-entreprise", "Ma microentreprise, tes micro entreprises.", ["microentreprise", "micro entreprises"]),
    ("fr", "covoiturage", "Le co-voiturage.", ["co-voiturage"]),
    ("fr", "rendez-vous", "Prenez rendez-vous. #RendezVous", ["rendez-vous", "#RendezVous"]),
    ("fr", "mode éthique", "#ModeEthique #modeethique", ["#ModeEthique", "#modeethique"]),
    ("fr", "bon plan", "Le meilleur plan, de bons plans.", ["meilleur plan", "bons plans"]),
    ("fr", "pomme de terre", "Des pommes de terre.", ["pommes de terre"]),
    ("fr", '"l\'art de vivre"', "L’art de vivre, l’art du bien vivre.", ["L’art de vivre"]),
    ("fr", "thé & café", "Thé et café.", ["Thé et café"]),
    ("fr", "payer en ligne", "On paie en ligne. Vous payez en ligne.", ["paie en ligne", "payez en ligne"]),
    ("fr", "ouvrir un compte", "Compte ouvert en cinq minutes.", ["Compte ouvert"]),
    ("fr", "aller au marché", "Je vais au marché.", ["vais au marché"]),
    ("fr", "clé", "La clef, les clés.", ["clef", "clés"]),
    ("fr", "food truck", "Un foodtruck, des food-trucks.", ["foodtruck", "food-trucks"]),
    ("en", "run a marathon", "She ran two marathons.", ["ran two marathons"]),
    ("en", "write a caption", "Writing captions. She wrote a caption.", ["Writing captions", "wrote a caption"]),
    ("en", "healthy snack", "Healthier snacks. The healthiest snack.", ["Healthier snacks", "healthiest snack"]),
    ("en", "photo book", "A photobook, photo-books.", ["photobook", "photo-books"]),
    ("en", "women's clothing", "Women’s clothing, womens clothing.", ["Women’s clothing", "womens clothing"]),
    ("en", "fish and chips", "Fish & chips. #FishAndChips", ["Fish & chips", "#FishAndChips"]),
    ("en", "ebook", "An e-book. E-books.", ["e-book", "E-books"]),
    ("es", "agencia de viajes", "Las agencias de viaje.", ["agencias de viaje"]),
    ("de", "schöne Häuser", "Ein schönes Haus.", ["schönes Haus"]),
]  # fmt: skip
SILENT = [
    ("fr", "boulangerie", "Le boulanger pétrit."),
    ("fr", "location de vacances", "Louer pour les vacances."),
    ("fr", "marché de Noël", "On marche à Noël."),
    ("fr", "pâtes fraîches", "Un pâté frais."),
    ("fr", "cours en ligne", "La cour, en ligne droite."),
    ("fr", "livre jeunesse", "Les jeunes aiment ce livre."),
    ("fr", "porte", "Un porte-monnaie, un porte-clés."),
    ("fr", "pomme", "Une purée de pommes de terre."),
    ("fr", "chef", "Un chef-d’œuvre."),
    ("fr", "hôtel spa", "Suivez @hotel_spa, https://a.fr/hotel-spa ou hotel@spa.fr."),
    ("fr", "thé vert", "Un thé. Il est vert."),
    ("fr", "café bio", "Un café\nbio le matin"),
    ("fr", "main", "Un sous-main, la main-d’œuvre."),
    ("fr", "tache de vin", "Une tâche, du vin."),
    ("fr", "mot de passe", "Un mot qui passe."),
    ("fr", "maïs", "Mais non."),
    ("en", "train ticket", "A training ticket."),
    ("en", "christmas market", "Marketing at Christmas."),
    ("en", "dog", "A hot dog stand."),
    ("en", "dog groomer", "Dog grooming."),
    ("en", "rosé wine", "Red wine and a rose."),
    ("en", "yoga mat", "#YogaMatSale is on."),
]


@pytest.mark.parametrize(("language", "keyphrase", "text", "wanted"), FOUND)
def test_every_form_is_found(language: str, keyphrase: str, text: str, wanted: list[str]) -> None:
    assert [text[span.start : span.end] for span in find(read(text, language=language), keyphrase)] == wanted


@pytest.mark.parametrize(("language", "keyphrase", "text"), SILENT)
def test_other_words_are_not_found(language: str, keyphrase: str, text: str) -> None:
    assert find(read(text, language=language), keyphrase) == ()


def test_counts_agree_with_the_gold_set(shared: Path) -> None:
    rows = [json.loads(line) for line in (shared / "gold/keyphrase_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    for language, floor in (("fr", 0.98), ("en", 0.98)):
        mine = [row for row in rows if row["language"] == language]
        right = sum(len(find(read(row["text"], language=language), row["keyphrase"])) == row["count"] for row in mine)
        assert right / len(mine) >= floor


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=300), keyphrase=st.text(max_size=40), language=st.sampled_from(codes()))
def test_any_keyphrase_in_any_text_gives_spans_inside_it(text: str, keyphrase: str, language: str) -> None:
    document = read(text, language=language)
    for span in find(document, keyphrase):
        assert 0 <= span.start < span.end <= len(document.text)


@settings(max_examples=40, deadline=None)
@given(
    words=st.lists(st.sampled_from(["agence", "voyages", "de", "l’été", "#agence", "é", "-", ".", "\n"]), max_size=60)
)
def test_a_sentence_holds_as_many_as_its_rarest_word(words: list[str]) -> None:
    document = read(" ".join(words), language="fr")
    assert len(find(document, "agence")) >= len(find(document, "agence de voyage"))


def test_the_quick_look_at_a_sentence_loses_nothing(shared: Path) -> None:
    rows = [json.loads(line) for line in (shared / "gold/keyphrase_dev.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        document = read(row["text"], language=row["language"])
        phrase = compile_phrase(row["keyphrase"], row["language"])
        sentences = [sentence for paragraph in document.prose for sentence in paragraph.sentences]
        slow = [span for sentence in sentences for span in find_in(sentence.text, phrase, sentence.start)]
        assert list(find(document, row["keyphrase"])) == slow


@pytest.mark.parametrize(("language", "keyphrase", "text", "found"), FOUND)
def test_what_holds_a_word_of_the_phrase_is_never_passed_over(
    language: str, keyphrase: str, text: str, found: list[str]
) -> None:
    phrase = compile_phrase(keyphrase, language)
    for piece in (text, *found, *text.split()):
        assert may_stand(piece, phrase) or not units_in(piece, phrase), piece


@given(st.sampled_from(FOUND), st.text(max_size=24))
def test_any_text_that_is_passed_over_holds_no_word_of_the_phrase(
    known: tuple[str, str, str, list[str]], text: str
) -> None:
    language, keyphrase, _, found = known
    phrase = compile_phrase(keyphrase, language)
    for piece in (text, *(f"{text}{one}" for one in found)):
        assert may_stand(piece, phrase) or not units_in(piece, phrase)
