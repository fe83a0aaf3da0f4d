"""The surface tier: paragraphs, sentences, words, lemmas and syllables, by rules and tables only."""

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial

from assistant.document.marks import Address, addresses
from assistant.document.sentences import cuts
from assistant.document.types import Paragraph, Sentence, Word
from assistant.document.words import words, words_between
from assistant.languages.lemmas import lemmas
from assistant.languages.syllables import syllables
from assistant.remembered import remembered

__all__ = ["lemmas", "paragraphs", "sentences", "sentences_between", "syllables", "words"]

_word = partial(tuple.__new__, Word)  # quicker than Word(…)
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def sentences(text: str, language: str, start: int = 0) -> tuple[Sentence, ...]:
    """Return the sentences of `text`, placed as if it began at `start`."""
    return sentences_between(text, language, start, tuple(addresses(text)))


def sentences_between(text: str, language: str, start: int, links: Iterable[Address]) -> tuple[Sentence, ...]:
    """Return the sentences of `text`, whose links (placed in it) are known."""
    first, cut = _cut(text, language, tuple(links), _Place(start))
    return cut if first == start else tuple([_moved(sentence, start - first) for sentence in cut])


@dataclass(frozen=True)
class _Place:
    """Where a text begins; one place is as good as another where its sentences are remembered."""

    start: int = field(compare=False)


@remembered(1 << 12)
def _cut(text: str, language: str, links: tuple[Address, ...], place: _Place) -> tuple[int, tuple[Sentence, ...]]:
    """Return the sentences of a text and where it begins: at `place`, or where it was when it was first cut."""
    start = place.start
    found = words_between(text, links, start, language)
    starts = [word.start for word in found]
    sentences = []
    at = 0
    for begin, end in cuts(text, language, links):
        last = bisect_left(starts, start + end, at)
        sentences.append(Sentence(text[begin:end], start + begin, start + end, found[at:last]))
        at = last
    return start, tuple(sentences)


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
