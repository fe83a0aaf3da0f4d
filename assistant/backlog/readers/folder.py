"""A folder of Markdown, HTML or plain texts: a file is a row."""

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from assistant.backlog.readers.front_matter import parted
from assistant.backlog.readers.table import Record, Table
from assistant.document.decode import decode
from assistant.errors import UserError, reason_of

ENDINGS = ("/",)
FORMATS = {".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html", ".txt": "text"}
COLUMNS = ("id", "format", "text")
AHEAD = 100  # files whose front matter names further columns


def read(path: Path, encoding: str | None = None) -> Table:
    """Return a row for each text in the folder and those below it, by name; what Markdown says of itself is columns."""
    records = _records(path, encoding)
    ahead = list(islice(records, AHEAD))
    header = dict.fromkeys((*COLUMNS, *(name for record in ahead for name in record.cells)))
    return Table(tuple(header), chain(ahead, records))


def files(folder: Path) -> Iterator[Path]:
    """Yield the texts of a folder and of those below it, by name; what begins with a dot is left out."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.suffix.lower() in FORMATS and not hidden and path.is_file():
            yield path


def _records(folder: Path, encoding: str | None) -> Iterator[Record]:
    for path in files(folder):
        cells = {"id": path.relative_to(folder).as_posix(), "format": FORMATS[path.suffix.lower()]}
        try:
            content = path.read_bytes()
            text = content.decode(encoding, errors="replace") if encoding else decode(content, path.name)
        except UserError as error:
            yield Record(cells, error.message)
        except OSError as error:
            yield Record(cells, reason_of(error))
        else:
            said, body = parted(text) if cells["format"] == "markdown" else ({}, text)
            yield Record({**said, **cells, "text": body})
