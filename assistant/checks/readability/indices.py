"""The other readability indices, for those who ask: each only in the languages in which it was tried on readers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Any

from assistant.document import Document
from assistant.document.surface import syllables
from assistant.languages import Pack, load
from assistant.messages import N_, Message

LONG = 6  # letters: a long word has more (Björnsson, Läsbarhet, 1968)
POLYSYLLABLE = 3  # syllables (Gunning, 1952; McLaughlin, 1969)
SMOG_SENTENCES = 30
SCALES = {
    "ease": N_("0 is hard, 100 is easy"),
    "grade": N_("school grade in the United States"),
    "years": N_("years of schooling"),
    "level": N_("school year, from 4 to 15"),
    "lix": N_("under 30 very easy, over 60 very hard"),
}


@dataclass(frozen=True)
class Index:
    """An index: its id and name, its value (None where the text is too short), what it is measured in, its source."""

    id: str
    name: str
    value: float | None
    scale: str
    source: str

    def as_json(self, ui: str) -> dict[str, object]:
        """Return the index as the `check` command writes it."""
        scale = Message(SCALES[self.scale]).render(ui)
        return {"id": self.id, "name": self.name, "value": self.value, "scale": scale, "source": self.source}


def indices(document: Document) -> tuple[Index, ...]:
    """Return the indices of the document's language, those of its `indices` section, in their order.

    A value is base + the sum of coefficient × variable (see `variables`), the published formula.
    """
    pack = load(document.language)
    found = variables(document, pack)
    return tuple(
        Index(key, str(formula["name"]), _value(formula, document, found), formula["scale"], str(formula["source"]))
        for key, formula in (pack.section("indices") or {}).items()
    )


def _value(formula: Mapping[str, Any], document: Document, found: Mapping[str, float] | None) -> float | None:
    if found is None or len(document.sentences) < int(formula.get("min_sentences", 1)):
        return None
    if not found.keys() >= formula["terms"].keys():  # syllables that nobody counts here
        return None
    terms = sum(float(coefficient) * found[name] for name, coefficient in formula["terms"].items())
    return round(float(formula["base"]) + terms, 1)


def variables(document: Document, pack: Pack) -> Mapping[str, float] | None:
    """Return what the formulas are made of, by our own counts; None without a sentence or a word.

    Words are counted as people do, figures left out; shares are in per cent of the words.
    """
    written = [word.text for sentence in document.sentences for word in sentence.words]
    read = [word for word in written if any(map(str.isalpha, word))]
    words = sum(sentence.length for sentence in document.sentences) - (len(written) - len(read))
    sentences = len(document.sentences)
    if words < 1 or not sentences:
        return None
    letters = sum(sum(map(str.isalnum, word)) for word in read)
    long = sum(sum(map(str.isalpha, word)) > LONG for word in read)
    return {
        "words_per_sentence": words / sentences,
        "sentences_per_100_words": 100 * sentences / words,
        "letters_per_word": letters / words,
        "long_words_percent": 100 * long / words,
        **_of_syllables(read, words, sentences, pack),
    }


def _of_syllables(read: Sequence[str], words: int, sentences: int, pack: Pack) -> dict[str, float]:
    if pack.section("syllables") is None:
        return {}
    counts = [syllables(word, pack.code) for word in read]
    poly = [word for word, count in zip(read, counts, strict=True) if count >= POLYSYLLABLE]
    return {
        "syllables_per_word": sum(counts) / words,
        "monosyllables_percent": 100 * counts.count(1) / words,
        "polysyllables_percent": 100 * len(poly) / words,
        "common_polysyllables_percent": 100 * sum(word[0].islower() for word in poly) / words,
        "root_of_polysyllables_in_30_sentences": sqrt(len(poly) * SMOG_SENTENCES / sentences),
    }
