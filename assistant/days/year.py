"""When the usual days fall in a year."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from assistant.days.calendars import UsualDay, calendars

WEEK = 7
WEEKEND = 5  # Saturday, as `date.weekday` counts
# Of the arithmetical Islamic calendar, civil epoch: Reingold and Dershowitz, Calendrical Calculations, 4th ed., ch. 7.
ISLAMIC_EPOCH = date(622, 7, 19).toordinal()
ISLAMIC_YEAR = 354


@dataclass(frozen=True)
class Falls:
    """A usual day in a year; `estimated` where the moon is to be seen first: the day before or after may be the one."""

    on: date
    calendar: str
    day: UsualDay
    estimated: bool = False


def usual_days(year: int, codes: Iterable[str]) -> tuple[Falls, ...]:
    """Return the days of these calendars in a year, in their order; a code that is not known has none."""
    known = calendars()
    found = [falls for code in codes if code in known for falls in _of(code, known[code].days, year)]
    return tuple(sorted(found, key=lambda falls: (falls.on, falls.calendar)))


def _of(code: str, days: tuple[UsualDay, ...], year: int) -> Iterator[Falls]:
    taken: set[date] = set()
    for day in days:
        for on in _dates(day.rule, year):
            moved = on
            while day.rule.get("substitute") and (moved.weekday() >= WEEKEND or moved in taken):
                moved += timedelta(days=1)
            taken.add(moved)
            yield Falls(moved, code, day, "islamic" in day.rule)


def _dates(rule: Mapping[str, Any], year: int) -> Iterator[date]:
    """Yield when a rule is met: once, but for the Islamic calendar, whose year is shorter than ours."""
    if year < rule.get("since", year):
        return
    if "date" in rule:
        month, day = rule["date"]
        yield date(year, month, day)
    elif "easter" in rule:
        yield easter(year) + timedelta(days=rule["easter"])
    elif "weekday" in rule:
        yield _unless(_nth(rule, year), rule, year)
    elif "before" in rule:  # the last such weekday before a date
        weekday, month, day = rule["before"]
        eve = date(year, month, day) - timedelta(days=1)
        yield eve - timedelta(days=(eve.weekday() - weekday) % WEEK)
    else:
        month, day = rule["islamic"]
        first = (year - 622) * 33 // 32
        yield from (on for lunar in range(first - 1, first + 3) if (on := islamic(lunar, month, day)).year == year)


def _nth(rule: Mapping[str, Any], year: int) -> date:
    """Return the n-th weekday of a month, counted from its end below zero, and so many days after it."""
    nth, weekday, month = rule["weekday"]
    later = timedelta(days=rule.get("plus", 0))
    if nth > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % WEEK + WEEK * (nth - 1)) + later
    last = (date(year, month, 28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % WEEK + WEEK * (-nth - 1)) + later


def _unless(on: date, rule: Mapping[str, Any], year: int) -> date:
    """Return the day, a week later where it meets the day after Easter that the rule gives way to."""
    gives_way = "unless_easter" in rule and on == easter(year) + timedelta(days=rule["unless_easter"])
    return on + timedelta(days=WEEK) if gives_way else on


def easter(year: int) -> date:
    """Return Easter Sunday: the anonymous Gregorian algorithm (Meeus, Astronomical Algorithms, ch. 8)."""
    century, short = divmod(year, 100)
    golden = year % 19
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (short // 4) - moon - short % 4) % WEEK
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - WEEK * late + 114, 31)
    return date(year, month, day + 1)


def islamic(year: int, month: int, day: int) -> date:
    """Return a day of the arithmetical Islamic calendar; what is seen of the moon may move it by a day."""
    months = 29 * (month - 1) + month // 2
    return date.fromordinal(ISLAMIC_EPOCH - 1 + (year - 1) * ISLAMIC_YEAR + (3 + 11 * year) // 30 + months + day)
