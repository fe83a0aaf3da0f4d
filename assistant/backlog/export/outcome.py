"""What an export is asked and gives back."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from assistant.messages import Message
from assistant.store import ACCEPTED, EDITED, Entry, Key

DEFAULT_TIME = "09:00"  # for a date without a time, where the scheduler asks for one
POST_BREAK = "\n---\n"  # stands between the posts of a thread where a file has one cell for them


@dataclass(frozen=True)
class ExportOptions:
    """What goes out: variants in these states, for these networks (all where empty); `ui` is who reads the file.

    `template` is a scheduler's own sample file, whose columns are filled by name instead of those known here.
    """

    states: tuple[str, ...] = (ACCEPTED, EDITED)
    networks: tuple[str, ...] = ()
    ui: str = "fr"
    template: Path | None = None
    time: str = DEFAULT_TIME


@dataclass(frozen=True)
class LeftOut:
    """A variant that cannot go into this kind of file, and why."""

    key: Key
    reason: Message


@dataclass(frozen=True)
class Exported:
    """The files written, how many variants they hold, and those left out."""

    files: tuple[Path, ...]
    written: int
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True)
class Given:
    """What a writer is given: how to list the variants (again and again), the original columns, where to write."""

    entries: Callable[[], Iterable[Entry]]
    header: tuple[str, ...]
    path: Path
    options: ExportOptions
