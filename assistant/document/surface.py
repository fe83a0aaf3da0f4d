"""The surface tier: paragraphs, sentences, words, lemmas and syllables, by rules and tables only."""

import re
from bisect import bisect_left
from collections.abc import Iterable

from assistant.document.marks import Address, addresses
from assistant.document.sentences import cuts
from assistant.document.types import Paragraph, Sentence
from assistant.document.words import words, words_between
from assistant.languages.lemmas import lemmas
from assistant.languages.syllables import syllables

__all__ = ["lemmas", "paragraphs", "sentences", "sentences_between", "syllables", "words"]

_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def sentences(text: str, language: str, start: int = 0) -> tuple[Sentence, ...]:
    """Return the sentences of `text`, placed as if it began at `start`."""
    return sentences_between(text, language, start, tuple(addresses(text)))


def sentences_between(text: str, language: str, start: int, links: Iterable[Address]) -> tuple[Sentence, ...]:
    """Return the sentences of `text`, whose links (placed in it) are known."""
    links = tuple(links)
    found = words_between(text, links, start, language)
    starts = [word.start for word in found]
    sentences = []
    at = 0
    for begin, end in cuts(text, language, links):
        last = bisect_left(starts, start + end, at)
        sentences.append(Sentence(text[begin:end], start + begin, start + end, found[at:last]))
        at = last
    return tuple(sentences)


def paragraphs(text: str, language: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a plain text: blocks between blank lines."""
    return tuple(
        Paragraph("paragraph", m.group(), m.start(), m.end(), sentences(m.group(), language, m.start()))
        for m in _BLOCK.finditer(text)
    )
