"""The schedulers whose files are read and written: a file `ID.toml` each. Nothing else lists them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Tool:
    """The file of one scheduler. `columns` and `reads` give the column of each field; `reads` only when reading.

    `networks` gives the column of each network it posts to, which a word of `marked_by` marks; a file without such
    columns names them in `publishes`, and in `unsure` those of which nothing says whether it does. `videos` tells
    whether the file can carry one.
    """

    id: str
    name: str
    source: str
    date: object
    header: tuple[str, ...]
    columns: Mapping[str, str]
    date_format: str
    one_network_per_file: bool
    bom: bool
    quote_all: bool
    date_required: bool
    titled: bool = True
    rows_max: int | None = None
    recognised_by: tuple[str, ...] = ()
    time_format: str | None = None
    thread: str | None = None
    thread_separator: str = ""
    read_formats: tuple[str, ...] = ()
    reads: Mapping[str, str] = field(default_factory=dict)
    networks: Mapping[str, str] = field(default_factory=dict)
    marked_by: tuple[str, ...] = ()
    publishes: tuple[str, ...] = ()
    unsure: tuple[str, ...] = ()
    videos: bool = True
    defaults: Mapping[str, str] = field(default_factory=dict)


@cache
def names() -> tuple[str, ...]:
    """Return the ids of the schedulers."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def load(name: str) -> Tool:
    """Return a scheduler by its id."""
    values = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    frozen: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in values.items()}
    return Tool(name, **frozen)


def recognise(header: tuple[str, ...]) -> Tool | None:
    """Return the scheduler whose columns are all there, None when there is none."""
    found = {name.casefold() for name in header}
    tools = [load(name) for name in names()]
    fitting = [t for t in tools if t.recognised_by and {n.casefold() for n in t.recognised_by} <= found]
    return max(fitting, key=lambda tool: len(tool.recognised_by), default=None)
