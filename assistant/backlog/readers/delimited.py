"""CSV with any delimiter and encoding. A row that cannot be read is one row: those after it are read."""

import csv
from collections import Counter
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import TextIO

from assistant.backlog.mapping import known_share
from assistant.backlog.readers.encoding import encoding_of
from assistant.backlog.readers.heading import AHEAD, is_content, place_of_header
from assistant.backlog.readers.table import Record, Table, distinct
from assistant.errors import UserError
from assistant.messages import N_, Message

ENDINGS = (".csv", ".tsv", ".tab", ".txt")
IS_TEXT = True
DELIMITERS = (",", ";", "\t", "|")
NONE = "\x1f"  # stands for the delimiter of a file of one column: the unit separator, which no text holds
SAMPLE = 50  # rows that tell which delimiter is used
TOO_LONG = N_("A cell of the row is longer than {limit} characters: no post is that long.")
NEVER_CLOSED = N_("A quotation mark opens here and does not close: the row cannot be read.")
TOO_MANY = N_(
    "The row has {cells} cells for {columns} columns: a delimiter inside a text is not between quotation marks."
)


class _Lines(Iterator[str]):
    """Lines of a file that can be given back."""

    def __init__(self, file: Iterator[str]) -> None:
        self._file = file
        self._given_back: list[str] = []
        self.taken: list[str] = []

    def __next__(self) -> str:
        line = self._given_back.pop() if self._given_back else next(self._file)
        self.taken.append(line)
        return line

    def give_back(self, lines: list[str]) -> None:
        self._given_back += reversed(lines)


def read(path: Path, encoding: str | None = None) -> Table:
    """Return the file's columns and rows."""
    name = encoding or encoding_of(path)
    try:
        delimiter = _delimiter(path, name)
        records = (cells for cells in _cells(path, name, delimiter) if not _blank(cells))
        ahead = list(islice(records, AHEAD))
    except (LookupError, UnicodeError) as error:
        raise UserError(N_("There is no encoding {name}; try utf-8 or cp1252."), name=repr(name)) from error
    if not ahead:
        return Table((), iter(()))
    place = place_of_header([[] if isinstance(cells, Message) else cells for cells in ahead])
    first = ahead[place]
    if isinstance(first, Message):
        raise UserError(N_("The first line of {name} cannot be read; it should name the columns."), name=path.name)
    if _is_header(first):
        header = distinct(first)
        return Table(header, (_record(cells, header) for cells in chain(ahead[place + 1 :], records)))
    header = tuple(str(place) for place in range(1, len(first) + 1))
    return Table(header, (_record(cells, header) for cells in chain(ahead, records)), titled=False)


def _blank(cells: list[str] | Message) -> bool:
    return not isinstance(cells, Message) and not any(cell.strip() for cell in cells)


def _record(cells: list[str] | Message, header: tuple[str, ...]) -> Record:
    if isinstance(cells, Message):
        return Record(problem=cells)
    named = dict(zip(header, cells, strict=False))
    if any(cell.strip() for cell in cells[len(header) :]):
        return Record(named, Message(TOO_MANY, {"cells": len(cells), "columns": len(header)}))
    return Record({**dict.fromkeys(header, ""), **named})


def _is_header(cells: list[str]) -> bool:
    """Whether the first row names the columns; a single cell does only by a name we know: no post is to be lost."""
    if known_share(cells):
        return True
    return len(cells) > 1 and not any(map(is_content, cells))


def _open(path: Path, encoding: str) -> TextIO:
    return path.open(encoding=encoding, errors="replace", newline="")


def _cells(path: Path, encoding: str, delimiter: str) -> Iterator[list[str] | Message]:
    width = 0
    with _open(path, encoding) as file:
        lines = _Lines(iter(file))
        _skip_separator_line(lines)
        while True:
            lines.taken = []
            try:
                cells: list[str] | Message = next(csv.reader(lines, delimiter=delimiter, strict=True))
            except StopIteration:
                return
            except csv.Error as error:
                cells = _mend(lines, delimiter, width, str(error))
            width = width or len(cells if isinstance(cells, list) else ())
            yield cells


def _mend(lines: _Lines, delimiter: str, width: int, error: str) -> list[str] | Message:
    """Return what a row that breaks the rules says all the same; after a mark that never closes, start anew below.

    A first line that has all its cells when its quotation marks are taken as they stand is a row whose mark never
    closes; otherwise it is a text of several lines with marks inside.
    """
    if any(len(line) > csv.field_size_limit() for line in lines.taken):
        lines.give_back(lines.taken[1:])
        return Message(TOO_LONG, {"limit": csv.field_size_limit()})
    alone = next(csv.reader(lines.taken[:1], delimiter=delimiter, quoting=csv.QUOTE_NONE), [])
    if "expected after" in error and (len(lines.taken) == 1 or len(alone) < width):
        return next(csv.reader(lines.taken, delimiter=delimiter), [])
    lines.give_back(lines.taken[1:])
    return Message(NEVER_CLOSED)


def _skip_separator_line(lines: _Lines) -> None:
    first = next(lines, None)
    if first is not None and not first.lower().startswith("sep="):
        lines.give_back([first])


def _delimiter(path: Path, encoding: str) -> str:
    """Return the delimiter by which most of the first rows have the same number of cells, more than one."""
    best, best_score = NONE, 0.0
    for delimiter in DELIMITERS:
        sample = [cells for cells in islice(_cells(path, encoding, delimiter), SAMPLE) if not _blank(cells)]
        rows = [cells for cells in sample if not isinstance(cells, Message)]
        rows = rows[place_of_header(rows) :]
        if not rows or len(rows[0]) == 1 or _is_prose(rows):
            continue
        width, times = Counter(len(cells) for cells in rows).most_common(1)[0]
        score = times / len(sample) * (width > 1) + 2 * known_share(rows[0]) + (width > 1) * len(rows[0]) / 1000
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _is_prose(rows: list[list[str]]) -> bool:
    """Whether what looks like a delimiter is punctuation: a blank follows it, and no column has a name we know."""
    after = [cell for cells in rows for cell in cells[1:] if cell]
    return not known_share(rows[0]) and bool(after) and sum(cell[0] == " " for cell in after) > len(after) / 2
