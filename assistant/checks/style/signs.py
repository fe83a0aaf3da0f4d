"""The signs of a text: a quick look at what stands in it, before a search for what is seldom there."""

from functools import lru_cache

import regex

from assistant.document import Span
from assistant.remembered import remembered

# Letters of the Unicode block made for formulas, with accents put on them; a run takes in what stands between words.
_MATHEMATICAL = r"[\U0001D400-\U0001D7FF]\p{M}*+"
_RUN = regex.compile(rf"(?:{_MATHEMATICAL})++(?:[\s'’-]++(?:{_MATHEMATICAL})++)*+")
_LETTERS = frozenset(chr(code) for code in range(0x250) if chr(code).isalnum())  # Latin, and figures


@lru_cache(maxsize=16)
def characters(text: str) -> frozenset[str]:
    """Return the characters that stand in `text`."""
    rows = lines(text)
    return frozenset("\n" if len(rows) > 1 else "").union(*map(characters_of, rows))


@lru_cache(maxsize=16)  # whole texts: few are kept
def lines(text: str) -> tuple[str, ...]:
    """Return the lines of `text`: what is told of one is remembered, and holds after an edit elsewhere."""
    return tuple(text.split("\n"))


@remembered(1 << 11)  # sets take room
def characters_of(line: str) -> frozenset[str]:
    """Return the characters that stand in a line."""
    return frozenset(line)


@lru_cache(maxsize=16)
def signs(text: str) -> str:
    """Return each character that stands in `text` once, Latin letters and figures left out."""
    return "".join(characters(text) - _LETTERS)


def mathematical_runs(text: str) -> tuple[Span, ...]:
    """Return where letters made for formulas stand, word after word."""
    if max(signs(text), default="") < "\U0001d400":
        return ()
    return tuple(Span(*run.span()) for run in _RUN.finditer(text))
