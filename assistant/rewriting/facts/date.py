"""Dates: a day and a month in any notation, a month with its year, a holiday, a day told from today."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

import regex

from assistant.rewriting.facts.fact import Fact
from assistant.rewriting.facts.words import AHEAD, Pattern, Table, compiled, either, named, table, words

_NUMBER, _FIRST = regex.compile(r"\d+"), regex.compile(r"[\w.]+")
_HALF = r"[^\S\n]?(?:am|pm|[ap]\.m|h(?!\w))"
_HOUR = rf"[^\S\n]?\d{{1,2}}(?:[:.]\d\d(?:{_HALF})?(?!\d)|{_HALF})"  # "12–13 May, 12–8pm", "3 May, 10 to 11:30"
_SMALL = regex.compile(r"[^\S\n]+(\p{Ll}+)")
_TOO_MANY = regex.compile(r"(?<![\w.,:/€$£-])(3[2-9]|[4-9]\d)[^\S\n]$")
REACH = 70  # characters looked at on each side of a month's name


@dataclass(frozen=True)
class Calendar:
    """The calendar words of a language, compiled."""

    weekday: str
    weekdays: tuple[Pattern, ...]
    months: Table
    left: Pattern
    right: Pattern
    day: Pattern
    year: Pattern
    to: Pattern
    nth: Pattern
    led: Pattern
    slashed_led: Pattern


@cache
def calendar(language: str) -> Calendar:
    """Return the compiled calendar of a language."""
    data = words(language)["calendar"]
    full = [rf"{long}s?|{short}\.?" for long, short in zip(data["weekdays"], data["weekdays_short"], strict=True)]
    weekday = rf"(?:{'|'.join(full)})"
    suffix = either(words(language)["numbers"]["ordinal_suffix"])
    hour = either(words(language)["clock"]["hour"])
    apart = rf"(?<!\d)(?<!\d:)(?<!\d[^\S\n]?{hour}[^\S\n])"  # no minutes: "5 h 30, du lundi 18"
    day = rf"(?:{apart}(?:0?[1-9]|[12]\d|3[01])(?:{suffix})?(?!\w)|{either(data['first'])}(?!\w))"
    join = rf"\s*(?:{either([*data['to'], *data['and']])}|,)\s*"
    article = either(data["day_articles"])
    counting = either([form for form in data["day_articles"] if form not in data.get("one_day", ())])
    named_day = rf"(?:(?<!\w){article}\s+)?(?:(?<!\w){weekday},?\s+)?(?:{article}\s+)?{day}"
    days = rf"{named_day}(?:{join}{named_day})*"
    months = [
        (rf"{long}{'|' + short.replace('|', '[.]?|') + '[.]?' if short else ''}", str(number))
        for number, (long, short) in enumerate(zip(data["months"], data["months_short"], strict=True), 1)
    ]
    return Calendar(
        weekday,
        tuple(compiled(rf"(?<!\w)(?:{form})(?!\w)") for form in full),
        table([(f"(?:{form})", key) for form, key in months]),
        compiled(rf"(?<!\w){days}[^\S\n]+(?:{either(data['of'])}[^\S\n]+)?$|(?<!\w){days}[-–]$"),
        compiled(
            rf"[^\S\n]+(?P<days>{day}(?:{join}(?:{weekday},?\s+)?{day})*)(?![:.h]\d|\d|[^\S\n]?(?:%|am|pm|[ap]\.m)|[^\S\n]?(?:[-–]|{either(data['to'])}){_HOUR})"
        ),
        compiled(rf"(?:(?<!\w)(?P<weekday>{weekday})(?!\w),?\s+)?(?:{article}\s+)?(?P<day>{day})"),
        compiled(r",?[^\S\n]+(?P<year>(?:19|20)\d\d)(?![\d\w]|[^\S\n]?(?:€|%))"),
        compiled(rf"\s*{either(data['to'])}\s*"),
        compiled(
            rf"(?<!\w)(?P<weekday>{weekday}),?\s+(?:{article}\s+)?(?P<day>{day})(?!\s*(?:h|:|€|%|[ap]\.?m|to\s\d|[-–]\s?\d))(?<!,\s(?:{counting}\s+)?(?=\d)\d{{1,2}}(?=\s\p{{Ll}}{{4,}}))"
        ),
        compiled(rf"(?<!\w){weekday},?\s+$"),
        compiled(rf"(?<!\w){weekday},?\s+(?:{article}\s+)?$"),
    )


def weekday_number(name: str, language: str) -> int | None:
    """Return 0 for Monday to 6 for Sunday."""
    for number, pattern in enumerate(calendar(language).weekdays):
        if pattern.fullmatch(name.strip(" .,")) or pattern.fullmatch(name.strip(" ,")):
            return number
    return None


def find(text: str, language: str) -> Iterator[Fact]:
    """Yield the dates of a text."""
    for finder in (_with_month, _numeric, _holidays, _nth):
        facts = list(finder(text, language))
        yield from facts
        for fact in facts:
            text = text[: fact.start] + "\x00" * (fact.end - fact.start) + text[fact.end :]


def _with_month(text: str, language: str) -> Iterator[Fact]:
    words_of = calendar(language)
    month_first, free = words(language)["calendar"]["month_before_day"], 0
    for match in words_of.months.finditer(text):
        month = int(words_of.months.key(match))
        offset = max(match.start() - REACH, free)
        left = words_of.left.search(text[offset : match.start()])
        start, end, days = match.start(), match.end(), ""
        day_start = start
        if left:
            start = day_start = offset + left.start()
            days = left.group()
        elif (right := words_of.right.match(text, match.end(), match.end() + REACH)) and month_first:
            days, day_start, end = right["days"], right.start("days"), right.end()
            before = words_of.led.search(text[offset : match.start()])
            start = offset + before.start() if before else start
        elif impossible := _impossible(text, match, language):
            yield Fact(
                "date", text[impossible.start() : end], impossible.start(), end, f"*-{month:02d}-{impossible[1]}"
            )
            continue
        year = words_of.year.match(text, end, end + AHEAD)
        if not days and not year and not _month_alone(text, match, language):
            continue
        if days and not year and _is_verb(text, match, language):
            continue
        end = year.end() if year else end
        free = end
        stated = Stated(month, int(year["year"]) if year else None, text[start:end], start, language)
        yield _dated(stated, days, day_start)


def _impossible(text: str, match: "regex.Match[str]", language: str) -> "regex.Match[str] | None":
    """Return the number no month has so many days for that stands before one: "34 June" is a date, and no other one."""
    if match.group().lower() in words(language)["calendar"]["needs_preposition"]:
        return None
    return _TOO_MANY.search(text, max(match.start() - REACH, 0), match.start())


@cache
def _before_month(language: str) -> Pattern:
    return compiled(rf"(?:(?<!\w){either(words(language)['calendar']['before_month'])}[\s-]+|['’])$")


def _month_alone(text: str, match: "regex.Match[str]", language: str) -> bool:
    """Whether a month's name with no day is the month: not the verb "may", the planet Mars or the number "sept"."""
    data, word = words(language)["calendar"], match.group().lower().rstrip(".")
    if word in data["never_alone"]:
        return False
    before = text[max(match.start() - 12, 0) : match.start()]
    if compiled(rf"(?<!\w){either(data['bare_month_after'])}[^\S\n]+$").search(before):
        return False
    if data["capital_months"] and not match.group()[0].isupper():
        return word not in data["needs_preposition"]
    if word not in data["needs_preposition"] or _before_month(language).search(before):
        return True
    return bool(_to_month(language).match(text, match.end(), match.end() + AHEAD))


def _is_verb(text: str, match: "regex.Match[str]", language: str) -> bool:
    """Whether "may" without its capital, before another small word, is the verb: "anyone over 18 may borrow one"."""
    data = words(language)["calendar"]
    if not data["capital_months"] or not match.group().islower() or match.group() not in data["needs_preposition"]:
        return False
    after = _SMALL.match(text, match.end())
    return after is not None and after[1] not in (*data["after_small_month"], *data["before_month"])


@cache
def _to_month(language: str) -> Pattern:
    """Return what ends a range of months after its first: " to September"."""
    to = either(words(language)["calendar"]["to"])
    return compiled(rf"[^\S\n]*{to}[^\S\n]*{calendar(language).months.pattern.pattern}")


@dataclass(frozen=True)
class Stated:
    """What stands around the days of a date."""

    month: int
    year: int | None
    text: str
    start: int
    language: str


def date_value(year: int | None, month: int | None, day: int | None, weekday: int | None = None) -> str:
    """Return the normal form of a date: year, month, day and weekday, "*" for what is not told."""
    shown = (f"{part:02d}" if part is not None else "*" for part in (year, month, day))
    return "-".join(shown) + (f"/{weekday}" if weekday is not None else "")


def _dated(stated: Stated, days: str, day_start: int) -> Fact:
    words_of = calendar(stated.language)
    parts: list[Fact] = []
    gaps: list[str] = []
    last = 0
    for match in words_of.day.finditer(days):
        weekday = weekday_number(match["weekday"], stated.language) if match["weekday"] else None
        number = _NUMBER.match(match["day"])
        value = date_value(stated.year, stated.month, int(number.group()) if number else 1, weekday)
        if parts:
            gaps.append(days[last : match.start("weekday") if match["weekday"] else match.start()])
        last = match.end()
        parts.append(Fact("date", match.group(), day_start + match.start(), day_start + match.end(), value))
    end = stated.start + len(stated.text)
    lead = weekday_number((_FIRST.match(stated.text) or [""])[0], stated.language)
    if not parts:
        return Fact("date", stated.text, stated.start, end, date_value(stated.year, stated.month, None))
    if len(parts) == 1:
        value = parts[0].value
        if lead is not None and "/" not in value:
            value += f"/{lead}"
        return _bare(Fact("date", stated.text, stated.start, end, value), stated.language)
    is_range = len(parts) == 2 and bool(words_of.to.fullmatch(gaps[0]))
    value = (".." if is_range else ",").join(part.value for part in parts)
    return Fact("range" if is_range else "date", stated.text, stated.start, end, value, parts=tuple(parts))


@cache
def _article(language: str) -> Pattern:
    return compiled(rf"{either(words(language)['calendar']['day_articles'])}[^\S\n]+")


def _bare(date: Fact, language: str) -> Fact:
    """Return the date without the article before it."""
    article = _article(language).match(date.text)
    return replace(date, text=date.text[article.end() :], start=date.start + article.end()) if article else date


def _nth(text: str, language: str) -> Iterator[Fact]:
    """Yield a weekday with its day and no month: "Friday the 27th"."""
    for match in calendar(language).nth.finditer(text):
        number = _NUMBER.match(match["day"])
        weekday = weekday_number(match["weekday"], language)
        hours = _HOURS.match(text, match.end())  # "Friday, 10–12" tells the hours
        if number and not hours and 1 <= int(number.group()) <= 31:
            yield Fact("date", match.group(), *match.span(), date_value(None, None, int(number.group()), weekday))


_HOURS = regex.compile(r"[^\S\n]?[-–—][^\S\n]?\d|[:.]\d|[^\S\n]?(?:[ap]\.?m|h|heures)(?!\w)", regex.IGNORECASE)
_ISO = regex.compile(r"(?<![\w/-])(?P<y>\d{4})-(?P<m>\d\d)-(?P<d>\d\d)(?![\w/-])")
_SLASHED = regex.compile(
    r"(?<![\w/.,€$£-])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?:(?P=sep)(?P<y>\d{4}|\d\d))?(?![\w/]|[.,]\d|[^\S\n]?(?:%|€|\$|km|kg|am|pm))"
)


def _numeric(text: str, language: str) -> Iterator[Fact]:
    for match in _ISO.finditer(text):
        month, day = int(match["m"]), int(match["d"])
        if 1 <= month <= 12 and 1 <= day <= 31:
            yield Fact("date", match.group(), *match.span(), date_value(int(match["y"]), month, day))
    for match in _SLASHED_RANGE.finditer(text):
        ends = _slashed_range(match, language)
        if ends:
            value = "..".join(end.value for end in ends)
            yield Fact("range", match.group(), *match.span(), value, parts=ends)
            text = text[: match.start()] + "\x00" * len(match.group()) + text[match.end() :]
    for match in _SLASHED.finditer(text):
        if match["sep"] == "." and not (match["y"] and len(match["y"]) == 4):
            continue
        values = _readings(match, language)
        if not values:
            continue
        before = calendar(language).slashed_led.search(text[max(match.start() - 20, 0) : match.start()])
        start, tail = match.start(), ""
        if before:
            start = match.start() - len(before.group())
            weekday = weekday_number((_FIRST.match(before.group()) or [""])[0], language)
            tail = f"/{weekday}"
        value = "|".join(v + tail for v in values)
        yield Fact("date", text[start : match.end()], start, match.end(), value)


_SLASHED_RANGE = regex.compile(
    r"(?<![\w/.,€$£-])(?P<from>\d{1,2})[^\S\n]?(?:[-–]|au|et)[^\S\n]?(?P<a>\d{1,2})/(?P<b>\d{1,2})(?P<y>(?!))?(?![\w/]|[.,]\d|[^\S\n]?(?:%|€|\$|km|kg|am|pm))"
)


def _slashed_range(match: "regex.Match[str]", language: str) -> tuple[Fact, Fact] | None:
    """Return the two days of "14-15/11"."""
    values = _readings(match, language)[:1] if words(language)["calendar"]["day_first"] else []
    first = int(match["from"])
    if not values or not 1 <= first < int(match["a"]):
        return None
    start, (place, end) = date_value(None, int(match["b"]), first), (match.start("a"), match.end("b"))
    return (
        Fact("date", match["from"], *match.span("from"), start),
        Fact("date", match.string[place:end], place, end, values[0]),
    )


def _readings(match: "regex.Match[str]", language: str) -> list[str]:
    """Return the dates the digits may mean, the language's own order first."""
    first, second = int(match["a"]), int(match["b"])
    year = int(match["y"]) if match["y"] else None
    if year is not None and year < 100:
        year += 2000
    orders = [(first, second)] if words(language)["calendar"]["day_first"] else [(second, first), (first, second)]
    found = [date_value(year, month, day) for day, month in orders if 1 <= month <= 12 and 1 <= day <= 31]
    return list(dict.fromkeys(found))


_THREAD = regex.compile(
    r"(?m)(?:^|(?<=\())[^\S\n]{0,24}+(?:[^\w\s]{1,24}+[^\S\n]{0,24}+)?(?P<n>\d{1,2})/(?P<of>\d{1,2})(?=\)|[^\S\n]|$)"
    r"|(?<=\s)(?P<n>\d{1,2})/(?P<of>\d{1,2})(?=[^\S\n]{0,24}+$)"
)


def thread_numbers(text: str) -> list["regex.Match[str]"]:
    """Return the numbers of posts: "2/3" at the edge of a line, where others are numbered out of the same count."""
    if "/" not in text:
        return []
    found = [m for m in _THREAD.finditer(text) if 0 < int(m["n"]) <= int(m["of"]) and m["n"][0] != "0"]
    whole = {m["of"] for m in found if m["n"] == "1"}
    return [m for m in found if m["of"] in whole]


@cache
def _holiday_table(language: str) -> Table:
    return table(named(language, "calendar", "holidays"))


def _holidays(text: str, language: str) -> Iterator[Fact]:
    forms = _holiday_table(language)
    for match in forms.finditer(text):
        month, day = (int(part) for part in forms.key(match).split("-"))
        yield Fact("date", match.group(), *match.span(), date_value(None, month, day), weak=True)
