"""The figures of a text: right where they can be computed, None where they cannot."""

import pytest

from assistant.checks import Goal, check
from assistant.checks.readability.school_levels import reading_age
from assistant.document import read
from assistant.languages import load


def test_figures_of_a_french_post() -> None:
    report = check(read("Le chat dort. Le chien mange.", language="fr"), Goal("x", keyphrases=("chat",)))
    metrics = report.metrics
    assert metrics["words"] == 6
    assert metrics["sentences"] == 2
    assert metrics["paragraphs"] == 1
    assert metrics["syllables"] == 6
    assert metrics["sentence_length_mean"] == 3.0
    assert metrics["reading_ease"] == 100.0
    assert metrics["long_sentences_share"] == 0.0
    assert metrics["keyphrase_count"] == 1
    assert metrics["keyphrase_density"] == pytest.approx(16.67)
    assert metrics["network_length"] == 29
    assert metrics["network_limit"] == 280


def test_french_reading_ease_is_that_of_kandel_and_moles() -> None:
    text = "Le boulanger prépare le pain chaque matin avant le lever du soleil dans la vieille ville."
    metrics = check(read(text, language="fr")).metrics
    words, syllables = metrics["words"], metrics["syllables"]
    assert words
    assert syllables
    assert metrics["reading_ease"] == pytest.approx(207 - 1.015 * words - 73.6 * syllables / words, abs=0.1)


@pytest.mark.parametrize("text", ["", "…", "🙂"])
def test_what_cannot_be_computed_is_none(text: str) -> None:
    metrics = check(read(text, language="fr")).metrics
    for name in ("reading_ease", "keyphrase_count", "keyphrase_density", "network_length", "network_limit"):
        assert metrics[name] is None, name
    if not text:
        assert metrics["sentence_length_mean"] is None
        assert metrics["long_sentences_share"] is None


@pytest.mark.parametrize("language", ["de", "ar"])
def test_shares_are_none_in_a_language_without_rules(language: str) -> None:
    metrics = check(read("Der Hund schläft. Die Katze spielt.", language=language)).metrics
    assert metrics["passive_share"] is None
    assert metrics["complex_words_share"] is None


def test_sentences_have_their_longest_and_their_spread() -> None:
    metrics = check(read("Le chat dort. L’énorme chien du voisin mange encore.", language="fr")).metrics
    assert (metrics["sentence_length_mean"], metrics["sentence_length_max"]) == (4.5, 6)
    assert metrics["sentence_length_deviation"] == 1.5


@pytest.mark.parametrize(("ease", "age"), [(95.0, 10), (65.0, 13), (50.0, 15), (12.0, 22)])
def test_a_reading_ease_has_its_age(ease: float, age: int) -> None:
    assert reading_age(ease, load("fr")) == age


def test_a_lone_link_is_no_sentence_of_no_words() -> None:
    metrics = check(read("Le chat dort.\n\nhttps://chat.example/photos", language="fr")).metrics
    assert (metrics["sentences"], metrics["sentence_length_mean"]) == (2, 3.0)
    assert check(read("https://chat.example/photos", language="fr")).metrics["sentence_length_mean"] is None
