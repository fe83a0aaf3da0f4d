"""What an export is asked and gives back."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from assistant.backlog.read import UNREAD_DATE
from assistant.backlog.schedule import Rules, in_utc
from assistant.messages import N_, NN_, Message
from assistant.networks import fits, load
from assistant.store import ACCEPTED, EDITED, Entry, Key

DEFAULT_TIME = "09:00"  # for a date without a time, where the scheduler asks for one
DEFAULT_ZONE = "Europe/Paris"
PAST = N_(
    "The row’s date is past, and {tool} takes posts to come only: "
    "give it a later date, or spread the posts over days to come."
)
NO_DATE = N_("{tool} needs a date for each post, and the row has none.")
BAD_DATE = N_(
    "The row’s date cannot be read: {date}. Write it as 2026-05-12 09:30, or spread the posts over days to come."
)
NO_NETWORK = N_("{tool} does not publish on {network}: take these texts as CSV or Excel, and post them there by hand.")
NO_MEDIA = NN_(
    "{count} post for {network} has no image and no video, and {network} takes none without: add one in {tool}.",
    "{count} posts for {network} have no image and no video, and {network} takes none without: add them in {tool}.",
)
POST_BREAK = "\n---\n"  # stands between the posts of a thread where a file has one cell for them


def clock() -> datetime:
    """Return what time it is."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class ExportOptions:
    """What goes out: variants in these states, for these networks (all where empty); `ui` is who reads the file.

    `template` is a scheduler's own sample file, whose columns are filled by name instead of those known here. `rules`
    spread the posts whose row has no date to come, on the clock of their zone; without them dates are on that of
    `own_zone`; `channels` gives the id of each network's channel, where a target
    asks. What is before `now` is past: no scheduler takes it.
    """

    states: tuple[str, ...] = (ACCEPTED, EDITED)
    networks: tuple[str, ...] = ()
    ui: str = "fr"
    template: Path | None = None
    time: str = DEFAULT_TIME
    rules: Rules | None = None
    channels: Mapping[str, str] = field(default_factory=dict)
    now: datetime = field(default_factory=lambda: clock())
    own_zone: str = DEFAULT_ZONE

    @property
    def zone(self) -> str:
        """Return the time zone of dates that name none."""
        return self.rules.zone if self.rules else self.own_zone

    def in_utc(self, date: str) -> datetime:
        """Return when a row goes out, by its date (ISO 8601) with a time or without one."""
        return in_utc(date if "T" in date else f"{date}T{self.time}", self.zone)

    def is_past(self, date: object) -> bool:
        """Whether a row's date is one, and is over."""
        return isinstance(date, str) and self.in_utc(date) < self.now


@dataclass(frozen=True)
class LeftOut:
    """A variant that cannot go into this kind of file, and why."""

    key: Key
    reason: Message


@dataclass(frozen=True)
class Exported:
    """The files written, how many variants they hold, those left out, and what to know before the files are used."""

    files: tuple[Path, ...]
    written: int
    left_out: tuple[LeftOut, ...] = ()
    notes: tuple[Message, ...] = ()

    def left_out_by_reason(self, ui: str) -> dict[str, list[Key]]:
        """Return those left out under each reason, in a language: dates that are past come by the hundred."""
        found: dict[str, list[Key]] = {}
        for one in self.left_out:
            found.setdefault(one.reason.render(ui), []).append(one.key)
        return found


@dataclass(frozen=True)
class Given:
    """What a writer is given: how to list the variants (again and again), the original columns, where to write."""

    entries: Callable[[], Iterable[Entry]]
    header: tuple[str, ...]
    path: Path
    options: ExportOptions


def undated(entry: Entry, options: ExportOptions, tool: str, required: bool) -> Message | None:
    """Return why a variant cannot go out when its row says: its date is past, unreadable, or missing where required."""
    date, written = entry.row.fields.get("date"), entry.row.fields.get(UNREAD_DATE)
    if options.is_past(date):
        return Message(PAST, {"tool": tool})
    if isinstance(date, str):
        return None
    if written:
        return Message(BAD_DATE, {"date": written})
    return Message(NO_DATE, {"tool": tool}) if required else None


def bare_of_media(entry: Entry) -> tuple[str, ...]:
    """Return the network of a variant where it takes no post without an image or a video and the row has none."""
    network = entry.variant.network
    required = load(network).facts.get("media_required")
    return (network,) if required and not entry.row.fields.get("image") else ()


def no_media(posts: Mapping[str, int], tool: str) -> Iterator[Message]:
    """Yield what is to be told of the posts that lack an image or a video, counted by network."""
    for network, count in posts.items():
        yield Message(NO_MEDIA, {"count": count, "network": load(network).shown, "tool": tool})


def linked(entry: Entry) -> tuple[str, ...] | None:
    """Return a variant's posts, the row's link after the first unless it holds it; None where it has no room."""
    first, *others = entry.variant.parts
    link = str(entry.row.fields.get("link", ""))
    if link and link not in first:
        first = f"{first}\n\n{link}"
        if not fits(first, load(entry.variant.network)):
            return None
    return (first, *others)
