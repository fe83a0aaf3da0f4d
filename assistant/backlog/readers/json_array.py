"""JSON: a list of objects, or an object that holds one; read an object at a time."""

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
AHEAD = 100  # objects whose keys name the columns
BLOCK = 1 << 16
NOT_AN_OBJECT = N_("This entry is not a JSON object.")
DAMAGED = N_("From here on the file is not valid JSON: {reason}.")
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
        _enter_list(window, path.name)
        while window.sign() not in ("", "]"):
            try:
                value = window.value()
            except (ValueError, RecursionError) as error:
                yield Record(problem=Message(DAMAGED, {"reason": str(error)}))
                return
            yield record_of(value) if isinstance(value, dict) else Record(problem=Message(NOT_AN_OBJECT))
            if window.sign() == ",":
                window.place += 1


def _enter_list(window: _Window, name: str) -> None:
    """Go to the first entry of the list: the file's own, or the first one an object holds."""
    refusal = UserError(N_("{name} holds no list of posts; it should look like {example}."), name=name, example=EXAMPLE)
    while window.sign() == "{":
        window.place += 1
        while window.sign() == '"':
            try:
                window.value()
                if window.sign() != ":":
                    raise refusal
                window.place += 1
                if window.sign() in "[{":
                    break
                window.value()
            except ValueError:
                raise refusal from None
            if window.sign() == ",":
                window.place += 1
    if window.sign() != "[":
        raise refusal
    window.place += 1


EXAMPLE = '[{"text": "…"}, …]'
