"""The surface tier: paragraphs, sentences, words, lemmas and syllables, by rules and tables only."""

import re
from bisect import bisect_left
from collections.abc import Iterable
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
    cut = _cut(text, language, tuple(links))
    return tuple([_moved(sentence, start) for sentence in cut]) if start else cut


@remembered(1 << 12)
def _cut(text: str, language: str, links: tuple[Address, ...]) -> tuple[Sentence, ...]:
    """Return the sentences of a text that begins at 0; an edit elsewhere finds them again."""
    found = words_between(text, links, 0, language)
    starts = [word.start for word in found]
    sentences = []
    at = 0
    for begin, end in cuts(text, language, links):
        last = bisect_left(starts, end, at)
        sentences.append(Sentence(text[begin:end], begin, end, found[at:last]))
        at = last
    return tuple(sentences)


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
