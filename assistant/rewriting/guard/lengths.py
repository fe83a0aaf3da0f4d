"""How long what the source dates lasts: nights of a range, days it lists, hours between two times."""

from collections.abc import Iterator
from fractions import Fraction

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.reckoned import DAYS
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import leaves, same

DAY, MINUTE = Fraction(86400), Fraction(60)  # seconds
DAY_MINUTES = 1440
WEEKLY = "duration:604800"
DURATION, WORKING, NIGHT, WEEKDAY = "duration", "working_days", "night", "weekday"
WEEK, DAYS_OFF = 7, 2  # days
FEWEST = 2  # days that are a list
LEAD = 12  # characters before an hour in which its preposition stands


def lasts(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether a length is that of what the source dates, and stands for no other length that is gone."""
    if _of_dates(fact, source, rewrite):
        return True
    seconds = _seconds(fact, rewrite)
    if seconds is None or fact.bounds:
        return False
    by_days = seconds % DAY == 0
    if by_days and fact.rate == WEEKLY and fact.shown == seconds / DAY:  # told in days: "24 hours a week" are none
        return seconds in {count * DAY for count in _days_open(source)}
    said = leaves(rewrite.hard)
    for told in source.hard:
        counted = told.unit == DURATION and by_days == ((told.number or 0) % DAY == 0)
        alike = by_days if told.unit == WORKING else counted
        if alike and told.number and not told.weak and not any(same(told, f) for f in said):
            return False
    hours = {*_between_hours(source), *_between_moments(source, rewrite)}
    return seconds in ({count * DAY for count in _days_listed(source)} if by_days else hours)


def _seconds(fact: Fact, side: Read) -> Fraction | None:
    """Return how long a value lasts, an hour and its minutes too where they are no moment: "une heure trente"."""
    if fact.unit == DURATION:
        return fact.number
    if fact.kind != "time" or not fact.value.isdigit():
        return None
    lead = rf"(?<!\w){either(words(side.language)['clock']['before'])}[^\S\n]*$"
    moment = compiled(lead).search(side.text[max(fact.start - LEAD, 0) : fact.start])
    return None if moment else int(fact.value) * MINUTE


def _days_listed(side: Read) -> Iterator[int]:
    """Yield how many days stand in each list or range of days of the week, and in each list of dates."""
    for fact in side.hard:
        if fact.unit == WEEKDAY and len(fact.value) >= FEWEST:
            yield len(fact.value)
        elif fact.kind == "date" and len(fact.parts) >= FEWEST:
            yield len(fact.parts)


def _days_open(source: Read) -> Iterator[int]:
    """Yield how many days a week are left by those a text sets apart: six for "closed on Mondays"."""
    apart = ("state.open-", "condition.exclusion")
    for start, end in source.sentences:
        inside = [f for f in source.facts if start <= f.start < end]
        days = {day for f in inside if f.kind == WEEKDAY or f.unit == WEEKDAY for day in f.value if day.isdigit()}
        closed = [f.value for f in inside if f.kind == WEEKDAY and len(f.value) < WEEK and f.value.isdigit()]
        if any(f.value in apart for f in inside):
            yield WEEK - len(set("".join(closed)))
        yield len(days)


def _between_hours(side: Read) -> Iterator[Fraction]:
    """Yield how long each range of times lasts, past midnight too."""
    for fact in side.hard:
        ends = [part.value for part in fact.parts if part.kind == "time"]
        if fact.kind == "range" and len(ends) == FEWEST and all(end.isdigit() for end in ends):
            yield (int(ends[1]) - int(ends[0])) % DAY_MINUTES * MINUTE


def _between_moments(source: Read, rewrite: Read) -> Iterator[Fraction]:
    """Yield how far apart two times of one sentence are that both texts tell: "at 8.45 instead of 9"."""
    said = leaves(rewrite.hard)
    for start, end in source.sentences:
        times = [f for f in source.hard if start <= f.start < end and f.kind == "time" and f.value.isdigit()]
        if len(times) == FEWEST and all(any(same(f, other) for other in said) for f in times):
            yield abs(int(times[0].value) - int(times[1].value)) * MINUTE


def _of_dates(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a number of days or nights is how long a range of dates lasts that both texts tell."""
    spans = [f for f in source.hard if f.kind == "range" and f.parts and f.parts[0].kind == "date"]
    for span in spans:
        ends = [_place(part) for part in (span.parts[0], span.parts[-1])]
        said = rewrite.hard
        kept = any(same(span, other) for other in said)
        if None in ends or not (
            kept or all(any(same(p, f) for f in leaves(said)) for p in (span.parts[0], span.parts[-1]))
        ):
            continue
        first, last = (end for end in ends if end is not None)
        if fact.unit == DURATION and ((last - first + 1) * DAY == fact.number or _weeks(last - first + 1, fact)):
            return True
        if fact.unit == NIGHT and fact.number == last - first:
            return True
    return False


def _weeks(days: int, fact: Fact) -> bool:
    """Whether so many days are told as weeks, the days off that end the last one left out: 7 to 18 July are two."""
    weeks = (fact.number or Fraction(0)) / (WEEK * DAY)
    return weeks == fact.shown and 0 <= weeks * WEEK - days <= DAYS_OFF


def _place(day: Fact) -> int | None:
    """Return the place of a day in its year; None where its month or day is not told."""
    month, number = (*day.value.partition("|")[0].partition("/")[0].split("-")[1:], "*", "*")[:2]
    return sum(DAYS[: int(month) - 1]) + int(number) if month.isdigit() and number.isdigit() else None
