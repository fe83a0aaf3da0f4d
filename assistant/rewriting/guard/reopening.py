"""The day what was shut opens again: "closed from 3 to 7 May" is "reopens on 8 May"."""

from assistant.rewriting.facts import Fact
from assistant.rewriting.guard.claims import inside, valued
from assistant.rewriting.guard.reckoned import eve, month_and_day
from assistant.rewriting.guard.text import Read

OPEN, SHUT = "state.open+", "state.open-"
WEEK = 7  # days


def reopening(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether a day is the first after those on which the source tells something as shut."""
    if not inside(valued(rewrite, OPEN), rewrite.clause(fact.start, fact.end)):
        return False
    return any(_follows(fact, last) for last in _last_days(source))


def _last_days(side: Read) -> list[Fact]:
    """Return the ranges of days, in the clauses that tell something as shut."""
    spans = [side.clause(c.start, c.end) for c in valued(side, SHUT)]
    ranges = (f for f in side.hard if f.kind == "range")
    return [f for f in ranges if any(start <= f.start < end for start, end in spans)]


def _follows(fact: Fact, span: Fact) -> bool:
    if fact.kind == "date" and span.parts and span.parts[-1].kind == "date":
        month, day = month_and_day(fact)
        return bool(month and day) and eve(month, day) == month_and_day(span.parts[-1])
    days = {int(day) for day in span.value if day.isdigit()} if span.unit == "weekday" else set()
    after = {(day + 1) % WEEK for day in days} - days
    return fact.kind == "weekday" and after == {int(day) for day in fact.value if day.isdigit()}
