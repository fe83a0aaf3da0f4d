"""The calendars: a file each, whose name is its code."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.errors import DataError
from assistant.messages import N_

FOLDER = Path(__file__).parent
BAD_RULE = N_("The calendar {calendar} says no way to find the day {day}: see the head of its file.")


@dataclass(frozen=True)
class UsualDay:
    """A day that comes back every year: its names by language, and the rule that finds it."""

    names: Mapping[str, str]
    rule: Mapping[str, Any]


@dataclass(frozen=True)
class Calendar:
    """A set of days: public holidays of a country, or days that people speak of."""

    code: str
    names: Mapping[str, str]
    days: tuple[UsualDay, ...]
    source: str
    retrieved: str


@cache
def calendars() -> Mapping[str, Calendar]:
    """Return the calendars by their codes, in alphabetical order.

    Raises DataError where a day has no rule that is known.
    """
    return {path.stem: _read(path) for path in sorted(FOLDER.glob("*.toml"))}


RULES = ("date", "easter", "weekday", "before", "islamic")


def _read(path: Path) -> Calendar:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    days = []
    for one in told["day"]:
        if sum(name in one for name in RULES) != 1:
            raise DataError(BAD_RULE, calendar=path.stem, day=one["en"])
        rule = {name: value for name, value in one.items() if name not in ("fr", "en")}
        days.append(UsualDay({"fr": one["fr"], "en": one["en"]}, rule))
    return Calendar(path.stem, told["names"], tuple(days), told["source"], told["retrieved"])
