"""Cells of a workbook merged over several rows: what stands in the first belongs to each of them."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import IO, Any, NamedTuple

from openpyxl.utils import column_index_from_string

MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
BLOCK = 1 << 20
LONGEST = 200  # bytes of one such mark, which two blocks may part
MOST_CELLS = 16_384  # columns of a sheet, Excel's own limit

Cells = tuple[Any, ...]


class Merged(NamedTuple):
    """Columns `first` to `last` of rows `top` to `bottom`, all from 1."""

    top: int
    bottom: int
    first: int
    last: int


def merged(sheet: IO[bytes]) -> list[Merged]:
    """Return the cells of a sheet's XML that are merged over several rows, the highest first."""
    found: dict[tuple[bytes, ...], None] = {}
    rest = b""
    while block := sheet.read(BLOCK):
        found |= dict.fromkeys(MERGED.findall(rest + block))
        rest = (rest + block)[-LONGEST:]
    spans = [Merged(int(top), int(bottom), _column(first), _column(last)) for first, top, last, bottom in found]
    return sorted(span for span in spans if span.bottom > span.top)


def _column(letters: bytes) -> int:
    return column_index_from_string(letters.decode())


def filled(rows: Iterable[Cells], spans: list[Merged]) -> Iterator[Cells]:
    """Yield the rows in order, each with the values merged over it; a row with nothing of its own stays as it is."""
    if not spans:
        yield from rows
        return
    tops = [span.top for span in spans]
    values: dict[Merged, Any] = {}
    open_spans: list[Merged] = []
    for number, cells in enumerate(rows, 1):
        begin = spans[bisect_right(tops, number - 1) : bisect_right(tops, number)]
        values |= {span: cells[span.first - 1] for span in begin if span.first <= len(cells)}
        yield _with(cells, [span for span in open_spans if span in values], values)
        open_spans = [span for span in (*open_spans, *begin) if span.bottom > number]
        if len(values) > MOST_CELLS:
            values = {span: values[span] for span in open_spans if span in values}


def _with(cells: Cells, spans: list[Merged], values: dict[Merged, Any]) -> Cells:
    if not spans or all(cell is None or cell == "" for cell in cells):
        return cells
    mine = list(cells) + [None] * (max(span.last for span in spans) - len(cells))
    for span in spans:
        mine[span.first - 1] = values[span]
    return tuple(mine)
