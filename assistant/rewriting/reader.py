"""Reads what a model really sends: the text, out of its wrapping."""

import re
from collections.abc import Iterable

from assistant.remembered import remembered
from assistant.rewriting.wrapping import bare

_THOUGHT = re.compile(r"^\s*<(think|thinking|thought|reasoning|reflection)>.*?(?:</\1>|\Z)\s*", re.DOTALL)
_MARK_LINE = re.compile(r"(?m)^[ \t]*</?(?:\w+-[0-9a-f]{8,}|draft)>?[ \t]*$\n?")
_QUOTES = (("“", "”"), ("«", "»"), ('"', '"'))


def read(said: str, draft: str) -> str:
    """Return the text of an answer, without thoughts told aloud, words about it, fences, marks or quotes around it."""
    text = _MARK_LINE.sub("", _THOUGHT.sub("", said).strip()).strip()
    text = bare(text, draft)
    for opening, closing in _QUOTES:
        whole = text.startswith(opening) and text.endswith(closing) and len(text) > 1
        inside = text[1:-1]
        if whole and opening not in inside and closing not in inside and not draft.strip().startswith(opening):
            text = inside.strip()
    return text


def leaks(text: str, instructions: Iterable[str], allowed: str, run: int) -> bool:
    """Whether a mark of the draft's stands in the text, or `run` words in a row of one of the instructions.

    What `allowed` holds (the draft, and what the user wants said) is no leak.
    """
    if re.search(r"</?\w+-[0-9a-f]{8,}", text):
        return True
    said = _runs(text, run)
    repeated = {words for turn in instructions for words in said & _runs(turn, run)}
    return bool(repeated) and not repeated <= _runs(allowed, run)


@remembered(1 << 5)
def _runs(text: str, length: int) -> frozenset[tuple[str, ...]]:
    """Return the words that stand in a row; the standing orders are the same for all the texts of a network."""
    words = re.findall(r"\w+", text.lower())
    return frozenset(zip(*(words[i:] for i in range(length)), strict=False))
