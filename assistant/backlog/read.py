"""Reads a backlog: a file's columns, what they mean, and its rows, one in memory at a time."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path

from assistant.backlog import tools
from assistant.backlog.dates import combine, counted, is_day_first, parse
from assistant.backlog.hashtags import with_hashtags
from assistant.backlog.mapping import correct, propose
from assistant.backlog.readers import Cell, Record, open_table
from assistant.backlog.readers.encoding import DAMAGED
from assistant.backlog.readers.folder import FORMATS, files
from assistant.backlog.reasons import plain
from assistant.errors import UserError
from assistant.messages import N_, Message
from assistant.store import Row

SAMPLE = 200  # rows looked at to tell what the columns mean
BLOCK = 1 << 20
LIST = ('["', "[{")  # how a list of texts or of objects begins
UNREAD_DATE = "unread_date"  # the field of a date as it was written, where it is none
EMPTY = N_("The row has no text.")
NO_ROWS = N_("{name} has the names of its columns and nothing below: there is no post to read.")
NO_TEXTS = N_("The folder {name} holds no text to read; a post is a file that ends in {endings}.")
UNREADABLE = N_("The text holds signs that cannot be read: the file was saved in another encoding, or damaged.")


@dataclass(frozen=True)
class ReadOptions:
    """How to read a file: corrections of the mapping as `column=field`, and its encoding where it cannot be guessed."""

    corrections: tuple[str, ...] = ()
    encoding: str | None = None


@dataclass(frozen=True)
class Backlog:
    """A file that can be read. `mapping` gives the column of each field; `tool` the scheduler it comes from."""

    path: Path
    header: tuple[str, ...]
    mapping: Mapping[str, str]
    tool: str | None
    day_first: bool
    encoding: str | None

    @property
    def has_networks(self) -> bool:
        """Whether the rows may say where they go: in a column of names, or in one column for each network."""
        return "network" in self.mapping or bool(self._marked)

    @cached_property
    def _marked(self) -> Mapping[str, str]:
        """Return the column of each network in the files of the scheduler this one comes from."""
        tool = tools.load(self.tool) if self.tool and "network" not in self.mapping else None
        return {id: clean(column) for id, column in tool.networks.items()} if tool else {}

    def _networks(self, texts: Mapping[str, str]) -> dict[str, str]:
        """Return the field of the networks that a row of a scheduler's file marks."""
        marks = tools.load(self.tool).marked_by if self.tool else ()
        marked = [id for id, column in self._marked.items() if texts.get(column, "").strip().casefold() in marks]
        return {"network": ", ".join(marked)} if marked else {}

    def rows(self) -> Iterator[Row]:
        """Yield the rows in order, numbered from 1; one that cannot be worked on says why."""
        for number, record in enumerate(open_table(self.path, self.encoding).records, 1):
            yield self._row(number, record)

    def preview(self, count: int = 10) -> tuple[Row, ...]:
        """Return the first rows."""
        return tuple(islice(self.rows(), count))

    def _row(self, number: int, record: Record) -> Row:
        texts = {clean(name): text_of(cell) for name, cell in record.cells.items()}
        fields = {name: texts[c].strip() for name, c in self.mapping.items() if texts.get(c, "").strip()}
        fields |= self._networks(texts)
        text = fields.pop("text", "")
        fields = {name: listed(value) for name, value in fields.items()}
        hashtags = fields.pop("hashtags", "")
        given = fields.pop("date", "")
        day = parse(given, self.day_first) or counted(given)
        hour = fields.get("time", "")
        moment = combine(day, hour) if day else None
        if moment and ("T" in moment or not any(map(str.isalnum, hour))):
            fields["date"] = moment
        elif given:  # an hour that cannot be read is not taken for none: the post would go out at another
            fields[UNREAD_DATE] = f"{given} {hour}".strip()
        return Row(
            number=number,
            id=fields.pop("id", str(number)),
            text=with_hashtags(clean(text).replace("\r\n", "\n").replace("\r", "\n"), hashtags if text else ""),
            fields={name: clean(value) for name, value in fields.items()},
            columns={clean(name): clean(c) if isinstance(c, str) else c for name, c in record.cells.items()},
            problem=_problem(record, text),
        )


def open_backlog(path: Path, options: ReadOptions | None = None) -> Backlog:
    """Return a backlog ready to be read; raise `UserError` when the file is no table or has no column of texts."""
    options = options or ReadOptions()
    table = open_table(path, options.encoding)
    ahead = list(islice(table.records, SAMPLE))
    sample = [
        {clean(name): text_of(cell) for name, cell in record.cells.items()}
        for record in ahead
        if record.problem is None
    ]
    header = tuple(clean(name) for name in table.header)
    if not header:
        raise UserError(N_("{name} is empty: it has no rows."), name=path.name)
    if not ahead:
        raise UserError(NO_TEXTS if path.is_dir() else NO_ROWS, name=path.name, endings=", ".join(FORMATS))
    mapping = correct(propose(header, sample, table.titled), header, options.corrections)
    if "text" not in mapping:
        raise UserError(
            N_("None of the columns of {name} seems to hold the texts. Say which with --map COLUMN=text: {columns}."),
            name=path.name,
            columns=", ".join(header),
        )
    tool = tools.recognise(header) if table.titled else None
    dates = [cells.get(mapping.get("date", ""), "") for cells in sample]
    return Backlog(path, header, mapping, tool.id if tool else None, is_day_first(dates), options.encoding)


def fingerprint(path: Path) -> str:
    """Return the hash of a file's content, or of a folder's texts with their names."""
    digest = hashlib.sha256()
    for one in files(path) if path.is_dir() else (path,):
        if path.is_dir():
            digest.update(f"\0{one.relative_to(path).as_posix()}\0".encode())
        with one.open("rb") as content:
            while block := content.read(BLOCK):
                digest.update(block)
    return digest.hexdigest()


def text_of(cell: Cell) -> str:
    """Return a cell as text."""
    return "" if cell is None else cell if isinstance(cell, str) else str(cell)


def listed(value: str) -> str:
    """Return a JSON list with commas alone, of objects their addresses; any other value as it is."""
    if not value.startswith(LIST):
        return value
    try:
        entries = json.loads(value)
    except (ValueError, RecursionError):
        return value
    flat = [entry.get("url") if isinstance(entry, dict) else entry for entry in entries]
    said = [entry for entry in flat if isinstance(entry, str)]
    return ", ".join(said) if len(said) == len(flat) else value


def clean(text: str) -> str:
    """Return the text without what no database keeps: the zero sign, halves of signs."""
    if "\0" in text:
        text = text.replace("\0", DAMAGED)
    return text if text.isascii() else text.encode("utf-8", errors="replace").decode("utf-8")


def _problem(record: Record, text: str) -> dict[str, object] | None:
    if record.problem is not None:
        return plain(record.problem)
    if not text:
        return plain(Message(EMPTY))
    if DAMAGED in clean(text):
        return plain(Message(UNREADABLE))
    return None
