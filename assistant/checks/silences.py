"""Findings the user does not want to be told: of one sentence, per text or per brand, whatever stands elsewhere.

A silence names a check and a sentence (or the marked words themselves). Case, apostrophes and spaces do not count; any
other change of the sentence lifts the silence. Without a sentence it holds for what a check says of the text as such.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from functools import cached_property

from assistant.brand import Silence
from assistant.checks.goal import Goal
from assistant.document import Document, Sentence, Span
from assistant.document.types import APOSTROPHES
from assistant.findings import Finding

_ONE_APOSTROPHE = str.maketrans(dict.fromkeys(APOSTROPHES, "'"))


def folded(text: str) -> str:
    """Return what two sentences have in common when they differ in case, apostrophes or white space only."""
    return "".join(text.translate(_ONE_APOSTROPHE).casefold().split())


class Silences:
    """The silences of a text and of its brand, ready for the findings of one document."""

    def __init__(self, document: Document, goal: Goal) -> None:
        self._document = document
        self._folded: dict[str, set[str]] = {}
        for silence in (*goal.silences, *goal.brand.silences):
            self._folded.setdefault(silence.check, set()).add(folded(silence.sentence))

    def concern(self, check_id: str) -> bool:
        """Whether a silence is about this check."""
        return check_id in self._folded

    def hold(self, check_id: str, span: Span | None) -> bool:
        """Whether what a check says of a place of the visible text (None: of the whole) is not to be told."""
        wanted = self._folded.get(check_id)
        if not wanted:
            return False
        if span is None:
            return "" in wanted
        marked = folded(self._document.text[span.start : span.end])
        return (bool(marked) and marked in wanted) or folded(self._around(span)) in wanted - {""}

    @cached_property
    def _sentences(self) -> tuple[Sentence, ...]:
        return tuple(s for p in self._document.paragraphs for s in p.sentences)

    @cached_property
    def _starts(self) -> list[int]:
        return [sentence.start for sentence in self._sentences]

    def _around(self, span: Span) -> str:
        """Return the sentences that a span touches; nothing where it stands in none."""
        first = max(bisect_right(self._starts, span.start) - 1, 0)
        last = max(bisect_left(self._starts, max(span.end, span.start + 1)), first + 1)
        touched = [s for s in self._sentences[first:last] if s.end > span.start]
        return self._document.text[touched[0].start : touched[-1].end] if touched else ""


def silence_of(finding: Finding, document: Document) -> Silence:
    """Return the silence that keeps a finding from being told: of its sentence, or of the whole text."""
    if finding.start is None:
        return Silence(finding.check)
    return Silence(finding.check, _sentence_of(finding, document) or finding.excerpt or "")


def lifted(silences: Iterable[Silence], finding: Finding, document: Document) -> tuple[Silence, ...]:
    """Return the silences without those that keep this finding from being told."""
    placed = {folded(_sentence_of(finding, document)), folded(finding.excerpt or "")} - {""}
    held = {""} if finding.start is None else placed
    return tuple(s for s in silences if s.check != finding.check or folded(s.sentence) not in held)


def _sentence_of(finding: Finding, document: Document) -> str:
    """Return the sentences that a finding touches, its place being in the text as given."""
    start, end = finding.start or 0, max(finding.end or 0, (finding.start or 0) + 1)
    touched = [
        sentence.span
        for paragraph in document.paragraphs
        for sentence in paragraph.sentences
        if _touches(document.to_source(sentence.span), start, end)
    ]
    return document.text[touched[0].start : touched[-1].end] if touched else ""


def _touches(place: Span, start: int, end: int) -> bool:
    return place.start < end and start < place.end
