"""Dates told from another day of the text: the day after, the eve, Christmas."""

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.phrases import data
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import leaves

DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
WEEK, YEAR = 7, 12  # days, months
DAY_SECONDS = 86400
AFTER, BEFORE = "next_day", "previous_day"


def eve(month: int, day: int) -> tuple[int, int]:
    """Return the (month, day) before one."""
    before = (month - 2) % YEAR
    return (month, day - 1) if day > 1 else (before + 1, DAYS[before])


def reckoned(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether the source tells the day of a date by its name, or from another day that both texts date."""
    month, day = month_and_day(fact)
    if not month or not day:
        return False
    called = words(source.language)["calendar"]["called"].get(f"{month:02d}-{day:02d}", ())
    if called and compiled(rf"(?<![\w-]){either(called)}(?![\w-])").search(source.text):
        return True
    weekday = fact.value.partition("/")[2]
    kept = {month_and_day(f) for f in leaves(rewrite.hard) if f.kind == "date"}
    told = [f for f in leaves(source.hard) if f.kind == "date" and month_and_day(f) in kept and same_year(f, fact)]
    if any(_days_on(source, fact, f, (month, day)) for f in told):
        return True
    return any(
        said(source, way) and any(_beside(f, (month, day), way) and _week(f, weekday, way) for f in told)
        for way in (AFTER, BEFORE)
    )


def _days_on(source: Read, fact: Fact, base: Fact, wanted: tuple[int, int]) -> bool:
    """Whether the source tells a day by how many days it is after one that it dates: "three days later"."""
    later = compiled(rf"[^\S\n]+{either(data(source.language).get('later', ()))}(?!\w)")
    spans = (f for f in source.hard if f.unit == "duration" and f.number and later.match(source.text, f.end))
    start, end = (_place(*day) for day in (month_and_day(base), wanted))
    return bool(start and end) and any((end - start) * DAY_SECONDS == abs(f.number or 0) for f in spans)


def same_week(told: Fact, fact: Fact) -> bool:
    """Return whether the weekdays of two dates are as far apart as their days, where both texts tell them."""
    known, said = (f.value.partition("|")[0].partition("/")[2] for f in (told, fact))
    days = _place(*month_and_day(fact)) - _place(*month_and_day(told))
    return not (known and said) or (int(said) - int(known) - days) % WEEK == 0


def same_year(told: Fact, fact: Fact) -> bool:
    """Return whether two dates may be of one year, or stand on both sides of its end."""
    (one, month), (other, beside) = ((*f.value.partition("|")[0].split("-")[:2], "*")[:2] for f in (told, fact))
    if not (one.isdigit() and other.isdigit()):
        return True
    return one == other or (abs(int(one) - int(other)) == 1 and {month, beside} == {"01", "12"})


def _place(month: int, day: int) -> int:
    """Return the place of a day in its year, 0 where its day is not told."""
    return sum(DAYS[: month - 1]) + day if month and day else 0


def said(side: Read, way: str) -> bool:
    """Return whether a text speaks of the day after, or before, another one."""
    return bool(compiled(rf"(?<!\w){either(words(side.language)['calendar'][way]['forms'])}(?!\w)").search(side.text))


def shifted(days: frozenset[str], way: str) -> frozenset[str]:
    """Return the days of the week right after, or before, some."""
    step = 1 if way == AFTER else -1
    return frozenset(str((int(day) + step) % WEEK) for day in days)


def month_and_day(fact: Fact) -> tuple[int, int]:
    """Return the month and day of a date, 0 for what it does not tell."""
    parts = fact.value.partition("|")[0].partition("/")[0].split("-")
    month, day = (*parts[1:], "*", "*")[:2]
    return int(month) if month.isdigit() else 0, int(day) if day.isdigit() else 0


def _beside(told: Fact, wanted: tuple[int, int], way: str) -> bool:
    month, day = month_and_day(told)
    if not month or not day:
        return False
    return eve(*wanted) == (month, day) if way == AFTER else wanted == eve(month, day)


def _week(told: Fact, weekday: str, way: str) -> bool:
    """Whether the weekday of a date goes with that of the day it is told from; one that is not told goes with any."""
    known = told.value.partition("|")[0].partition("/")[2]
    return not weekday or (bool(known) and shifted(frozenset(known), way) == frozenset(weekday))
