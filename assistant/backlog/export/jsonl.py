"""JSONL for programs: an object a variant, as the contract writes it; texts exactly as they are."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from assistant.backlog.export.outcome import Exported, Given
from assistant.backlog.reasons import sentences
from assistant.errors import DataError
from assistant.messages import N_
from assistant.store import Entry

ENDING = ".jsonl"
FIELDS = ("row", "id", "network", "source", "parts", "engine", "state", "reasons", "facts", "columns")
DAMAGED = N_("{name} does not read back as it was written: {reason}.")


def write(given: Given) -> Exported:
    """Return the file written."""
    count = 0
    with given.path.open("w", encoding="utf-8", newline="\n") as file:
        for entry in given.entries():
            file.write(json.dumps(as_json(entry, given.options.ui), ensure_ascii=False) + "\n")
            count += 1
    validate(given.path, count)
    return Exported((given.path,), count)


def as_json(entry: Entry, ui: str) -> Mapping[str, Any]:
    """Return a variant as the contract writes it, its reasons in the language `ui`."""
    variant, row = entry.variant, entry.row
    return {
        "row": row.number,
        "id": row.id,
        "network": variant.network,
        "source": row.text,
        "parts": list(variant.parts),
        "engine": variant.details.get("engine"),
        "state": variant.state,
        "reasons": sentences(variant.reasons, ui),
        "facts": variant.details.get("facts", {}),
        "columns": dict(row.columns),
        "model": variant.details.get("model"),
        "usage": variant.details.get("usage"),
    }


def validate(path: Path, count: int) -> None:
    """Read the file again; raise `DataError` unless each line is an object with the contract's fields."""
    found = 0
    with path.open(encoding="utf-8", newline="\n") as file:
        for found, line in enumerate(file, 1):
            if not set(FIELDS) <= set(json.loads(line)):
                raise DataError(DAMAGED, name=path.name, reason=str(found))
    if found != count:
        raise DataError(DAMAGED, name=path.name, reason=f"{found} / {count}")
