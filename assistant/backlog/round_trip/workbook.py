"""The review as an Excel workbook: changes marked in the cells, a list of verdicts, the text to edit, a comment."""

import zipfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Color, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation

from assistant.backlog.cells import in_cell
from assistant.backlog.reasons import sentences
from assistant.backlog.round_trip.slips import BREAK, VERDICTS, Returned, Slip, read, verdict_named
from assistant.document.changes import Piece, changes
from assistant.errors import UserError
from assistant.messages import N_, UI_LANGUAGES, Message
from assistant.networks import load
from assistant.store import Entry, Job

ENDING = ".xlsx"
MARK = "porteplume"  # the hidden column that says of which version a line is
CELL_MAX = 32_767  # characters: Excel's own limit
COLUMNS = {  # name and width
    "row": (N_("Row"), 7),
    "id": (N_("Reference"), 14),
    "network": (N_("Network"), 13),
    "source": (N_("Source"), 50),
    "version": (N_("Version, changes marked"), 50),
    "reasons": (N_("Why to look"), 34),
    "verdict": (N_("Decision"), 13),
    "text": (N_("Your text (change it here)"), 50),
    "comment": (N_("Comment"), 30),
}
FILLED = ("verdict", "text", "comment")  # the reviewer's columns
GONE, NEW = InlineFont(strike=True, color=Color("FFB42318")), InlineFont(u="single", color=Color("FF067647"))
UNREADABLE = N_("{name} is no review that came from here: it has no workbook of ours in it.")
NO_MARK = N_("Line {line} has lost the hidden mark that says of which version it is; what it says is not taken in.")
NO_VERDICT = N_("Row {row}, {network}: the decision “{given}” is not understood; choose accept or refuse.")


def write(job: Job, entries: Iterable[tuple[Entry, str]], path: Path, ui: str) -> int:
    """Return how many versions were written; those too long for a cell are left out."""
    book = openpyxl.Workbook()
    book.properties.title, sheet = job.name, book.worksheets[0]
    sheet.title, sheet.freeze_panes = "Porteplume", "D2"
    titles = [Message(title).render(ui) for title, _ in COLUMNS.values()]
    sheet.append([*titles, MARK])
    for number, (_, width) in enumerate(COLUMNS.values(), 1):
        cell = sheet.cell(1, number)
        cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="FFEDEAE4")
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.column_dimensions[get_column_letter(len(COLUMNS) + 1)].hidden = True
    count = 0
    for entry, mark in entries:
        if max(len(entry.row.text), len(BREAK.join(entry.variant.parts))) <= CELL_MAX:
            count += 1
            _line(sheet, count + 1, _cells(entry, mark, ui))
    _verdicts(sheet, ui, count)
    sheet.auto_filter.ref = sheet.dimensions
    content = BytesIO()  # an archive half written to a full disk would complain again as it is thrown away
    book.save(content)
    path.write_bytes(content.getvalue())
    return count


def _cells(entry: Entry, mark: str, ui: str) -> list[Any]:
    variant, text = entry.variant, BREAK.join(entry.variant.parts)
    before, after = changes(entry.row.text, text)
    return [
        entry.row.number,
        entry.row.id,
        load(variant.network).label(ui),
        _rich(before, GONE),
        _rich(after, NEW),
        "\n".join(sentences(variant.reasons, ui)),
        "",
        text,
        "",
        mark,
    ]


def _line(sheet: Any, number: int, values: list[Any]) -> None:
    names = (*COLUMNS, MARK)
    for column, (name, value) in enumerate(zip(names, values, strict=True), 1):
        plain = in_cell(value) if isinstance(value, str) and name != "row" else value
        cell = sheet.cell(number, column, plain)
        if isinstance(plain, str):
            cell.data_type = "s"  # "=1+1" is what somebody wrote, not something to compute
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        cell.protection = Protection(locked=name not in FILLED)


def _rich(pieces: Iterable[Piece], font: InlineFont) -> CellRichText:
    clean = ((in_cell(text), changed) for text, changed in pieces)
    return CellRichText(
        [TextBlock(font, text) if changed and text.strip() else text for text, changed in clean if text]
    )


def _verdicts(sheet: Any, ui: str, count: int) -> None:
    words = ",".join(Message(text).render(ui) for text in VERDICTS.values())
    choice = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
    sheet.add_data_validation(choice)
    column = get_column_letter(list(COLUMNS).index("verdict") + 1)
    choice.add(f"{column}2:{column}{max(count, 1) + 1}")  # a line even where there is nothing to review


def take(path: Path) -> Returned:
    """Return what a workbook that came back says; raise `UserError` when it is none of ours."""
    try:
        book = openpyxl.load_workbook(path, data_only=True)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, EOFError) as error:
        raise UserError(UNREADABLE, name=path.name) from error
    lines = list(book.worksheets[0].iter_rows(values_only=True))
    header = [_text(cell) for cell in lines[0]] if lines else []
    if MARK not in header or len(header) < len(COLUMNS) + 1:
        raise UserError(UNREADABLE, name=path.name)
    places = _places(header)
    slips, problems, job = [], [], ""
    for number, line in enumerate(lines[1:], 2):
        said = {name: _text(line[place]) if place < len(line) else "" for name, place in places.items()}
        found = _slip(number, said)
        if isinstance(found, Message):
            problems.append(found)
        elif found is not None:
            slips.append(found[1])
            job = job or found[0]
    return Returned(job, book.properties.lastModifiedBy or "", tuple(slips), tuple(problems))


def _places(header: list[str]) -> dict[str, int]:
    """Return where the mark and the reviewer's columns are: by their names in any language, else where they left."""
    places = {MARK: header.index(MARK)}
    for index, name in enumerate(COLUMNS):
        titles = {Message(COLUMNS[name][0]).render(ui) for ui in UI_LANGUAGES}
        if name in FILLED:
            places[name] = next((place for place, title in enumerate(header) if title in titles), index)
    return places


def _slip(number: int, said: dict[str, str]) -> tuple[str, Slip] | Message | None:
    mark = read(said[MARK])
    if mark is None:
        return Message(NO_MARK, {"line": number}) if any(said[name].strip() for name in FILLED) else None
    job, key, its_version = mark
    verdict = verdict_named(said["verdict"])
    if verdict is None and said["verdict"].strip():
        return Message(NO_VERDICT, {"row": key.row, "network": key.network, "given": said["verdict"].strip()})
    return job, Slip(key, its_version, verdict, said["text"], said["comment"].strip())


def _text(cell: object) -> str:
    return "" if cell is None else str(cell)
