"""The figures of a text."""

from collections.abc import Callable
from itertools import repeat
from statistics import pstdev

from assistant.checks.check import Subject
from assistant.checks.readability.passive import is_passive
from assistant.checks.readability.school_levels import reading_age
from assistant.checks.readability.transitions import has_transition
from assistant.document import Document, Sentence
from assistant.document.surface import syllables
from assistant.findings import Metrics
from assistant.languages import Pack
from assistant.networks import length

SHARE_DIGITS = 4


def measure(subject: Subject) -> Metrics:
    """Return the metrics of the `check` contract; what cannot be computed is None.

    Shares are 0 to 1, the density is in per cent of the words, times are in seconds.
    """
    document, pack = subject.document, subject.pack
    words = document.word_count
    lengths = [sentence.length for sentence in document.sentences]
    ease = reading_ease(document, pack)
    matches = subject.matches.get(subject.goal.keyphrase or "")
    return {
        "characters": len(document.text),
        "words": words,
        "sentences": len(lengths),
        "paragraphs": sum(p.kind != "heading" for p in document.prose),
        "syllables": count_syllables(document, pack),
        "reading_time_seconds": reading_time(words, pack),
        "reading_ease": ease,
        "reading_age": None if ease is None else reading_age(ease, pack),
        "sentence_length_mean": _mean(lengths),
        "sentence_length_max": max(lengths, default=None),
        "sentence_length_deviation": round(pstdev(lengths), 1) if lengths else None,
        "long_sentences_share": long_sentences_share(document, pack),
        "complex_words_share": _complex_words_share(subject),
        "passive_share": share(document, lambda sentence: is_passive(sentence.text, pack)),
        "transition_share": share(document, lambda sentence: has_transition(sentence.text, pack)),
        "keyphrase_count": None if matches is None else len(matches),
        "keyphrase_density": None if matches is None or not words else round(len(matches) / words * 100, 2),
        "network_length": length(document.text.rstrip(), subject.profile) if subject.profile else None,
        "network_limit": subject.profile.max_length if subject.profile else None,
    }


def reading_ease(document: Document, pack: Pack) -> float | None:
    """Return the reading ease, 0 (hard) to 100 (easy), by the formula of the language's `reading_ease` section.

    base − per_sentence_length × words per sentence − per_syllables × syllables per word − per_letters × letters per
    word + per_sentences × sentences per word, with what the section names of these; None without a formula, a
    sentence or a word.
    """
    formula = pack.section("reading_ease")
    words = [text for sentence in document.sentences for text, _, _ in sentence.words]
    read = [word for word in words if word.isalpha() or any(map(str.isalpha, word))]
    count = sum(sentence.length for sentence in document.sentences) - (len(words) - len(read))  # figures are not read
    if formula is None or count <= 0:
        return None
    ease, sentences = float(formula["base"]), len(document.sentences)
    if "per_syllables" in formula:
        total = _syllables(read, pack)
        if total is None:
            return None
        ease -= float(formula["per_syllables"]) * total / count
    if "per_letters" in formula:
        ease -= float(formula["per_letters"]) * sum(map(_letters, read)) / count
    ease -= float(formula.get("per_sentence_length", 0)) * count / sentences
    ease += float(formula.get("per_sentences", 0)) * sentences / count
    return round(min(max(ease, 0.0), 100.0), 1)


def _letters(word: str) -> int:
    return sum(map(str.isalpha, word))


def count_syllables(document: Document, pack: Pack) -> int | None:
    """Return how many syllables the words of the prose have; None where the language's are not counted."""
    return _syllables([text for text, _, _ in document.words], pack)


def _syllables(words: list[str], pack: Pack) -> int | None:
    if pack.section("reading_ease") is None:
        return None
    return sum(map(syllables, words, repeat(pack.code)))


def reading_time(words: int, pack: Pack) -> int | None:
    """Return the seconds a silent reader needs; None where the language's pace is not known."""
    pace = (pack.section("reading_time") or {}).get("words_per_minute")
    return round(words / float(pace) * 60) if pace else None


def long_sentences_share(document: Document, pack: Pack) -> float | None:
    """Return the share of the sentences that are longer than the language's limit; None without a sentence."""
    limit = (pack.section("readability.long_sentence") or {}).get("max_words")
    return None if limit is None else share(document, lambda sentence: sentence.length > int(limit))


def _complex_words_share(subject: Subject) -> float | None:
    count = subject.document.word_count
    known = subject.pack.section("readability.complex_words") is not None
    return round(len(subject.rare_words) / count, SHARE_DIGITS) if known and count else None


def share(document: Document, holds: Callable[[Sentence], bool | None]) -> float | None:
    """Return the share of the sentences for which `holds` is true; None without a sentence, or where it cannot tell."""
    told = [holds(sentence) for sentence in document.sentences]
    if not told or None in told:
        return None
    return round(sum(map(bool, told)) / len(told), SHARE_DIGITS)


def _mean(values: list[int]) -> float | None:
    return round(sum(values) / len(values), 1) if values else None
