"""Proposals are what a person would name: `proposals/SET.LANGUAGE.toml` holds texts with the phrases a person named.

Each set was written before the rules met it. `precision`: of the three first proposals, those a person named; `recall`:
of what a person named, what is among the first five. YAKE 0.7.3 reaches 0.14 to 0.35 on these sets, counting repeated
runs of words 0.59 to 0.83. The third sets are short posts, in which most phrases are said once: what the first sight of
the rules then in force gave was 0.31 and 0.28 of precision, 0.50 and 0.46 of recall. The fourth are short posts too:
0.50 and 0.55 of precision, 0.62 and 0.64 of recall at first sight.
"""

import tomllib
from pathlib import Path

import pytest

from assistant.checks.keyphrase.compiling import compile_phrase
from assistant.checks.keyphrase.proposals import propose
from assistant.document import Format, read
from assistant.languages.inflection import fold

FOLDER = Path(__file__).with_name("proposals")
FLOORS = {
    "first.fr": (0.87, 0.83),
    "first.en": (0.91, 0.85),
    "second.fr": (0.94, 0.92),
    "second.en": (0.95, 0.92),
    "third.fr": (0.49, 0.66),
    "third.en": (0.4, 0.54),
    "fourth.fr": (0.51, 0.63),
    "fourth.en": (0.63, 0.72),
}


def words_of(phrase: str, language: str) -> frozenset[str]:
    """Return the content words of a phrase by their shortest base, so that forms of one word are one."""
    units = compile_phrase(phrase, language).units
    return frozenset(fold(min(p.nominal, key=lambda base: (len(base), base))) for unit in units for p in unit.parts)


@pytest.mark.parametrize("name", FLOORS)
def test_proposals_are_what_a_person_would_name(name: str) -> None:
    language = name.partition(".")[2]
    rows = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["text"]
    precision = recall = 0.0
    for row in rows:
        form: Format = "markdown" if row["text"].startswith("#") else "text"
        named = {words_of(phrase, language) for phrase in row["phrases"]}
        found = [words_of(phrase, language) for phrase in propose(read(row["text"], form, language), 5)]
        precision += sum(phrase in named for phrase in found[:3]) / 3
        recall += len(named & set(found)) / len(named)
    assert len(rows) > 10
    assert precision / len(rows) >= FLOORS[name][0]
    assert recall / len(rows) >= FLOORS[name][1]
