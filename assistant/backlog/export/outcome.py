"""What an export is asked and gives back."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from assistant.backlog.schedule import Rules
from assistant.messages import Message
from assistant.networks import fits, load
from assistant.store import ACCEPTED, EDITED, Entry, Key

DEFAULT_TIME = "09:00"  # for a date without a time, where the scheduler asks for one
DEFAULT_ZONE = "Europe/Paris"
POST_BREAK = "\n---\n"  # stands between the posts of a thread where a file has one cell for them


@dataclass(frozen=True)
class ExportOptions:
    """What goes out: variants in these states, for these networks (all where empty); `ui` is who reads the file.

    `template` is a scheduler's own sample file, whose columns are filled by name instead of those known here. `rules`
    spread the posts whose row has no date; `channels` gives the id of each network's channel, where a target asks.
    """

    states: tuple[str, ...] = (ACCEPTED, EDITED)
    networks: tuple[str, ...] = ()
    ui: str = "fr"
    template: Path | None = None
    time: str = DEFAULT_TIME
    rules: Rules | None = None
    channels: Mapping[str, str] = field(default_factory=dict)

    @property
    def zone(self) -> str:
        """Return the time zone of dates that name none."""
        return self.rules.zone if self.rules else DEFAULT_ZONE


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


def linked(entry: Entry) -> tuple[str, ...] | None:
    """Return a variant's posts, the row's link after the first unless it holds it; None where it has no room."""
    first, *others = entry.variant.parts
    link = str(entry.row.fields.get("link", ""))
    if link and link not in first:
        first = f"{first}\n\n{link}"
        if not fits(first, load(entry.variant.network)):
            return None
    return (first, *others)
