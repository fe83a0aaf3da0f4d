"""The figures of a text."""

from collections.abc import Callable
from math import sqrt

from assistant.checks.check import Subject
from assistant.checks.readability.passive import is_passive
from assistant.checks.readability.school_levels import reading_age
from assistant.checks.readability.transitions import has_transition
from assistant.document import Document, Sentence
from assistant.findings import Metrics
from assistant.languages import Pack
from assistant.networks import length

SHARE_DIGITS = 4


def measure(subject: Subject, readability: bool = True) -> Metrics:
    """Return the metrics of the `check` contract; what cannot be computed is None.

    Shares are 0 to 1, the density is in per cent of the words, times are in seconds. Without `readability` the figures
    that look into each word or sentence for it are None.
    """
    document, pack = subject.document, subject.pack
    words = document.word_count
    lengths = [sentence.length for sentence in document.sentences]
    worded = [count for count in lengths if count]  # a lone link is a sentence without words
    matches = subject.matches.get(subject.goal.keyphrase or "")
    return {
        "characters": len(document.text),
        "words": words,
        "sentences": len(lengths),
        "paragraphs": sum(p.kind != "heading" for p in document.prose),
        "syllables": None,
        "reading_time_seconds": reading_time(words, pack),
        "reading_ease": None,
        "reading_age": None,
        "sentence_length_mean": _mean(worded),
        "sentence_length_max": max(worded, default=None),
        "sentence_length_deviation": _deviation(worded),
        "long_sentences_share": long_sentences_share(document, pack),
        "complex_words_share": None,
        "passive_share": None,
        "transition_share": None,
        "keyphrase_count": None if matches is None else len(matches),
        "keyphrase_density": None if matches is None or not words else round(len(matches) / words * 100, 2),
        "network_length": length(subject.posted.text.rstrip(), subject.profile) if subject.profile else None,
        "network_limit": subject.profile.max_length if subject.profile else None,
        **(_readability(subject) if readability else {}),
    }


def _readability(subject: Subject) -> Metrics:
    document, pack, ease = subject.document, subject.pack, subject.reading_ease
    return {
        "syllables": count_syllables(subject),
        "reading_ease": ease,
        "reading_age": None if ease is None else reading_age(ease, pack),
        "complex_words_share": _complex_words_share(subject),
        "passive_share": share(document, lambda sentence: is_passive(sentence.text, pack)),
        "transition_share": share(document, lambda sentence: has_transition(sentence.text, pack)),
    }


def count_syllables(subject: Subject) -> int | None:
    """Return how many syllables the words of the prose have; None where the language's are not counted."""
    heard = subject.heard
    return None if heard is None else sum([paragraph.syllables for paragraph in heard])


def reading_time(words: int, pack: Pack) -> int | None:
    """Return the seconds a silent reader needs; None where the language's pace is not known."""
    pace = (pack.section("reading_time") or {}).get("words_per_minute")
    return round(words / float(pace) * 60) if pace else None


def long_sentences_share(document: Document, pack: Pack) -> float | None:
    """Return the share of the sentences that are longer than the language's limit; None without a sentence."""
    limit = (pack.section("readability.long_sentence") or {}).get("max_words")
    if limit is None or not document.sentences:
        return None
    most = int(limit)
    long = sum([sentence.length > most for sentence in document.sentences])
    return round(long / len(document.sentences), SHARE_DIGITS)


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


def _deviation(values: list[int]) -> float | None:
    """Return the deviation of whole numbers from their mean, over all of them; summed exactly."""
    count = len(values)
    squares = count * sum([value * value for value in values]) - sum(values) ** 2
    return round(sqrt(squares) / count, 1) if values else None
