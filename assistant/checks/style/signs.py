"""The signs of a text: a quick look at what stands in it, before a search for what is seldom there."""

from functools import lru_cache

_LETTERS = frozenset(chr(code) for code in range(0x250) if chr(code).isalnum())  # Latin, and figures


@lru_cache(maxsize=16)
def characters(text: str) -> frozenset[str]:
    """Return the characters that stand in `text`."""
    return frozenset(text)


@lru_cache(maxsize=16)
def signs(text: str) -> str:
    """Return each character that stands in `text` once, Latin letters and figures left out."""
    return "".join(characters(text) - _LETTERS)
