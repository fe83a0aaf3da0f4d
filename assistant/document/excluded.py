"""Passages the user leaves out of the prose: legal notices, lyrics, a customer's own words. They still show.

They are named by their text, or stand between two comments of Markdown or HTML:
`<!-- porteplume: off -->` and `<!-- porteplume: on -->` (without the second, up to the end).
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from assistant.document.surface import sentences
from assistant.document.types import APOSTROPHES, Document, Paragraph, Span

_SWITCH = re.compile(r"<!--[ \t\r\n]{0,9}porteplume[ \t]{0,9}:[ \t]{0,9}(off|on)[ \t\r\n]{0,9}-->", re.IGNORECASE)
_SPOKEN = re.compile(r"\w")
_APOSTROPHE = f"[{APOSTROPHES}]"


def exclude(document: Document, passages: Iterable[str] = ()) -> Document:
    """Return the document with the passages (and what stands between its comments) left out of the prose.

    A paragraph is cut at the edges of a passage. The text, the links and the images stay as they are.
    """
    spans = _merged([*document.excluded, *_between_comments(document), *_named(document, passages)])
    if spans == document.excluded:
        return document
    paragraphs = tuple(piece for p in document.paragraphs for piece in _cut(p, spans, document))
    return replace(document, paragraphs=paragraphs, excluded=spans)


def _named(document: Document, passages: Iterable[str]) -> Iterator[Span]:
    """Yield where the passages stand, as they read or as they are written; white space and apostrophes do not count."""
    for passage in passages:
        pattern = _pattern(passage)
        if pattern is None:
            continue
        found = [Span(*match.span()) for match in pattern.finditer(document.text)]
        yield from found
        if not found and document.pieces:
            yield from _shown(document, [Span(*match.span()) for match in pattern.finditer(document.source)])


def _pattern(passage: str) -> re.Pattern[str] | None:
    words = passage.split()
    if not words:
        return None
    written = r"\s+".join(re.sub(_APOSTROPHE, _APOSTROPHE, re.escape(word)) for word in words)
    before = r"(?<!\w)" if _SPOKEN.match(words[0]) else ""
    after = r"(?!\w)" if _SPOKEN.match(words[-1][-1]) else ""
    return re.compile(before + written + after)


def _between_comments(document: Document) -> Iterator[Span]:
    if document.format == "text" or "<!--" not in document.source:
        return
    places = sorted((at, at + length) for _, at, length in document.pieces)
    regions: list[Span] = []
    opened: int | None = None
    for match in _SWITCH.finditer(document.source):
        before = bisect_right(places, (match.start(), len(document.source))) - 1
        if before >= 0 and places[before][1] > match.start():
            continue  # it shows, as an example in a block of code does
        if match[1].lower() == "off":
            opened = match.end() if opened is None else opened
        elif opened is not None:
            regions.append(Span(opened, match.start()))
            opened = None
    if opened is not None:
        regions.append(Span(opened, len(document.source)))
    yield from _shown(document, regions)


def _shown(document: Document, regions: Sequence[Span]) -> Iterator[Span]:
    """Yield what the regions of the source, in order, show."""
    starts = [region.start for region in regions]
    for start, at, length in document.pieces:
        index = bisect_right(starts, at + length - 1) - 1
        if index >= 0 and regions[index].end > at:
            first = max(regions[index].start - at, 0)
            last = min(regions[index].end - at, length)
            yield Span(start + first, start + last)


def _merged(spans: list[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start <= merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _cut(paragraph: Paragraph, spans: Sequence[Span], document: Document) -> Iterator[Paragraph]:
    """Yield a paragraph in pieces, those inside a span without sentences."""
    index = max(bisect_right(spans, (paragraph.start, paragraph.start)) - 1, 0)
    inside = []
    while index < len(spans) and spans[index].start < paragraph.end:
        if spans[index].end > paragraph.start:
            inside.append(spans[index])
        index += 1
    if paragraph.excluded or not inside:
        yield paragraph
        return
    at = paragraph.start
    for span in inside:
        yield from _piece(paragraph, at, min(span.start, paragraph.end), document)
        yield from _piece(paragraph, max(span.start, at), min(span.end, paragraph.end), document, True)
        at = min(span.end, paragraph.end)
    yield from _piece(paragraph, at, paragraph.end, document)


def _piece(
    paragraph: Paragraph, start: int, end: int, document: Document, excluded: bool = False
) -> Iterator[Paragraph]:
    body = document.text[start:end]
    start += len(body) - len(body.lstrip())
    body = body.strip()
    if not body:
        return
    if excluded or not _SPOKEN.search(body):  # a full stop left behind says nothing by itself
        yield replace(paragraph, text=body, start=start, end=start + len(body), sentences=(), excluded=True)
        return
    read = sentences(body, paragraph.language or document.language, start)
    yield replace(paragraph, text=body, start=start, end=start + len(body), sentences=read)
