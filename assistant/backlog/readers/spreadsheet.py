"""XLSX: the sheet whose columns have the names we know best, else the first with anything, a row at a time."""

import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from itertools import chain, islice
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from assistant.backlog.readers.heading import AHEAD, known_names, place_of_header
from assistant.backlog.readers.merged import filled, merged
from assistant.backlog.readers.table import Cell, Record, Table, distinct
from assistant.errors import UserError
from assistant.messages import N_

Cells = tuple[Any, ...]
ENDINGS = (".xlsx", ".xlsm")
UNREADABLE = N_("{name} is not an Excel workbook (.xlsx). Open it in your spreadsheet and save it as .xlsx or .csv.")


def read(path: Path, encoding: str | None = None) -> Table:
    """Return the workbook's columns and rows; a workbook knows its encoding."""
    try:
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, EOFError) as error:
        raise UserError(UNREADABLE, name=path.name) from error
    sheets = [found for sheet in workbook.worksheets if (found := _Sheet.of(sheet)).ahead]
    if not sheets:
        return Table((), iter(()))
    chosen = max(sheets, key=lambda sheet: known_names(sheet.header))
    return Table(chosen.header, _records(chain(chosen.ahead[chosen.place + 1 :], chosen.rows), chosen.header))


@dataclass(frozen=True)
class _Sheet:
    """A sheet that is open: its first rows that hold something, which of them names the columns, and the others."""

    header: tuple[str, ...]
    ahead: list[Cells]
    place: int
    rows: Iterator[Cells]

    @classmethod
    def of(cls, sheet: Any) -> "_Sheet":
        sheet.reset_dimensions()
        with sheet._get_source() as xml:  # openpyxl does not tell merged cells where rows stream
            spans = merged(xml)
        every = filled(sheet.iter_rows(values_only=True), spans)
        rows = (cells for cells in every if any(_text(cell).strip() for cell in cells))
        ahead = list(islice(rows, AHEAD))
        place = place_of_header([[_text(cell) for cell in cells] for cells in ahead])
        named = [_text(cell) for cell in ahead[place]] if ahead else []
        last = max((place for place, name in enumerate(named, 1) if name.strip()), default=0)
        return cls(distinct(named[:last]), ahead, place, rows)


def _records(rows: Iterable[Cells], header: tuple[str, ...]) -> Iterator[Record]:
    for cells in rows:
        extra = tuple(str(place) for place in range(len(header) + 1, len(cells) + 1))
        named = {name: _cell(cell) for name, cell in zip(header + extra, cells, strict=False)}
        kept = {name: cell for name, cell in named.items() if name in header or cell not in (None, "")}
        yield Record({**dict.fromkeys(header, ""), **kept})


def _cell(value: Any) -> Cell:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value if isinstance(value, bool | int | float | str) else _text(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):  # a day without an hour stands as its midnight
        return value.isoformat(sep=" ", timespec="seconds") if value.time() != time.min else value.date().isoformat()
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
