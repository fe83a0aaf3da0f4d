"""The surface tier: paragraphs, sentences, words, lemmas and syllables, by rules and tables only."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from assistant.document.marks import Address, addresses
from assistant.document.sentences import cuts
from assistant.document.types import Paragraph, Sentence, Word
from assistant.document.words import runs, words, words_between
from assistant.languages.identify import differs, is_in
from assistant.languages.lemmas import lemmas
from assistant.languages.syllables import syllables
from assistant.remembered import remembered

__all__ = ["lemmas", "paragraphs", "sentences", "sentences_between", "syllables", "words"]

_word = partial(tuple.__new__, Word)  # quicker than Word(…)
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def sentences(text: str, language: str, start: int = 0) -> tuple[Sentence, ...]:
    """Return the sentences of `text`, placed as if it began at `start`."""
    return sentences_between(text, language, start, tuple(addresses(text))).sentences


class Cut(NamedTuple):
    """The sentences of a text, and the language it is in where that is not the one that was named."""

    sentences: tuple[Sentence, ...]
    language: str | None


def sentences_between(text: str, language: str, start: int, links: Iterable[Address], tell: bool = False) -> Cut:
    """Return the sentences of `text`, whose links (placed in it) are known; `tell`: it may be in another language."""
    first, cut = _cut(text, language, tuple(links), tell, _Place(start))
    if first == start:
        return cut
    return Cut(tuple([_moved(sentence, start - first) for sentence in cut.sentences]), cut.language)


@dataclass(frozen=True)
class _Place:
    """Where a text begins; one place is as good as another where its sentences are remembered."""

    start: int = field(compare=False)


@remembered(1 << 12)
def _cut(text: str, language: str, links: tuple[Address, ...], tell: bool, place: _Place) -> tuple[int, Cut]:
    """Return the sentences of a text and where it begins: at `place`, or where it was when it was first cut."""
    start, pieces = place.start, runs(text)
    known = not tell or is_in(text, language, pieces.parts[1::2], pieces.mixed)
    other = None if known else differs(text, language)
    found = words_between(text, pieces, links, start, other or language)
    starts = [begin for _, begin, _ in found]
    sentences = []
    at = 0
    for begin, end in cuts(text, other or language, links):
        last = bisect_left(starts, start + end, at)
        sentences.append(Sentence(text[begin:end], start + begin, start + end, found[at:last]))
        at = last
    return start, Cut(tuple(sentences), other)


def _moved(sentence: Sentence, by: int) -> Sentence:
    """Return a sentence as it stands `by` characters further."""
    words = tuple([_word((text, start + by, end + by)) for text, start, end in sentence.words])
    moved = Sentence(sentence.text, sentence.start + by, sentence.end + by, words)
    vars(moved)["length"] = sentence.length  # the same wherever it stands
    return moved


def paragraphs(text: str, language: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a plain text: blocks between blank lines."""
    return tuple(
        Paragraph("paragraph", m.group(), m.start(), m.end(), sentences(m.group(), language, m.start()))
        for m in _BLOCK.finditer(text)
    )
