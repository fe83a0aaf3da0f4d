"""Reads what a model really sends: the text, out of its wrapping."""

import re
from collections.abc import Iterable

from assistant.remembered import remembered

_THOUGHT = re.compile(r"^\s*<think>.*?(?:</think>|\Z)\s*", re.DOTALL)
_FENCE = re.compile(r"^```[\w-]*\n(.*?)\n?```$", re.DOTALL)
_QUOTES = (("“", "”"), ("«", "»"), ('"', '"'))


def read(said: str, draft: str) -> str:
    """Return the text of an answer, without thoughts told aloud, code fences, the draft's marks or quotes around it."""
    text = _THOUGHT.sub("", said).strip()
    text = re.sub(r"(?m)^[ \t]*</?\w+-[0-9a-f]{8,}>?[ \t]*$\n?", "", text).strip()
    fenced = _FENCE.match(text)
    if fenced and not draft.lstrip().startswith("```"):
        text = fenced[1].strip()
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
