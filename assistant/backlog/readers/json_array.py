"""JSON: a list of objects or of texts, or an object that holds a list of objects; read an entry at a time."""

import json
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path
from typing import Any, TextIO

from assistant.backlog.readers.encoding import encoding_of
from assistant.backlog.readers.table import Cell, Record, Table, distinct
from assistant.errors import UserError
from assistant.messages import N_, Message

ENDINGS = (".json",)
IS_TEXT = True
AHEAD = 100  # objects whose keys name the columns
BLOCK = 1 << 16
NOT_AN_OBJECT = N_("This entry is not a JSON object.")
DAMAGED = N_(
    "From here on the file is no valid JSON and nothing is read: it is cut, or a comma or a quotation mark is missing."
)
SPACE = " \t\r\n"


def read(path: Path, encoding: str | None = None) -> Table:
    """Return the columns of the first objects, and all the rows."""
    records = _records(path, encoding or encoding_of(path))
    ahead = list(islice(records, AHEAD))
    return Table(header_of(ahead), chain(ahead, records))


def header_of(records: list[Record]) -> tuple[str, ...]:
    """Return the names of all cells of these records, in the order they are met."""
    return distinct(list(dict.fromkeys(name for record in records for name in record.cells)))


def record_of(value: dict[str, Any]) -> Record:
    """Return the record an object stands for; what is nested in it is kept as JSON."""
    return Record({" ".join(name.split()): _cell(cell) for name, cell in value.items() if name.strip()})


def _cell(value: Any) -> Cell:
    return (
        value if value is None or isinstance(value, str | int | float | bool) else json.dumps(value, ensure_ascii=False)
    )


class _Window:
    """The part of a file that is being read."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.text = ""
        self.place = 0

    def more(self) -> bool:
        """Read on; return whether there was more."""
        block = self._file.read(max(BLOCK, len(self.text) - self.place))
        self.text = self.text[self.place :] + block
        self.place = 0
        return bool(block)

    def sign(self) -> str:
        """Return the next sign that is no space, "" at the end."""
        while True:
            while self.place < len(self.text) and self.text[self.place] in SPACE:
                self.place += 1
            if self.place < len(self.text) or not self.more():
                return self.text[self.place : self.place + 1]

    def value(self) -> Any:
        """Return the JSON value that begins here; raise ValueError where there is none."""
        decoder = json.JSONDecoder()
        while True:
            try:
                found, end = decoder.raw_decode(self.text, self.place)
            except ValueError:
                if not self.more():
                    raise
                continue
            if end < len(self.text) or not self.more():
                self.place = end
                return found


def _records(path: Path, encoding: str) -> Iterator[Record]:
    with path.open(encoding=encoding, errors="replace") as file:
        window = _Window(file)
        window.more()
        texts = _enter_list(window, path.name)
        while window.sign() not in ("", "]"):
            try:
                value = window.value()
            except (ValueError, RecursionError):
                yield Record(problem=Message(DAMAGED))
                return
            if texts and isinstance(value, str):
                value = {"text": value}
            yield record_of(value) if isinstance(value, dict) else Record(problem=Message(NOT_AN_OBJECT))
            if window.sign() == ",":
                window.place += 1
        if window.sign() == "":
            yield Record(problem=Message(DAMAGED))


def _enter_list(window: _Window, name: str) -> bool:
    """Go to the first entry of the list: the file's own, or the first one of objects that an object holds.

    Return whether the list is one of texts.
    """
    try:
        found = _enter(window) if window.sign() == "{" else window.sign() == "["
    except (ValueError, RecursionError):
        found = False
    if not found:
        message = N_("{name} holds no list of posts; it should look like {example}.")
        raise UserError(message, name=name, example=EXAMPLE)
    if window.sign() == "[":
        window.place += 1
    return window.sign() == '"'


def _enter(window: _Window) -> bool:
    """Go into the object that begins here to the first object of a list in it; past its end where there is none."""
    window.place += 1
    while window.sign() == '"':
        window.value()
        if window.sign() != ":":
            raise ValueError("no colon after a name")
        window.place += 1
        sign = window.sign()
        if sign == "[" and _begins_with_object(window):
            return True
        if sign == "{" and _enter(window):
            return True
        if sign not in ("[", "{"):
            window.value()
        if window.sign() == ",":
            window.place += 1
    window.place += 1
    return False


def _begins_with_object(window: _Window) -> bool:
    """Go to the first entry of the list that begins here where it is an object, past its end otherwise."""
    window.place += 1
    if window.sign() == "{":
        return True
    while window.sign() not in ("", "]"):
        window.value()
        if window.sign() == ",":
            window.place += 1
    window.place += 1
    return False


EXAMPLE = '[{"text": "…"}, …]'
