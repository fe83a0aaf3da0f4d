"""Sentences end where a reader of the language would end them, and nothing of the text is lost."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.document.surface import sentences
from assistant.languages import codes

CASES = tomllib.loads(Path(__file__).with_name("sentences.toml").read_text(encoding="utf-8"))
PIECES = (
    "M. ",
    "Dupont",
    " etc. ",
    "p. ex. ",
    "!",
    "…",
    "...",
    " » ",
    "« ",
    '"',
    "(",
    ")",
    "🎉",
    "https://a.fr",
    "#b",
    "\n",
)


@pytest.mark.parametrize(
    ("language", "case"), [pytest.param(code, case, id=case) for code in CASES for case in CASES[code]["cases"]]
)
def test_cuts(language: str, case: str) -> None:
    wanted = [part.strip() for part in case.split("|")]
    assert [s.text for s in sentences(" ".join(wanted), language)] == wanted


@pytest.mark.parametrize("case", [case for case in CASES["fr"]["cases"] if "\u00a0" not in case])
def test_cuts_the_same_with_french_spaces(case: str) -> None:
    for mark in "!?»:;":
        case = case.replace(f" {mark}", f"\u00a0{mark}")
    wanted = [part.strip() for part in case.replace("« ", "«\u202f").split("|")]
    assert [s.text for s in sentences(" ".join(wanted), "fr")] == wanted


@pytest.mark.parametrize("break_", ["\n", "\r\n", "\r", "\u2028", "\n\n"])
def test_a_line_break_ends_a_sentence(break_: str) -> None:
    assert [s.text for s in sentences(f"Nos horaires{break_}- lundi{break_}#fermé", "fr")] == [
        "Nos horaires",
        "- lundi",
        "#fermé",
    ]


def test_bullets_open_their_own_sentence() -> None:
    text = "✅ Livraison offerte. ✅ Retour gratuit ✅ Sans frais"
    assert [s.text for s in sentences(text, "fr")] == ["✅ Livraison offerte.", "✅ Retour gratuit", "✅ Sans frais"]


def test_a_raised_figure_numbers_no_item() -> None:
    assert [s.text for s in sentences("Surface : 40 m ². Loyer modéré.", "fr")] == [
        "Surface : 40 m ².",
        "Loyer modéré.",
    ]


@settings(deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES)).map("".join)), st.sampled_from(codes()))
def test_nothing_is_lost(text: str, language: str) -> None:
    found = sentences(text, language)
    assert "".join("".join(s.text.split()) for s in found) == "".join(text.split())
    end = 0
    for sentence in found:
        assert end <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end] == sentence.text == sentence.text.strip()
        for word in sentence.words:
            assert sentence.start <= word.start < word.end <= sentence.end
            assert text[word.start : word.end] == word.text
        end = sentence.end
