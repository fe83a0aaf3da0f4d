"""What a text says in bold: the marks of Markdown and the tags of HTML stand between the pieces that readers see."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from assistant.document.types import Document, Paragraph, Span

_TAG = re.compile(r"<(/?)(?:strong|b)(?=[\s>])", re.IGNORECASE)
_ADDRESS = re.compile(r"!\[[^\]]*\]\([^)]*\)|\]\([^)]*\)|\]\[[^\]]*\]")  # may hold the same signs
_MARKS = re.compile(r"\*+|_+")
_BEGINS = re.compile(r"(?:\*{2,}|_{2,})[*_]*\[?\Z")  # before the first piece of a block: what touches it


def strong(document: Document, paragraph: Paragraph) -> Iterator[Span]:
    """Yield the parts of a paragraph that are in bold, as spans of the visible text."""
    begun: int | None = None
    for start, between, is_first in _gaps(document, paragraph):
        was = begun is not None
        turns = _by_tags(between, was) if document.format == "html" else _by_marks(between, is_first) != was
        if begun is not None and not turns:
            yield Span(begun, start)
            begun = None
        elif begun is None and turns:
            begun = start
    if begun is not None:
        yield Span(begun, paragraph.end)


def _gaps(document: Document, paragraph: Paragraph) -> Iterator[tuple[int, str, bool]]:
    """Yield the place of each piece of a paragraph, and what stands before it in the source."""
    pieces = document.pieces
    first, last = (bisect_left(pieces, place, key=lambda piece: piece[0]) for place in (paragraph.start, paragraph.end))
    for number in range(first, last):
        start, source, _length = pieces[number]
        _text, before, length = pieces[number - 1] if number else (0, 0, 0)
        yield start, document.source[before + length : source], number == first


def _by_tags(between: str, was: bool) -> bool:
    """Whether what follows is in bold, by the tags before it."""
    for found in _TAG.finditer(between):
        was = not found[1]
    return was


def _by_marks(between: str, is_first: bool) -> bool:
    """Whether the marks before a piece turn bold on or off."""
    if is_first:
        return _BEGINS.search(between) is not None
    return sum(len(found[0]) >= 2 for found in _MARKS.finditer(_ADDRESS.sub("", between))) % 2 == 1
