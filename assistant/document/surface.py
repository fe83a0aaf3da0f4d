"""The surface tier: paragraphs, sentences and words, by rules and tables only."""

import re

from assistant.document.types import Paragraph, Sentence, Word

_WORD = re.compile(r"\w+(?:[’'](?=\w)|-\w+)*")
_SENTENCE = re.compile(r"[^\s.!?…][^.!?…\n]*(?:[.!?…]+|$|\n)")
_BLOCK = re.compile(r"[^\n]+(?:\n[^\n]+)*")


def words(text: str, start: int = 0) -> tuple[Word, ...]:
    """Return the words of `text`, placed as if it began at `start`."""
    return tuple(Word(m.group(), start + m.start(), start + m.end()) for m in _WORD.finditer(text))


def sentences(text: str, language: str, start: int = 0) -> tuple[Sentence, ...]:
    """Return the sentences of `text`, placed as if it began at `start`."""
    found = []
    for match in _SENTENCE.finditer(text):
        body = match.group().rstrip()
        begin = start + match.start()
        found.append(Sentence(body, begin, begin + len(body), words(body, begin)))
    return tuple(found)


def paragraphs(text: str, language: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a plain text: blocks between blank lines."""
    return tuple(
        Paragraph("paragraph", m.group(), m.start(), m.end(), sentences(m.group(), language, m.start()))
        for m in _BLOCK.finditer(text)
    )
