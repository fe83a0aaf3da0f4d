"""The last day of a time, told as the first one after it, or by the end of the year."""

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.bounds import bounds_around
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.reckoned import DAYS, eve, same_week, same_year
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.values import leaves

ENDING = frozenset({"until", "up_to", "ends"})  # limits after which nothing goes on
AHEAD = 40  # characters after a limit in which "then" stands: "until 30 April, £90 after that"
REACH = 16  # characters before a month in which "the end of" stands


def year_end(fact: Fact, source: Read) -> bool:
    """Return whether the date is the last month of the year whose end the source tells."""
    forms = words(source.language)["calendar"]["year_end"]["forms"]
    last = fact.value.split("-")[1:2] == ["12"]
    return last and bool(compiled(rf"(?<!\w){either(forms)}(?!\w)").search(source.text))


def day_before(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether the date is the last day before one the source sets as a limit: until 1 May for "before 2 May"."""
    days = (
        f.parts[-1] if f.kind == "range" and f.parts else f for f in source.facts
    )  # "closed 3 to 15" ends on the 15th
    limits = [
        f
        for f in leaves(days)
        if f.kind == "date" and f.bounds | bounds_around(source.text, f.start, f.end, source.language)
    ]
    if not fact.bounds | bounds_around(rewrite.text, fact.start, fact.end, rewrite.language):
        return False
    alike = (f for f in limits if same_week(f, fact) and same_year(f, fact))
    return any(_last_days(rewrite, fact) & _last_days(source, f) for f in alike)


def day_after(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether the date is the first after a limit of the source, past which it tells what follows: from 1 May
    for "until 30 April, then"."""
    limits = fact.bounds | bounds_around(rewrite.text, fact.start, fact.end, rewrite.language)
    days = [(month, day) for month, day in _readings(fact) if day]
    if not days or limits & ENDING:
        return False
    then = compiled(rf"(?<!\w){either(words(source.language)['calendar']['then']['forms'])}(?!\w)")
    ends = (f for f in leaves(source.facts) if f.kind == "date" and then.search(source.text, *_rest(source, f)))
    return any({eve(*day) for day in days} & _last_days(source, f) and same_year(f, fact) for f in ends)


def _rest(side: Read, date: Fact) -> Span:
    """Return what follows a date in its sentence, as far as the next date and no farther than a few words."""
    ends = (f.start for f in side.facts if f.kind == "date" and f.start >= date.end)
    return date.end, min([side.sentence(date.start)[1], date.end + AHEAD, *ends])


def _last_days(side: Read, limit: Fact) -> set[tuple[int, int]]:
    """Return (month, day) of the day a limit ends with: 30 September for "before October" and "by 30 September"."""
    lead = side.text[max(limit.start - REACH, 0) : limit.start]
    before = compiled(rf"(?<!\w){either(words(side.language)['calendar']['before_day']['forms'])}[^\S\n]+$").search(
        lead
    )
    ends = ((month, day or (1 if before else DAYS[month - 1])) for month, day in _readings(limit))
    return {eve(*end) if before else end for end in ends}


def _readings(date: Fact) -> list[tuple[int, int]]:
    """Return (month, day) of each day a date may be ("12/05"), the day 0 where it tells a month alone."""
    found = []
    for value in date.value.split("|"):
        month, day = (*value.partition("/")[0].split("-")[1:], "*", "*")[:2]
        if month.isdigit():
            found.append((int(month), int(day) if day.isdigit() else 0))
    return found
