"""CSV for people and spreadsheets: the original columns, then the variant. No cell is ever run as a formula.

A cell that begins like a formula gets an apostrophe before it, as spreadsheets themselves write it: this file is to be
looked at. The files for schedulers and JSONL carry the texts exactly as they are.
"""

import csv
from pathlib import Path

from assistant.backlog.export import people
from assistant.backlog.export.outcome import Exported, Given
from assistant.errors import DataError
from assistant.messages import N_

ENDING = ".csv"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
DELIMITERS = {"fr": ";"}  # French spreadsheets open a file with commas as one column
DAMAGED = N_("{name} does not read back as it was written: {reason}.")


def write(given: Given) -> Exported:
    """Return the file written."""
    count = 0
    delimiter = DELIMITERS.get(given.options.ui, ",")
    with given.path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=delimiter, lineterminator="\r\n")
        writer.writerow([harmless(name) for name in people.header(given)])
        for line in people.lines(given, given.entries()):
            writer.writerow([harmless(_figure(cell, given.options.ui)) for cell in line])
            count += 1
    validate(given.path, delimiter, count)
    return Exported((given.path,), count)


def harmless(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _figure(cell: object, ui: str) -> object:
    """Return a number as the spreadsheets of a language read it: 12,5 in French, where 12.5 is a day of May."""
    return str(cell).replace(".", ",") if isinstance(cell, float) and ui in DELIMITERS else cell


def validate(path: Path, delimiter: str, count: int) -> None:
    """Read the file again; raise `DataError` unless each line has all the columns and no cell is a formula."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file, delimiter=delimiter, strict=True)
        width = len(next(reader))
        found = 0
        for found, cells in enumerate(reader, 1):
            if len(cells) != width or any(cell.startswith(("=", "@", "\t")) for cell in cells):
                raise DataError(DAMAGED, name=path.name, reason=str(found))
    if found != count:
        raise DataError(DAMAGED, name=path.name, reason=f"{found} / {count}")
