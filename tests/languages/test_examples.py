"""Texts of each language are read as its readers read them: a file of `examples/` is named for its language."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from assistant.checks.keyphrase.matching import find
from assistant.document import read
from assistant.document.surface import sentences, words
from assistant.languages.lemmas import lemma

EXAMPLES = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted(Path(__file__).with_name("examples").glob("*.toml"))
}


def rows(name: str) -> list[Any]:
    """Return the lines of one list of every language, with the language."""
    return [
        pytest.param(code, row, id=f"{code}-{row}")
        for code, lists in EXAMPLES.items()
        for row in lists[name].splitlines()
        if row
    ]


@pytest.mark.parametrize(("code", "row"), rows("sentences"))
def test_sentences(code: str, row: str) -> None:
    text = row.replace(" | ", " ").replace(" ⏎ ", "\n")
    assert [s.text for s in sentences(text, code)] == re.split(r" [|⏎] ", row)


@pytest.mark.parametrize(("code", "row"), rows("words"))
def test_words(code: str, row: str) -> None:
    text, _, wanted = row.partition(" → ")
    assert [word.text for word in words(text, 0, code)] == wanted.split("|")


@pytest.mark.parametrize(("code", "row"), rows("lemmas"))
def test_lemmas(code: str, row: str) -> None:
    form, wanted = row.split()
    assert lemma(form, code) == wanted


@pytest.mark.parametrize(("code", "row"), rows("keyphrases"))
def test_keyphrases(code: str, row: str) -> None:
    keyphrase, text, wanted = row.split(" → ")
    document = read(text, "text", code)
    found = [document.text[span.start : span.end] for span in find(document, keyphrase)]
    assert found == ([] if wanted == "–" else wanted.split("|"))
