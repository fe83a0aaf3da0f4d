"""Days of the week: a set of days may be told as another, never as other days."""

from itertools import combinations

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.date import calendar
from assistant.rewriting.facts.weekday import every_other
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.reckoned import AFTER, BEFORE, shifted
from assistant.rewriting.guard.reckoned import said as spoken
from assistant.rewriting.guard.rhythms import rhythms
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import same_date

WEEK = frozenset("0123456")
DAILY = "duration:86400"
NEAR = 6  # characters between a set of days, what sets some apart, and those
APART = 16  # characters between a set of days and a date that is set apart from it
ENDS = 2  # of a range
MOST = 5  # days from which a set is no list a single one may be taken from


def days(side: Read) -> list[tuple[frozenset[str], bool]]:
    """Return (days, whether a range) for each place that tells days, those of dates too."""
    found = []
    for fact in side.facts:
        if (fact.kind == "weekday" or fact.unit == "weekday") and fact.value.isdigit():
            found.append((frozenset(fact.value), fact.kind == "range"))
        if fact.kind == "range" and (span := _span(fact)):
            found.append((span, True))
        for part in fact.parts or (fact,):
            if part.kind == "date" and "/" in part.value:
                found.append((frozenset(part.value.rpartition("/")[2]), False))
    return found


def _span(fact: Fact) -> frozenset[str]:
    """Return the days of the week from the first to the last of a range of dates; none where one is not told."""
    ends = [part.value.partition("/")[2] for part in (*fact.parts[:1], *fact.parts[-1:]) if part.kind == "date"]
    if len(ends) < ENDS or not all(end.isdigit() for end in ends):
        return frozenset()
    first, last = (int(end) for end in ends)
    return frozenset(str(day % len(WEEK)) for day in range(first, first + (last - first) % len(WEEK) + 1))


def _turned(source: Read, rewrite: Read) -> bool:
    """Whether one of the texts tells days by the others: "closed on Mondays", "every day but Monday"."""
    turns = ("state.open-", "condition.exclusion")
    return any(f.value in turns or _denied(side, f) for side in (source, rewrite) for f in side.facts)


def _denied(side: Read, fact: Fact) -> bool:
    """Whether the clause of some days denies: "no delivery on Sundays"."""
    if fact.kind != "weekday" and fact.unit != "weekday":
        return False
    start, end = side.clause(fact.start, fact.end)
    return any(f.kind == "negation" and start <= f.start < end for f in side.facts)


def complement(span: tuple[int, int], source: Read, rewrite: Read) -> bool:
    """Return whether the rewrite names the other days of the week: "Monday to Saturday" for "except Sunday"."""
    start, end = span
    named = [f for f in source.facts if f.kind == "weekday" and start <= f.start < end and f.value.isdigit()]
    apart = frozenset().union(*(frozenset(f.value) for f in named)) if named else frozenset()
    return bool(apart) and any(told == WEEK - apart for told, _ in days(rewrite))


def _without(fact: Fact, side: Read) -> frozenset[str]:
    """Return the days told, those set apart right after them taken away: "every day but Monday"."""
    said = frozenset(fact.value)
    if said != WEEK:
        return said
    apart = [f for f in side.facts if f.value == "condition.exclusion" and 0 <= f.start - fact.end <= NEAR]
    after = [f for f in side.hard if f.kind == "weekday" and apart and 0 < f.start - apart[0].end <= NEAR]
    after += [f for f in side.hard if f.kind == "weekday" and _but(side, fact.end, f.start)]
    return said - frozenset(after[0].value) if after else said


def _but(side: Read, start: int, end: int) -> bool:
    """Whether nothing but "but" stands between two days."""
    but = compiled(rf"[^\S\n]*{either(words(side.language)['calendar']['but']['forms'])}[^\S\n]*")
    return bool(but.fullmatch(side.text, start, end))


def _set_apart(side: Read, start: int, end: int) -> bool:
    """Whether what stands between two days sets the second apart from the first."""
    return _but(side, start, end) or any(
        f.value == "condition.exclusion" and start <= f.start < end for f in side.facts
    )


def _but_a_date(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether "every day but 25 December" tells a range of dates of the source and the day on which it is shut."""
    if any(f.kind == "weekday" or f.unit == "weekday" for f in source.hard):
        return False
    after = [f for f in rewrite.hard if f.kind == "date" and fact.end <= f.start <= fact.end + APART]
    if not after or not _set_apart(rewrite, fact.end, after[0].start):
        return False
    shut = [f for f in source.hard if f.kind == "date" and same_date(f, after[0]) and _shut(source, f)]
    spans = (f for f in source.hard if f.kind == "range" and f.parts and f.parts[0].kind == "date")
    return bool(shut) and any(spans)


def _shut(side: Read, fact: Fact) -> bool:
    """Whether the clause of a day says that it is set apart, or closed."""
    start, end = side.clause(fact.start, fact.end)
    turns = ("state.open-", "condition.exclusion")
    return any(start <= f.start < end and (f.value in turns or f.kind == "negation") for f in side.facts)


def _twice(fact: Fact, side: Read) -> bool:
    """Whether a list names a day twice, in the place of another one: "Thursday and Thursday"."""
    named = compiled(calendar(side.language).weekday).findall(fact.text)
    return fact.kind != "range" and len(named) > len(fact.value)


def supported(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether the days told follow from the source's: the same, all together, the others, part of a list."""
    told = days(source)
    said = _without(fact, rewrite)
    sets = {days for days, _ in told}
    if said in sets:
        return True
    if said == WEEK and any(rhythm.pace == DAILY for rhythm in rhythms(source)):
        return True
    if said == WEEK and _but_a_date(fact, source, rewrite):
        return True
    if said == WEEK and not sets:
        return False
    if _twice(fact, rewrite):
        return False
    sets |= {a | b for a, b in combinations(list(sets), 2)}
    if told and _turned(source, rewrite):
        sets |= {a - b for a in sets for b in sets if a > b}
        sets |= {WEEK - days for days in list(sets)}
    kept = sets & {days for days, _ in days(rewrite)}
    sets |= {shifted(each, way) for way in (AFTER, BEFORE) if spoken(source, way) for each in kept}
    union = frozenset().union(*(days for days, is_range in told if not is_range and len(days) < MOST))
    return (
        said in sets
        or (fact.kind != "range" and bool(said) and said <= union)
        or (every_other(source.text, source.language) and said in sets)
    )
