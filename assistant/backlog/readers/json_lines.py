"""JSONL: an object a line."""

import json
from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from assistant.backlog.readers.encoding import encoding_of
from assistant.backlog.readers.json_array import AHEAD, header_of, record_of
from assistant.backlog.readers.table import Record, Table
from assistant.messages import N_, Message

ENDINGS = (".jsonl", ".ndjson")
IS_TEXT = True
NO_OBJECT = N_("The line is not a JSON object.")


def read(path: Path, encoding: str | None = None) -> Table:
    """Return the columns of the first objects, and all the rows."""
    records = _records(path, encoding or encoding_of(path))
    ahead = list(islice(records, AHEAD))
    return Table(header_of(ahead), chain(ahead, records))


def _records(path: Path, encoding: str) -> Iterator[Record]:
    with path.open(encoding=encoding, errors="replace") as lines:
        for line in lines:
            if not line.strip():
                continue
            try:
                value = json.loads(line)
            except (ValueError, RecursionError):
                value = None
            yield record_of(value) if isinstance(value, dict) else Record(problem=Message(NO_OBJECT))
