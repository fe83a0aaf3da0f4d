"""The audit as a workbook: a sheet per question."""

from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from assistant.audit.beside import NOTHING, Beside
from assistant.audit.measured import NOT_MEASURED, names_of, not_measured
from assistant.audit.page_table import Cell, cell
from assistant.audit.sheets import sheets
from assistant.audit.types import Audit
from assistant.messages import Message

BOLD = Font(bold=True)
LOOKED_AT = 200  # lines that tell how wide the columns are
NARROWEST, WIDEST = 8, 60  # characters
LONGEST_NAME = 31  # characters of a sheet's name, Excel's own limit


def write_xlsx(audit: Audit, path: Path, ui: str, beside: Beside = NOTHING) -> None:
    """Write a workbook: the pages, a sheet for each question that has an answer, one of what was not measured."""
    book = Workbook(write_only=True)
    for table in sheets(audit, ui, beside):
        sheet = book.create_sheet(table.title[:LONGEST_NAME])
        sheet.freeze_panes = "B2"
        lines = [[cell(value, ui) for value in line] for line in table.lines]
        for place, width in enumerate(_widths(table.header, lines), 1):
            sheet.column_dimensions[get_column_letter(place)].width = width
        sheet.append([_written(sheet, name, BOLD) for name in table.header])
        for line in lines:
            sheet.append([_written(sheet, value) for value in line])
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(table.header))}{len(lines) + 1}"
    left = list(names_of(not_measured(audit.families), ui))
    if left:
        sheet = book.create_sheet(Message(NOT_MEASURED).render(ui)[:LONGEST_NAME])
        for name in left:
            sheet.append([_written(sheet, cell(name, ui))])
    content = BytesIO()  # an archive half written to a full disk would complain again as it is thrown away
    book.save(content)
    path.write_bytes(content.getvalue())


def _widths(header: Sequence[str], lines: Sequence[Sequence[Cell]]) -> list[int]:
    """Return how wide each column is, in characters: what its name and first cells ask for, within bounds."""
    first = zip(header, *lines[:LOOKED_AT], strict=True)
    return [min(max(max(len(str(cell)) for cell in column) + 2, NARROWEST), WIDEST) for column in first]


def _written(sheet: Any, value: Cell, font: Font | None = None) -> Any:
    found = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        found.data_type = "s"  # a text, never a formula
    if font:
        found.font = font
    return found
