"""The reading ease of a text, and what it is counted from."""

from collections.abc import Sequence
from itertools import filterfalse, repeat
from typing import NamedTuple

from assistant.document import Document
from assistant.document.surface import syllables
from assistant.languages import Pack
from assistant.remembered import remembered

LONGEST = 2_000  # words of a paragraph that is remembered


class Sound(NamedTuple):
    """What is heard of some words: their syllables; how many are figures, which are not read, and what is of these."""

    syllables: int
    figures: int
    of_figures: int


def sounds(document: Document, pack: Pack) -> tuple[Sound, ...] | None:
    """Return what is heard of each paragraph of the prose; None where the language's syllables are not counted."""
    if pack.section("reading_ease") is None:
        return None
    return tuple([_sound(forms, pack.code) for forms in document.paragraph_forms])


@remembered(1 << 13, LONGEST)
def _sound(forms: tuple[str, ...], code: str) -> Sound:
    heard = [*map(syllables, forms, repeat(code))]
    mixed = filterfalse(str.isalpha, forms)
    figures = [syllables(form, code) for form in mixed if not any(map(str.isalpha, form))]
    return Sound(sum(heard), len(figures), sum(figures))


def reading_ease(document: Document, pack: Pack, heard: Sequence[Sound] | None) -> float | None:
    """Return the reading ease, 0 (hard) to 100 (easy), by the formula of the language's `reading_ease` section.

    base − per_sentence_length × words per sentence − per_syllables × syllables per word − per_letters × letters per
    word + per_sentences × sentences per word, with what the section names of these; None without a formula, a
    sentence or a word. `heard` is what is heard of each paragraph; headings are not counted.
    """
    formula = pack.section("reading_ease")
    if formula is None or heard is None:
        return None
    pairs = zip(document.prose, heard, strict=True)
    read = [(paragraph, sound) for paragraph, sound in pairs if paragraph.kind != "heading"]
    count = sum([paragraph.length - sound.figures for paragraph, sound in read])
    if count <= 0:
        return None
    ease, sentences = float(formula["base"]), len(document.sentences)
    if "per_syllables" in formula:
        spoken = sum([sound.syllables - sound.of_figures for _, sound in read])
        ease -= float(formula["per_syllables"]) * spoken / count
    if "per_letters" in formula:
        words = [text for sentence in document.sentences for text, _, _ in sentence.words]
        ease -= float(formula["per_letters"]) * sum(map(_letters, words)) / count
    ease -= float(formula.get("per_sentence_length", 0)) * count / sentences
    ease += float(formula.get("per_sentences", 0)) * sentences / count
    return round(min(max(ease, 0.0), 100.0), 1)


def _letters(word: str) -> int:
    return len(word) if word.isalpha() else sum(map(str.isalpha, word))
