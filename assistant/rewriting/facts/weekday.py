"""Days of the week, alone or as a set, and moments told without a date: parts of the day, seasons, "tomorrow"."""

from collections.abc import Iterator
from functools import cache

from assistant.rewriting.facts.date import calendar, weekday_number
from assistant.rewriting.facts.fact import Fact, Kind
from assistant.rewriting.facts.words import Pattern, Table, compiled, either, named, table, words

REACH = 16  # characters before a set of days in which its number stands


def find(text: str, language: str) -> Iterator[Fact]:
    """Yield weekdays; `value` holds the days as digits, 0 for Monday."""
    yield from _lists(text, language)
    forms = _set_table(language)
    for match in forms.finditer(text):
        if not _counted(language).search(text, max(match.start() - REACH, 0), match.end()):
            yield Fact("weekday", match.group(), *match.span(), forms.key(match))


@cache
def _counted(language: str) -> Pattern:
    """Return a length told in working days: "five working days" are not all of them."""
    data = words(language)
    number = either(data["numbers"]["words"])
    return compiled(rf"(?:\d|(?<!\w){number})[^\S\n]{either(data['units'].get('working_day', ()))}$")


@cache
def _list_pattern(language: str) -> Pattern:
    data = words(language)["calendar"]
    weekday = calendar(language).weekday
    to = either(data["to"])
    joins = rf"(?:\s*(?:,|{either(data['and'])})\s*(?:les?\s+)?|\s*{to}\s*)"
    return compiled(rf"(?<![\w#@-]){weekday}(?:{joins}{weekday})*(?!\w)")


def _lists(text: str, language: str) -> Iterator[Fact]:
    words_of = calendar(language)
    single = compiled(words_of.weekday)
    for match in _list_pattern(language).finditer(text):
        days: list[int] = []
        last, is_range = 0, False
        for item in single.finditer(match.group()):
            number = weekday_number(item.group(), language)
            if number is None:
                continue
            if days and words_of.to.fullmatch(match.group()[last : item.start()]):
                first = days[-1]
                days.extend((first + step) % 7 for step in range(1, (number - first) % 7 + 1))
                is_range = True
            else:
                days.append(number)
            last = item.end()
        plain = match.group()
        if not is_range and len(plain) <= 4 and not plain[0].isupper():
            continue  # "mer", "sun", "sat" are words
        if days:
            value = "".join(str(day) for day in sorted(set(days)))
            yield Fact("range" if is_range else "weekday", plain, *match.span(), value, unit="weekday")


@cache
def _set_table(language: str) -> Table:
    return table(named(language, "calendar", "sets"))


@cache
def _moment_tables(language: str) -> tuple[tuple[Table, str], ...]:
    return tuple((table(named(language, "calendar", group)), group) for group in ("relative", "dayparts", "seasons"))


def moments(text: str, language: str) -> Iterator[Fact]:
    """Yield what tells when without a date: "tomorrow", "morning", "summer"; all weak."""
    for forms, group in _moment_tables(language):
        for match in forms.finditer(text):
            kind: Kind = "time" if group == "dayparts" else "date"
            yield Fact(kind, match.group(), *match.span(), forms.key(match), unit=group, weak=True)


def every_other(text: str, language: str) -> bool:
    """Whether the text speaks of "the other days"."""
    return bool(compiled(either(words(language)["calendar"]["every_other"]["words"])).search(text))
