"""What a file holds by its first bytes, where its name says that it is a table and its content is something else."""

import tomllib
from functools import cache
from pathlib import Path

BEGINNING = 512  # bytes
MARK = b"\xef\xbb\xbf"


@cache
def _beginnings() -> tuple[tuple[bytes, str], ...]:
    known = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    found = [(bytes.fromhex(begin), kind) for begin, kind in known["hex"].items()]
    return (*found, *((begin.encode(), kind) for begin, kind in known["text"].items()))


def other_kind(path: Path) -> str | None:
    """Return what a file is that is no text of a table, as "PDF"; None where nothing speaks against one."""
    with path.open("rb") as file:
        start = file.read(BEGINNING)
    readable = start.removeprefix(MARK).lstrip().lower()
    return next((kind for begin, kind in _beginnings() if start.startswith(begin) or readable.startswith(begin)), None)
