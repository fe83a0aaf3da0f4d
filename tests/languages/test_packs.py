"""Every language is complete for the surface tier, and its data says where it comes from."""

import pytest

from assistant.document.abbreviations import rules
from assistant.errors import DataError
from assistant.languages import codes, load
from assistant.languages.lemmas import lemmas
from assistant.languages.syllables import syllables


@pytest.mark.parametrize("code", codes())
def test_language_is_complete(code: str) -> None:
    pack = load(code)
    for key in ("name", "english_name", "direction"):
        assert pack.sections[key]
    assert rules(code).abbreviations
    assert len(pack.words("function_words")) > 80
    formula = pack.section("reading_ease")
    assert (formula is None) == (pack.section("syllables") is None)
    if formula:
        assert formula["source"]
        assert formula["name"]
        assert syllables("a", code) == 1


@pytest.mark.parametrize(
    "path", sorted(load("fr").folder.parent.glob("*/*.txt")), ids=lambda p: f"{p.parent.name}/{p.name}"
)
def test_word_list_is_sound(path: object) -> None:
    from pathlib import Path

    assert isinstance(path, Path)
    lines = load(path.parent.name).lines(path.stem)
    assert lines
    assert path.read_text(encoding="utf-8").startswith("# "), "the first line says what the list is"


def test_unknown_language_is_told() -> None:
    with pytest.raises(DataError, match="'xx'"):
        load("xx")


def test_syllables_that_spelling_does_not_show_are_refused() -> None:
    with pytest.raises(DataError):
        syllables("كتاب", "ar")


@pytest.mark.parametrize(
    ("language", "words", "wanted"),
    [
        (
            "fr",
            "les chevaux étaient l’ aujourd’hui Stratégies posts été",
            "le cheval être le aujourd'hui stratégie post été",
        ),
        ("en", "Mice were running it's better posts", "mouse be run it good post"),
        ("es", "las casas", "el casa"),
        ("de", "Häuser", "haus"),
    ],
)
def test_lemmas(language: str, words: str, wanted: str) -> None:
    assert lemmas(words.split(), language) == tuple(wanted.split())
