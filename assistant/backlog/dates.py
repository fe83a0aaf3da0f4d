"""Dates as people and tools write them: 2026-05-12 09:30, 12/05/2026, 12 mai 2026 à 9 h 30, May 12, 2026 3:30 PM."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path

from babel.dates import get_month_names

LANGUAGES = ("fr", "en")
CENTURY = 2000  # a year of two figures
NOON, MIDNIGHT = 12, 24
MINUTES_A_DAY = 24 * 60
WORKBOOK_DAY_0 = datetime(1899, 12, 30)

_TIME = re.compile(
    r"(?<!\d)(\d{1,2})\s*(?::|h(?![^\W\d]))\s*(\d{2})?(?::(\d{2})(?:\.\d+)?)?\s*([ap]\.?\s?m\b)?", re.IGNORECASE
)
_HOUR = re.compile(r"(?<!\d)(\d{1,2})(?:\.(\d{2}))?()\s*([ap]\.?\s?m\b)", re.IGNORECASE)  # 9.30pm too
_POINT = re.compile(r"(\d{1,2})\.(\d{2})()()")  # a time, where nothing else stands
_YEAR_FIRST = re.compile(r"(?<!\d)(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_YEAR_LAST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?!\d)")
_DAY_NAME = re.compile(r"(?<!\d)(\d{1,2})(?:er|st|nd|rd|th)?\s+([^\W\d]{3,})\.?,?\s+(\d{4})(?!\d)", re.IGNORECASE)
_NAME_DAY = re.compile(r"([^\W\d]{3,})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)", re.IGNORECASE)
_NUMBER = re.compile(r"[34567]\d{4}(?:\.\d+)?|(?P<seconds>1\d{9}(?:\d{3})?)")
_SHARE = re.compile(r"0?\.\d+")
_LONGEST = 60  # characters past which a cell is no date


def parse(text: str, day_first: bool = True) -> str | None:
    """Return a date as ISO 8601 writes it, with its time and zone where they are given; None when it is none."""
    text = text.strip()
    if not text or len(text) > _LONGEST:
        return None
    try:
        whole = datetime.fromisoformat(text)
    except ValueError:
        pass
    else:
        return whole.isoformat(timespec="minutes") if len(text) > len("2026-05-12") else whole.date().isoformat()
    found = _date(text, day_first)
    if found is None:
        return None
    day, rest = found
    hour = parse_time(rest)
    return day.isoformat() if hour is None else datetime.combine(day, hour).isoformat(timespec="minutes")


def parse_time(text: str) -> time | None:
    """Return the time of day a text names, None when it names none."""
    found = _TIME.search(text) or _HOUR.search(text) or _POINT.fullmatch(text.strip())
    if found is None:
        return None
    groups = found.groups()
    hour, half = int(groups[0]), (groups[-1] or "").lower()
    minute, second = int(groups[1] or 0), int(groups[2] or 0)
    if half and hour < MIDNIGHT:
        hour = hour % NOON + (NOON if half.startswith("p") else 0)
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def counted(text: str) -> str | None:
    """Return the date a number stands for, as `parse` does: days as workbooks count them, or Unix seconds; else None.

    source: ECMA-376 part 1 §18.17.4.1 (days since 1899-12-30, the hour their fraction), POSIX.1-2024 §4.19
    """
    match = _NUMBER.fullmatch(text.strip())
    if match is None:
        return None
    if seconds := match["seconds"]:
        return datetime.fromtimestamp(int(seconds[: len("1764928800")]), UTC).isoformat(timespec="minutes")
    moment = WORKBOOK_DAY_0 + timedelta(minutes=round(float(text) * MINUTES_A_DAY))
    return moment.isoformat(timespec="minutes") if moment.time() != time.min else moment.date().isoformat()


def combine(day: str, hour: str) -> str:
    """Return a date (ISO) with the time another cell gives, unless the date has one of its own.

    Midnight is none: workbooks write it beside every day.
    """
    day = day.removesuffix("T00:00") if hour else day
    found = (_share_of_day(hour) or parse_time(hour)) if "T" not in day else None
    return day if found is None else f"{day}T{found.isoformat(timespec='minutes')}"


def _share_of_day(text: str) -> time | None:
    """Return the time of day that a workbook counts as a share of the day."""
    if not _SHARE.fullmatch(text.strip()):
        return None
    minutes = round(float(text) * MINUTES_A_DAY)
    return time(minutes // 60, minutes % 60) if minutes < MINUTES_A_DAY else None


def looks_like_date(text: str) -> bool:
    """Whether a cell is a date and nothing else."""
    return parse(text) is not None or parse(text, day_first=False) is not None


def is_day_first(cells: Iterable[str]) -> bool:
    """Whether a column writes the day before the month: yes, unless only the other way gives dates for more of them.

    A slip among many does not turn them round: a calendar holds together, and read the wrong way it spreads.
    """
    written = [cell for cell in cells if _YEAR_LAST.search(cell[:_LONGEST])]
    ours, theirs = (_days(written, day_first) for day_first in (True, False))
    if len(ours) >= len(theirs):
        return True
    slips = (len(theirs) - len(ours)) / len(written)
    return slips <= figures()["slips_most"] and _span(ours) < _span(theirs)


def _days(cells: Iterable[str], day_first: bool) -> list[date]:
    found = (parse(cell, day_first) for cell in cells)
    return [datetime.fromisoformat(moment).date() for moment in found if moment is not None]


def _span(days: Sequence[date]) -> timedelta:
    return max(days) - min(days)


@cache
def figures() -> dict[str, float]:
    """Return the figures of `dates.toml`."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def _date(text: str, day_first: bool) -> tuple[date, str] | None:
    for pattern, order in (
        (_YEAR_FIRST, "ymd"),
        (_YEAR_LAST, "dmy" if day_first else "mdy"),
        (_DAY_NAME, "dmy"),
        (_NAME_DAY, "mdy"),
    ):
        found = pattern.search(text)
        if found is None:
            continue
        parts = dict(zip(order, found.groups(), strict=True))
        month = int(parts["m"]) if parts["m"].isdigit() else months().get(_bare(parts["m"]), 0)
        year = int(parts["y"]) + (CENTURY if len(parts["y"]) == len("26") else 0)
        try:
            return date(year, month, int(parts["d"])), text[: found.start()] + " " + text[found.end() :]
        except ValueError:
            continue
    return None


@cache
def months() -> dict[str, int]:
    """Return the numbers of the months by their names, whole or cut, without accents."""
    return {
        _bare(name): number
        for language in LANGUAGES
        for width in ("wide", "abbreviated")
        for number, name in get_month_names(width, locale=language).items()
    }


def _bare(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in letters if sign.isalpha())
