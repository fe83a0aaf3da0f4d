"""What changes places, or is denied, between the very words of the source is told, whatever the source.

Each source of the labelled pairs is altered in every way of a kind. The shares let through are what is left of lists,
whose order says nothing, and of sentences that deny twice; they are only lowered.
"""

import json
import re
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from assistant.rewriting.facts import Fact, find_facts
from assistant.rewriting.guard import compare
from assistant.rewriting.guard.values import leaves, same

LINES = Path(__file__).with_name("pairs.jsonl").read_text("utf-8").splitlines()
SOURCES = sorted({(row["source"], row["language"]) for row in map(json.loads, LINES)})
VERBS = {
    "fr": re.compile(r"(?<!\w)(est|sont|sera|seront|peut|peuvent|ont|doit|doivent)(?= \w)"),
    "en": re.compile(r"(?<!\w)(is|are|will|can|has|have|must)(?= \w)"),
}
DENIED = {"fr": re.compile(r"(?<!\w)(?:ne|n['’]|pas|plus|aucune?s?|rien|jamais|ni)(?!\w)"),
          "en": re.compile(r"(?<!\w)(?:not?|never|none|nor|nothing|cannot)(?!\w)|n['’]t")}  # fmt: skip


def swapped(source: str, language: str, kind: str) -> Iterator[str]:
    """Yield the source with two values of a kind in each other's place."""
    facts = [f for f in leaves(find_facts(source, language)) if f.kind == kind and not f.weak]
    for one, other in combinations(sorted(facts, key=lambda f: f.start), 2):
        if one.end <= other.start and one.unit == other.unit and not _alike(one, other):
            between = source[one.end : other.start]
            yield f"{source[: one.start]}{other.text}{between}{one.text}{source[other.end :]}"


def _alike(one: Fact, other: Fact) -> bool:
    return same(one, other) or same(other, one) or one.text == other.text


def denied(source: str, language: str) -> Iterator[str]:
    """Yield the source with one of its verbs denied; a text that denies something already is left out."""
    for verb in VERBS[language].finditer(source) if not DENIED[language].search(source) else ():
        word = verb.group()
        half = "n'" if word[0] in "aeo" else "ne "
        written = f"{half}{word} pas" if language == "fr" else f"{word} not"
        yield source[: verb.start()] + written + source[verb.end() :]


@pytest.mark.parametrize(("kind", "most"), [("price", 0.0), ("percentage", 0.02), ("name", 0.01)])
def test_values_that_change_places_are_told(kind: str, most: float) -> None:
    made = [(text, said, language) for text, language in SOURCES for said in swapped(text, language, kind)]
    passed = [said for text, said, language in made if compare(text, said, language).faithful]
    assert len(made) > 40
    assert len(passed) <= most * len(made), passed


@pytest.mark.parametrize(("language", "most"), [("fr", 0.02), ("en", 0.02)])
def test_a_verb_that_is_denied_is_told(language: str, most: float) -> None:
    made = [(text, said) for text, spoken in SOURCES if spoken == language for said in denied(text, language)]
    passed = [said for text, said in made if compare(text, said, language).faithful]
    assert len(made) > 100
    assert len(passed) <= most * len(made), passed


def test_two_hours_in_sentences_of_the_same_words_did_not_change_places() -> None:
    assert compare("À 9 h 33 ! À 9 h.", "À 9\u00a0h\u00a033\u00a0! À 9\u00a0h.", "fr").faithful
