"""Syllables are counted as they are heard."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.languages.syllables import syllables

DICTIONARIES = sorted(Path(__file__).parent.glob("syllables_fr*.txt"))


def pairs(path: Path) -> list[tuple[str, int]]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(line.split()[0], int(line.split()[1])) for line in lines]


@pytest.mark.parametrize("path", DICTIONARIES, ids=lambda path: path.stem)
def test_french_syllables_agree_with_the_dictionary(path: Path) -> None:
    known = pairs(path)
    wrong = [(word, count, syllables(word, "fr")) for word, count in known if syllables(word, "fr") != count]
    assert len(known) == 500
    assert len(wrong) <= 0.03 * len(known), wrong


@pytest.mark.parametrize("language", ["de", "es", "it", "nl", "pt"])
def test_words_are_cut_as_their_dictionaries_cut_them(language: str) -> None:
    """Each file lists words cut by hyphens, and says by which dictionary or grammar."""
    lines = Path(__file__).with_name(f"syllables_{language}.txt").read_text(encoding="utf-8").splitlines()
    cut = [word for line in lines if not line.startswith("#") for word in line.split()]
    wrong = [word for word in cut if syllables(word.replace("-", ""), language) != word.count("-") + 1]
    assert len(cut) >= 100
    assert len(wrong) <= 0.01 * len(cut), wrong


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "fr",
            "créer 2 lion 1 client 2 août 1 parlent 1 moment 2 aiment 1 étudient 3 pays 2 naïf 2 Noël 2 week-end 2",
        ),
        (
            "fr",
            "aujourd’hui 3 poésie 3 théâtre 2 ouvrier 3 cœur 1 soeur 1 travailler 3 voyage 2 événement 4 CRÉER 2 l' 0",
        ),
        (
            "en",
            "table 2 people 2 beautiful 3 created 3 boxes 2 walked 1 wanted 2 lovely 2 video 3 special 2 society 4",
        ),
        (
            "en",
            "state-of-the-art 5 opportunity 5 usual 3 everyone 3 idea 3 employee 3 don’t 1 it's 1 didn't 2 marketing 3",
        ),
        ("es", "casa 2 también 2 país 2 poeta 3 guerra 2 ciudad 2 día 2 muy 1"),
        ("de", "Haus 1 Freude 2 gehen 2 Theater 3 Nation 2 schöne 2"),
        ("it", "casa 2 gioco 2 via 2 famiglia 3 città 2 ciao 1"),
        ("pt", "casa 2 não 1 coração 3 poeta 3 saúde 3 dia 2"),
        ("nl", "huis 1 mooie 2 kijken 2 goedemorgen 4 nieuw 1"),
    ],
)
def test_syllables(language: str, words: str) -> None:
    parts = words.split()
    wanted = dict(zip(parts[::2], map(int, parts[1::2]), strict=True))
    assert {word: syllables(word, language) for word in wanted} == wanted


@settings(deadline=None)
@given(st.text(), st.sampled_from(["fr", "en", "es", "de", "it", "pt", "nl"]))
def test_any_word_has_a_count(word: str, language: str) -> None:
    assert syllables(word, language) >= 0
