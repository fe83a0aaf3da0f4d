"""The audit as a workbook: a sheet per question."""

from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from assistant.audit.beside import NOTHING, Beside
from assistant.audit.measured import NOT_MEASURED, names_of, not_measured
from assistant.audit.page_table import Cell, cell
from assistant.audit.sheets import sheets
from assistant.audit.types import Audit
from assistant.messages import Message

LONGEST_NAME = 31  # characters of a sheet's name, Excel's own limit


def write_xlsx(audit: Audit, path: Path, ui: str, beside: Beside = NOTHING) -> None:
    """Write a workbook: the pages, a sheet for each question that has an answer, one of what was not measured."""
    book = Workbook(write_only=True)
    for table in sheets(audit, ui, beside):
        sheet = book.create_sheet(table.title[:LONGEST_NAME])
        sheet.freeze_panes = "B2"
        header: list[object] = [*table.header]
        for line in (header, *table.lines):
            sheet.append([_written(sheet, cell(value, ui)) for value in line])
    left = list(names_of(not_measured(audit.families), ui))
    if left:
        sheet = book.create_sheet(Message(NOT_MEASURED).render(ui)[:LONGEST_NAME])
        for name in left:
            sheet.append([_written(sheet, cell(name, ui))])
    book.save(path)


def _written(sheet: Any, value: Cell) -> Any:
    found = WriteOnlyCell(sheet, value=value)
    if isinstance(value, str):
        found.data_type = "s"  # a text, never a formula
    return found
