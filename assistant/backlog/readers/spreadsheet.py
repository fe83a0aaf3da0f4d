"""XLSX: the first sheet that holds something, a row at a time."""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from assistant.backlog.readers.table import Cell, Record, Table, distinct
from assistant.errors import UserError
from assistant.messages import N_

ENDINGS = (".xlsx", ".xlsm")
UNREADABLE = N_("{name} is not an Excel workbook (.xlsx). Open it in your spreadsheet and save it as .xlsx or .csv.")


def read(path: Path, encoding: str | None = None) -> Table:
    """Return the workbook's columns and rows; a workbook knows its encoding."""
    try:
        workbook = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, EOFError) as error:
        raise UserError(UNREADABLE, name=path.name) from error
    for sheet in workbook.worksheets:
        sheet.reset_dimensions()
        rows = (cells for cells in sheet.iter_rows(values_only=True) if any(_text(cell).strip() for cell in cells))
        first = next(rows, None)
        if first is not None:
            last = max(place for place, cell in enumerate(first, 1) if _text(cell).strip())
            header = distinct([_text(cell) for cell in first[:last]])
            return Table(header, _records(rows, header))
    return Table((), iter(()))


def _records(rows: Iterator[tuple[Any, ...]], header: tuple[str, ...]) -> Iterator[Record]:
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
    if isinstance(value, datetime):
        return value.isoformat(sep=" ", timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return str(value)
