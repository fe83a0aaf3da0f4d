"""The reading ease of a text, and what it is counted from."""

from collections import Counter
from collections.abc import Mapping
from itertools import filterfalse, repeat
from operator import mul
from typing import NamedTuple

from assistant.document import Document
from assistant.document.surface import syllables
from assistant.languages import Pack


class Sound(NamedTuple):
    """What is heard of some words: their syllables; how many are figures, which are not read, and what is of these."""

    syllables: int
    figures: int
    of_figures: int


def sound(document: Document, pack: Pack) -> Sound | None:
    """Return what is heard of the prose, headings included; None where the language's syllables are not counted."""
    return None if pack.section("reading_ease") is None else _sound(document.forms, pack.code)


def _sound(forms: Mapping[str, int], code: str) -> Sound:
    """Return what is heard of words, told by how often each stands."""
    heard = sum(map(mul, map(syllables, forms, repeat(code)), forms.values()))
    figures = [form for form in filterfalse(str.isalpha, forms) if not any(map(str.isalpha, form))]
    of_figures = sum([forms[form] * syllables(form, code) for form in figures])
    return Sound(heard, sum([forms[form] for form in figures]), of_figures)


def reading_ease(document: Document, pack: Pack, heard: Sound | None) -> float | None:
    """Return the reading ease, 0 (hard) to 100 (easy), by the formula of the language's `reading_ease` section.

    base − per_sentence_length × words per sentence − per_syllables × syllables per word − per_letters × letters per
    word + per_sentences × sentences per word, with what the section names of these; None without a formula, a
    sentence or a word. `heard` is what is heard of the prose; headings are not counted.
    """
    formula = pack.section("reading_ease")
    if formula is None or heard is None:
        return None
    titles = [paragraph for paragraph in document.prose if paragraph.kind == "heading"]
    named = _sound(Counter([word.text for title in titles for s in title.sentences for word in s.words]), pack.code)
    count = document.word_count - sum([title.length for title in titles]) - heard.figures + named.figures
    if count <= 0:
        return None
    ease, sentences = float(formula["base"]), len(document.sentences)
    if "per_syllables" in formula:
        spoken = heard.syllables - heard.of_figures - named.syllables + named.of_figures
        ease -= float(formula["per_syllables"]) * spoken / count
    if "per_letters" in formula:
        words = [text for sentence in document.sentences for text, _, _ in sentence.words]
        ease -= float(formula["per_letters"]) * sum(map(_letters, words)) / count
    ease -= float(formula.get("per_sentence_length", 0)) * count / sentences
    ease += float(formula.get("per_sentences", 0)) * sentences / count
    return round(min(max(ease, 0.0), 100.0), 1)


def _letters(word: str) -> int:
    return len(word) if word.isalpha() else sum(map(str.isalpha, word))
