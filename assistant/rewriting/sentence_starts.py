"""Where the sentences of a post begin: with the emoji that announces what they say, and after a call's link."""

from functools import cache
from pathlib import Path

import regex

from assistant.document import surface

_LONGEST = 12  # characters of the emoji before a sentence
# A link after a colon or an arrow ends its sentence where a capital follows.
_AFTER_LINK = regex.compile(r"[:：→➡👉👇]\ufe0f?[^\S\n]?https?://\S++[^\S\n]++(?=[\p{Lu}¡¿])")


def sentence_starts(text: str, language: str) -> list[int]:
    """Return where the sentences of the text begin, in order."""
    found = [sentence.start for block in surface.paragraphs(text, language) for sentence in block.sentences]
    starts = {_with_its_emoji(text, start) for start in found}
    starts.update(match.end() for match in _AFTER_LINK.finditer(text))
    return sorted(starts)


def _with_its_emoji(text: str, start: int) -> int:
    """Return where a sentence begins with the emoji that point to it; `start` itself where none does."""
    window = max(start - _LONGEST, 0)
    found = _pointing().search(text, window, start)
    return found.start() if found else start


def points_on(text: str) -> bool:
    """Return whether a text ends with an emoji that announces what follows."""
    return _pointing().search(text.rstrip()) is not None


@cache
def _pointing() -> "regex.Pattern[str]":
    """Return the pattern of announcing emoji at the end of a text."""
    lines = (Path(__file__).parent / "pointing_emoji.txt").read_text(encoding="utf-8").splitlines()
    emoji = "|".join(line for line in lines if line and not line.startswith("#"))
    return regex.compile(rf"(?<!\S)(?:(?:{emoji})\ufe0f?[^\S\n]*)+$")
