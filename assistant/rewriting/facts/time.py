"""Times of day, in minutes after midnight; "|" between two readings where the half of the day is not told."""

from collections.abc import Iterator
from functools import cache

import regex
from text_to_num import text2num

from assistant.rewriting.facts.fact import Fact
from assistant.rewriting.facts.hide import hide
from assistant.rewriting.facts.words import AHEAD, Pattern, compiled, either, words

HALF_DAY = 720
LEAD = 12  # characters before minutes in which their hour stands
HOUR, HOURS = 60, 12  # minutes; hours of the clock


def find(text: str, language: str) -> Iterator[Fact]:
    """Yield the times of day of a text."""
    rest = text
    for finder in (_spoken, _twelve_hours, _hours, _colon, _named):
        facts = list(finder(rest, language))
        yield from facts
        rest = hide(rest, [(fact.start, fact.end) for fact in facts])


def value(minutes: int, both_halves: bool = False) -> str:
    """Return the normal form of a time."""
    minutes %= 2 * HALF_DAY
    return f"{minutes}|{(minutes + HALF_DAY) % (2 * HALF_DAY)}" if both_halves else str(minutes)


def _fact(match: "regex.Match[str]", form: str) -> Fact:
    return Fact("time", match.group(), *match.span(), form)


@cache
def _clock(language: str, *names: str) -> str:
    data = words(language)["clock"]
    return either(form for name in names for form in data[name])


@cache
def _spoken_pattern(language: str) -> Pattern:
    number = either(words(language)["numbers"]["words"])
    run = rf"{number}(?:[- ](?:et )?{number})?"
    lead = _clock(language, "half_past_before", "quarter_past_before", "quarter_to_before")
    tail = _clock(language, "half", "quarter_past", "quarter_to")
    hour = _clock(language, "hour", "oclock")
    half = rf"(?:[^\S\n]*,?[^\S\n]*(?P<half>{_clock(language, 'am', 'pm')})(?!\w))?"
    less = rf"(?:(?P<less>{_clock(language, 'less')})[^\S\n]+)?"
    digits = r"\d{1,2}"
    begins = rf"(?=\d|{number}|{lead}|{_clock(language, 'noon', 'midnight')})"  # what most words do not: looked at once
    return compiled(
        rf"(?<!\w){begins}(?:{_beside_hour(language)}"
        rf"|(?P<lead>{lead})[^\S\n]+(?P<h1>{run}|{digits}|{_clock(language, 'noon', 'midnight')})"
        rf"|(?P<h2>{run}|{_clock(language, 'noon', 'midnight')})(?:[^\S\n]+{hour})?[^\S\n]+(?P<tail>{tail})"
        rf"|(?P<h3>{run}|{digits})[^\S\n]+{_clock(language, 'oclock')}"
        rf"|(?<=(?<!\w)at[^\S\n])(?P<h5>{run})(?=[.,;!?\n]|$)"
        rf"|(?P<h6>{run})(?=,?[^\S\n]+{_clock(language, 'am', 'pm')}(?!\w))"
        rf"|(?P<h4>{run})[^\S\n]+{hour}(?:[^\S\n]+{less}(?P<min>{run}))?)(?!\w){half}"
    )


@cache
def _beside_hour(language: str) -> str:
    """Return minutes told before the hour they are past, or lack: "ten past four", "the ten-to-eight boat".

    "Ten to eight" is as well a range: it is a time with hyphens, or where its place or its minutes tell so.
    """
    said = words(language)["numbers"]["words"]
    numbers = {word: _number(word, language) or 0 for word in said if _clock(language, "past", "to") != either(())}
    hours = either(word for word, number in numbers.items() if 0 < number <= HOURS)
    tens = either(word for word, number in numbers.items() if HOURS < number < HOUR)
    hour = rf"(?P<h7>{hours}|{_clock(language, 'noon', 'midnight')})"
    count = rf"(?:{tens}(?:[- ]{hours})?|{hours})"
    past, to = _clock(language, "past"), _clock(language, "to")
    ends = rf"(?=[.,;:!?)\n]|[^\S\n]+{_clock(language, 'to_ends')}(?!\w)|$)"
    led = rf"(?<=(?<!\w){_clock(language, 'to_led')}[^\S\n])"
    return (
        rf"(?P<past>{count})[- ]{past}[- ]{hour}|(?P<lack>{count})-{to}-{hour}"
        rf"|(?P<lack>{tens}(?:[- ]{hours})?) {to} {hour}|{led}(?P<lack>{hours}) {to} {hour}{ends}"
    )


def _spoken(text: str, language: str) -> Iterator[Fact]:
    for match in _spoken_pattern(language).finditer(text):
        hour = next(match[name] for name in ("h1", "h2", "h3", "h4", "h5", "h6", "h7") if match[name])
        minutes = _minutes(hour, language)
        if minutes is None or (match["h4"] and language == "en"):
            continue
        if match["h4"] and not match["min"] and not _led(text, match.start(), language):
            continue
        on_one = language == "en" and minutes == HOUR
        minutes += _offset(match, language)
        minutes += _minutes_beside(match, language)
        if on_one and minutes < HOUR:
            minutes += HALF_DAY  # "ten to one" is 12.50
        yield _fact(match, _halved(minutes, match["half"], language))


def _minutes_beside(match: "regex.Match[str]", language: str) -> int:
    """Return the minutes told in words beside the hour, below 0 where they lack."""
    said = match["min"] or match["past"] or match["lack"]
    number = (_number(said.replace("-", " ") if language == "en" else said, language) or 0) if said else 0
    return -number if match["less"] or match["lack"] else number


def _offset(match: "regex.Match[str]", language: str) -> int:
    for text in (match["lead"], match["tail"]):
        for names, offset in (
            (("half", "half_past_before"), 30),
            (("quarter_past", "quarter_past_before"), 15),
            (("quarter_to", "quarter_to_before"), -15),
        ):
            if text and compiled(_clock(language, *names)).fullmatch(text):
                return offset
    return 0


def _minutes(hour: str, language: str) -> int | None:
    if compiled(_clock(language, "noon")).fullmatch(hour):
        return HALF_DAY
    if compiled(_clock(language, "midnight")).fullmatch(hour):
        return 0
    number = _number(hour, language)
    return number * 60 if number is not None and number <= 24 else None


def _number(said: str, language: str) -> int | None:
    if said.isdigit():
        return int(said)
    try:
        return int(text2num(" ".join(said.lower().split()), language))
    except ValueError:
        return None


def _halved(minutes: int, half: str | None, language: str) -> str:
    if half and compiled(_clock(language, "pm")).fullmatch(half.strip()):
        return value(minutes % HALF_DAY + HALF_DAY)
    if half:
        return value(minutes % HALF_DAY)
    return value(minutes, both_halves=language == "en" and 60 <= minutes < 780)


@cache
def _twelve_pattern(language: str) -> Pattern:
    half = rf"(?:{_clock('en', 'am', 'pm')}|{_clock(language, 'am', 'pm')})"
    return compiled(
        rf"(?<![\w.,:€$£])(?:(?P<h0>\d{{1,2}})(?:[:.](?P<m0>[0-5]\d))?[^\S\n]?(?P<to>[-–—]|to|/|&|and|,)[^\S\n]?)?"
        rf"(?P<h>\d{{1,2}})(?:[:.h](?P<m>[0-5]\d))?(?:[^\S\n]?h)?[^\S\n]?(?P<half>{half})(?!\w)"
    )


@cache
def _after_hour(language: str) -> Pattern:
    """Return an hour whose minutes follow."""
    return compiled(rf"\d[^\S\n]?{_clock(language, 'hour')}[^\S\n]?$")


def _twelve_hours(text: str, language: str) -> Iterator[Fact]:
    for match in _twelve_pattern(language).finditer(text):
        if int(match["h"]) > 24 or _after_hour(language).search(text[max(match.start() - LEAD, 0) : match.start()]):
            continue  # "5 h 12 du matin" tells its minutes
        late = match["half"].lower().replace(".", "") == "pm" or bool(
            compiled(either([*words("en")["clock"]["pm"], *words(language)["clock"]["pm"]])).fullmatch(match["half"])
        )
        past = int(match["h"]) > 12  # "13 a.m." is the hour it writes, and no other
        hour = int(match["h"]) if past else int(match["h"]) % 12
        end = hour * 60 + int(match["m"] or 0) + HALF_DAY * (late and not past)
        start = match.start("h")
        if match["h0"] and int(match["h0"]) <= 12:
            begin = (int(match["h0"]) % 12) * 60 + int(match["m0"] or 0)
            begin += HALF_DAY if late and begin + HALF_DAY < end else 0
            yield Fact(
                "time",
                text[match.start() : match.start("to")].rstrip(),
                match.start(),
                len(text[: match.start("to")].rstrip()),
                value(begin),
            )
        yield Fact("time", text[start : match.end()], start, match.end(), value(end))


_HOURS = regex.compile(
    r"(?<![\w.,:€$£])(?P<h>[01]?\d|2[0-4])(?:[^\S\n]?(?:h|H)(?:[^\S\n]?(?P<m>[0-5]\d))?|[^\S\n]heures?(?:[^\S\n](?P<m2>[0-5]\d))?)(?:[^\S\n]?(?:min|mn))?(?![\w²])"
)


def _hours(text: str, language: str) -> Iterator[Fact]:
    for match in _HOURS.finditer(text):
        minutes = match["m"] or match["m2"]
        if minutes is None and "heure" in match.group() and not _led(text, match.start(), language):
            continue  # "3 heures de marche" lasts
        half = compiled(rf"[^\S\n]+{_clock(language, 'am', 'pm')}(?!\w)").match(text, match.end(), match.end() + AHEAD)
        total = int(match["h"]) * 60 + int(minutes or 0)
        if half:
            yield Fact(
                "time",
                text[match.start() : half.end()],
                match.start(),
                half.end(),
                _halved(total, half.group().strip(), language),
            )
        else:
            yield _fact(match, value(total) if total != 1440 else "1440")


@cache
def _before(language: str) -> Pattern:
    return compiled(rf"(?:^|(?<!\w))(?:{either(words(language)['clock']['before'])})[^\S\n]*$")


def _led(text: str, start: int, language: str) -> bool:
    return bool(_before(language).search(text[max(start - 12, 0) : start]))


_COLON = regex.compile(
    r"(?<![\w.,:/€$£])(?P<h>[01]?\d|2[0-4])[:.](?P<m>[0-5]\d)(?!\w|:\w|[.,]\d|[^\S\n]?(?:€|\$|%|£|km|kg))"
)


def _colon(text: str, language: str) -> Iterator[Fact]:
    for match in _COLON.finditer(text):
        if "." in match.group() and not (language == "en" and _clocklike(text, match)):
            continue
        hours = int(match["h"])
        both = language == "en" and 1 <= hours <= 12 and not match["h"].startswith("0")
        yield _fact(match, value(hours * 60 + int(match["m"]), both))


def _clocklike(text: str, match: "regex.Match[str]") -> bool:
    around = text[max(match.start() - 6, 0) : match.start()], text[match.end() : match.end() + 4]
    return bool(regex.search(r"\b(?:at|from|by|until)\s$", around[0]) or regex.match(r"\s?(?:[-–]|to\b)", around[1]))


@cache
def _named_pattern(language: str) -> Pattern:
    noon, midnight = _clock(language, "noon"), _clock(language, "midnight")
    twelve = rf"(?:12[^\S\n]?(?=(?:{noon}|{midnight})))?"
    return compiled(rf"(?<![\w-])(?:{twelve}(?P<noon>{noon})|(?P<night>{midnight}))(?![\w-])")


def _named(text: str, language: str) -> Iterator[Fact]:
    for match in _named_pattern(language).finditer(text):
        if regex.search(r"(?:après|apres)[- ]$|(?<!\w)du $", text[max(match.start() - 7, 0) : match.start()]):
            continue
        yield _fact(match, value(HALF_DAY if match["noon"] else 0))
