"""XLSX for people: the same columns as the CSV, texts as they are; a text cell is text, never a formula."""

from collections.abc import Sequence
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from assistant.backlog.cells import in_cell
from assistant.backlog.export import people
from assistant.backlog.export.outcome import Exported, Given, LeftOut
from assistant.errors import DataError
from assistant.messages import N_, Message

ENDING = ".xlsx"
LOOKED_AT = 200  # lines that tell how wide the columns are
NARROWEST, WIDEST = 8, 60  # characters
CELL_MAX = 32_767  # characters: Excel's own limit
TOO_LONG = N_("The text is longer than a cell of a spreadsheet can be ({limit} characters).")
DAMAGED = N_("{name} does not read back as it was written: {reason}.")


def write(given: Given) -> Exported:
    """Return the workbook written, and the variants too long for a cell."""
    workbook = openpyxl.Workbook(write_only=True)
    sheet: Any = workbook.create_sheet("Porteplume")
    sheet.freeze_panes = "A2"
    header = people.header(given)
    for place, width in enumerate(_widths(given, header), 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.append([_cell(sheet, name, Font(bold=True)) for name in header])
    count, left_out = 0, []
    for entry in given.entries():
        line = next(people.lines(given, [entry]))
        if any(isinstance(cell, str) and len(cell) > CELL_MAX for cell in line):
            left_out.append(LeftOut(entry.variant.key, Message(TOO_LONG, {"limit": CELL_MAX})))
            continue
        sheet.append([_cell(sheet, cell) for cell in line])
        count += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(header))}{count + 1}"
    content = BytesIO()  # an archive half written to a full disk would complain again as it is thrown away
    workbook.save(content)
    given.path.write_bytes(content.getvalue())
    validate(given.path, count)
    return Exported((given.path,), count, tuple(left_out))


def _widths(given: Given, header: Sequence[str]) -> list[int]:
    """Return how wide each column is, in characters: what its first cells ask for, within what a screen bears."""
    first = [header, *people.lines(given, islice(given.entries(), LOOKED_AT))]
    longest = [
        max(len(line) for cell in cells for line in (str(cell).splitlines() or [""]))
        for cells in zip(*first, strict=True)
    ]
    return [min(max(length + 2, NARROWEST), WIDEST) for length in longest]


def _cell(sheet: Any, value: Any, font: Font | None = None) -> Any:
    text = in_cell(value) if isinstance(value, str) else value
    cell = WriteOnlyCell(sheet, value=text)
    if isinstance(text, str):
        cell.data_type = "s"  # "=1+1" is what somebody wrote, not something to compute
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    if font:
        cell.font = font
    return cell


def validate(path: Path, count: int) -> None:
    """Read the workbook again; raise `DataError` unless all lines are there and none holds a formula."""
    sheet = openpyxl.load_workbook(path, read_only=True).worksheets[0]
    found = 0
    for found, cells in enumerate(sheet.iter_rows(min_row=2), 1):
        if any(cell.data_type == "f" for cell in cells):
            raise DataError(DAMAGED, name=path.name, reason=str(found))
    if found != count:
        raise DataError(DAMAGED, name=path.name, reason=f"{found} / {count}")
