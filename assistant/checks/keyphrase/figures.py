"""The figures of each keyphrase and related term: how often it stands, and where."""

from collections.abc import Iterator
from itertools import islice

from assistant.checks.check import Subject
from assistant.checks.keyphrase.places import places
from assistant.document import Span
from assistant.findings import PhraseFigures

FIRST_WORDS = "keyphrase.first_words"  # the check whose limit says what the first words are
DENSITY_DIGITS = 2


def keyphrase_figures(subject: Subject) -> tuple[PhraseFigures, ...]:
    """Return the figures of the keyphrases, the main one first."""
    return tuple(_figures(subject, subject.matches))


def related_figures(subject: Subject) -> tuple[PhraseFigures, ...]:
    """Return the figures of the related terms, in the order given."""
    return tuple(_figures(subject, subject.related_matches))


def _figures(subject: Subject, matches: dict[str, tuple[Span, ...]]) -> Iterator[PhraseFigures]:
    words = subject.document.word_count
    for phrase, spans in matches.items():
        known = subject.places if phrase == subject.goal.keyphrase else None
        stands: dict[str, bool | float | None] = (known or places(subject.document, phrase)).as_json()
        stands["first_words"] = _is_early(subject, spans)
        density = round(len(spans) / words * 100, DENSITY_DIGITS) if words else None
        yield PhraseFigures(phrase, len(spans), density, stands)


def _is_early(subject: Subject, spans: tuple[Span, ...]) -> bool | None:
    """Whether the phrase begins within the first words of the text; None without a text, or a limit."""
    limit = (subject.pack.section(FIRST_WORDS) or {}).get("max_words")
    if limit is None or not subject.document.forms:
        return None
    if not spans:
        return False
    words = (word for p in subject.document.prose for sentence in p.sentences for word in sentence.words)
    *_, last = islice(words, int(limit))
    return spans[0].start <= last.start
