"""When posts go out: spread over days and hours by simple rules. A date a row has of its own is kept."""

from bisect import bisect_left, insort
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from assistant.backlog.dates import parse_time
from assistant.backlog.repeats import Repeats, figures
from assistant.errors import UserError
from assistant.messages import N_
from assistant.store import Entry, Key

WORKING_DAYS = (0, 1, 2, 3, 4)  # Monday is 0
NO_DAY = N_("Choose at least one day of the week and one hour.")
NO_HOUR = N_("{given} is no hour of the day; write it as 09:30.")
NO_ZONE = N_("There is no time zone {zone}; write one as Europe/Paris.")


@dataclass(frozen=True)
class Rules:
    """Where posts may go: from a day on, on these days of the week, at these hours on the clock of `zone`.

    A network gets at most `a_day` posts a day; two that say nearly the same stand `distance` days apart.
    """

    start: date
    days: tuple[int, ...] = WORKING_DAYS
    hours: tuple[time, ...] = (time(9),)
    zone: str = "Europe/Paris"
    a_day: int = 1
    distance: int = field(default_factory=lambda: int(figures()["distance"]))


@dataclass
class _Network:
    """What one network has been given so far."""

    taken: set[datetime] = field(default_factory=set)
    by_day: Counter[date] = field(default_factory=Counter)
    alike: dict[str, list[date]] = field(default_factory=lambda: defaultdict(list))

    def take(self, moment: datetime, group: str) -> None:
        self.taken.add(moment)
        self.by_day[moment.date()] += 1
        insort(self.alike[group], moment.date())

    def far_from_alike(self, day: date, group: str, distance: int) -> date | None:
        """Return None when a day is far enough from posts alike, else the first day that may be."""
        others = self.alike.get(group, [])
        place = bisect_left(others, day)
        near = [one for one in others[max(0, place - 1) : place + 1] if abs((one - day).days) < distance]
        return max(near) + timedelta(days=distance) if near else None


def spread(
    entries: Iterable[Entry], rules: Rules, is_past: Callable[[str], bool] = lambda date: False
) -> dict[Key, str]:
    """Return when each variant goes out (ISO 8601, on the clock of the zone), in the order given.

    Those whose row has a date keep it, with the first hour where it has none, unless it `is_past`; raise `UserError`
    without a day or hour.
    """
    if not rules.days or not rules.hours:
        raise UserError(NO_DAY)
    zone_of(rules.zone)
    networks: dict[str, _Network] = defaultdict(_Network)
    seen: dict[str, Repeats] = defaultdict(Repeats)
    found: dict[Key, str] = {}
    waiting: list[tuple[Key, str]] = []
    for entry in entries:
        key = entry.variant.key
        repeat = seen[key.network].add(str(key.row), entry.row.text)
        group, own = repeat.of if repeat else str(key.row), entry.row.fields.get("date")
        if isinstance(own, str) and not is_past(own):
            moment = datetime.fromisoformat(own if "T" in own else f"{own}T{min(rules.hours):%H:%M}")
            networks[key.network].take(moment.replace(tzinfo=None), group)
            found[key] = own if "T" in own else moment.isoformat(timespec="minutes")
        else:
            waiting.append((key, group))
    free = dict.fromkeys(networks, rules.start)
    for key, group in waiting:
        network = networks[key.network]
        moment = _first(network, group, rules, free.get(key.network, rules.start))
        network.take(moment, group)
        found[key] = moment.isoformat(timespec="minutes")
        free[key.network] = _not_full(network, rules, free.get(key.network, rules.start))
    return found


def _first(network: _Network, group: str, rules: Rules, day: date) -> datetime:
    """Return the first moment from a day on that the rules allow a post of this group."""
    while True:
        later = network.far_from_alike(day, group, rules.distance)
        if later is not None:
            day = later
            continue
        moment = next(_moments(network, rules, day), None)
        if moment is not None:
            return moment
        day += timedelta(days=1)


def _not_full(network: _Network, rules: Rules, day: date) -> date:
    while next(_moments(network, rules, day), None) is None:
        day += timedelta(days=1)
    return day


def _moments(network: _Network, rules: Rules, day: date) -> Iterator[datetime]:
    if day.weekday() in rules.days and network.by_day[day] < rules.a_day:
        moments = (datetime.combine(day, hour) for hour in sorted(rules.hours))
        yield from (moment for moment in moments if moment not in network.taken)


def hours_of(text: str) -> tuple[tuple[time, ...], tuple[str, ...]]:
    """Return the hours of the day that a text names, with commas between them, and what names none."""
    pieces = [piece.strip() for piece in text.split(",") if piece.strip()]
    found = [(piece, parse_time(piece)) for piece in pieces]
    return tuple(sorted({hour for _, hour in found if hour is not None})), tuple(
        piece for piece, hour in found if hour is None
    )


def zone_of(name: str) -> ZoneInfo:
    """Return a time zone; raise `UserError` where there is none of this name."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UserError(NO_ZONE, zone=repr(name)) from error


def in_utc(moment: str, zone: str) -> datetime:
    """Return a moment (ISO 8601) in UTC; without a zone of its own it is on the clock of `zone`.

    An hour that the clocks skip in spring becomes the one an hour later.
    """
    found = datetime.fromisoformat(moment)
    return (found if found.tzinfo else found.replace(tzinfo=zone_of(zone))).astimezone(UTC)
