"""Blanks what one reader of facts claimed, so that the next does not see it; every place in the text stays."""

from collections.abc import Iterable

HIDDEN = "\x00"


def hide(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return the text with the spans blanked, its length kept."""
    pieces, last = [], 0
    for start, end in sorted(spans):
        if start < last:
            start = last
        if end > start:
            pieces += [text[last:start], HIDDEN * (end - start)]
            last = end
    return "".join([*pieces, text[last:]])
