"""The reading ease of a text, and the syllables it is counted from."""

from collections import Counter
from collections.abc import Mapping

from assistant.document import Document
from assistant.document.surface import syllables
from assistant.languages import Pack


def form_syllables(document: Document, pack: Pack) -> Mapping[str, int] | None:
    """Return the syllables of each form of word of the prose; None where the language's are not counted."""
    if pack.section("reading_ease") is None:
        return None
    code = pack.code
    return {form: syllables(form, code) for form in document.forms}


def reading_ease(document: Document, pack: Pack, heard: Mapping[str, int] | None) -> float | None:
    """Return the reading ease, 0 (hard) to 100 (easy), by the formula of the language's `reading_ease` section.

    base − per_sentence_length × words per sentence − per_syllables × syllables per word − per_letters × letters per
    word + per_sentences × sentences per word, with what the section names of these; None without a formula, a
    sentence or a word. `heard` holds the syllables of each form.
    """
    formula = pack.section("reading_ease")
    forms = Counter([text for sentence in document.sentences for text, _, _ in sentence.words])
    silent = [form for form in forms if not form.isalpha() and not any(map(str.isalpha, form))]  # figures are not read
    unread = sum([forms.pop(form) for form in silent])
    count = sum([sentence.length for sentence in document.sentences]) - unread
    if formula is None or count <= 0:
        return None
    ease, sentences = float(formula["base"]), len(document.sentences)
    if "per_syllables" in formula:
        if heard is None:
            return None
        ease -= float(formula["per_syllables"]) * sum([heard[form] * times for form, times in forms.items()]) / count
    if "per_letters" in formula:
        letters = sum([_letters(form) * times for form, times in forms.items()])
        ease -= float(formula["per_letters"]) * letters / count
    ease -= float(formula.get("per_sentence_length", 0)) * count / sentences
    ease += float(formula.get("per_sentences", 0)) * sentences / count
    return round(min(max(ease, 0.0), 100.0), 1)


def _letters(word: str) -> int:
    return len(word) if word.isalpha() else sum(map(str.isalpha, word))
