"""How common a word is: the bands of the tables."""

import pytest

from assistant.languages import codes
from assistant.languages.frequency import RARE, band, has_bands


@pytest.mark.parametrize("language", codes())
def test_every_language_has_its_bands(language: str) -> None:
    assert has_bands(language)


@pytest.mark.parametrize(
    ("common", "seldom", "language"),
    [("maison", "saponification", "fr"), ("house", "disintermediation", "en"), ("Haus", "Tautologie", "de")],
)
def test_a_common_word_stands_above_a_seldom_one(common: str, seldom: str, language: str) -> None:
    assert band(common, language) > 4 > 3 > band(seldom, language)


def test_the_forms_of_a_word_count_together() -> None:
    assert band("boulangeries", "fr") == band("boulangerie", "fr") > RARE
    assert band("Bakeries", "en") == band("bakery", "en") > RARE


def test_what_is_no_word_is_rare() -> None:
    assert band("xqzzt", "fr") == RARE
