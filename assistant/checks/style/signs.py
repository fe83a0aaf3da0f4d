"""The signs of a text: a quick look at what stands in it, before a search for what is seldom there."""

from functools import lru_cache

from assistant.checks.style.phrases import blocks
from assistant.remembered import remembered

_LETTERS = frozenset(chr(code) for code in range(0x250) if chr(code).isalnum())  # Latin, and figures


@lru_cache(maxsize=16)
def signs(text: str) -> str:
    """Return each character that stands in `text` once, Latin letters and figures left out."""
    return "".join(frozenset().union(*(_signs(block) for _, block in blocks(text)), {"\n"} if "\n" in text else ()))


@remembered(1 << 13)
def _signs(block: str) -> frozenset[str]:
    return frozenset(block) - _LETTERS
