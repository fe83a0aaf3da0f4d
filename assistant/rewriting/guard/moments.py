"""When, told without a date: noon is not evening, tomorrow is not today."""

from collections.abc import Iterator
from functools import cache

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.date import calendar, weekday_number
from assistant.rewriting.facts.words import Pattern, compiled, either, words
from assistant.rewriting.guard.answers import asks
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.identifiers import changed, invented
from assistant.rewriting.guard.text import Read, Span

NOON, HALF_DAY, EVENING = 720, 720, 1080
LOOSE = frozenset({"today", "this_year", "this_month", "this_week"})  # said of anything that goes on


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield parts of the day, seasons and days told from today that changed."""
    for group in ("dayparts", "seasons", "relative"):
        told = [f for f in source.facts if f.unit == group]
        said = [f for f in rewrite.facts if f.unit == group]
        values = {f.value for f in told} | (_parts_of_times(source) if group == "dayparts" else set())
        present = {f.value for f in said} | (_parts_of_times(rewrite) if group == "dayparts" else set())
        gone = [f for f in told if f.value not in present]
        if group == "dayparts":
            gone += _noons(source, rewrite)
        for fact in said:
            if fact.value in values or (group == "dayparts" and _within(fact, values)):
                continue
            if gone and _close(source, gone[0], rewrite, fact):
                yield changed(gone[0], fact, fact.kind)
            elif group == "relative" and fact.value not in LOOSE and not _known(fact, source, rewrite):
                yield invented(fact)
    yield from _turned(source, rewrite)


def _known(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a moment tells nothing of its own: "And tomorrow?" asks, "last year" is "a year ago"."""
    return asks(rewrite, fact.start) or _ago(source, fact.value)


def _ago(side: Read, moment: str) -> bool:
    """Whether a text tells a moment by how long ago it was: last year is "a year ago"."""
    forms = words(side.language)["calendar"].get("ago", {}).get(moment, ())
    return bool(forms) and bool(compiled(rf"(?<!\w){either(forms)}(?!\w)").search(side.text))


def _turned(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield a day gone by told as one to come, or the other way: "last Monday", "next Monday"."""
    told, said = directed(source), directed(rewrite)
    for day, direction, span in said:
        same = [(way, place) for other, way, place in told if other == day]
        if same and all(way != direction for way, _ in same):
            place = same[0][1]
            yield Alteration(source.show(*place), rewrite.show(*span), "tense", place, span)


def directed(side: Read) -> list[tuple[int, str, Span]]:
    """Return (weekday, "past" or "future", place) for each day told from today."""
    found = []
    for way, pattern in _directions(side.language):
        for match in pattern.finditer(side.text):
            number = weekday_number(match["day"], side.language)
            if number is not None:
                found.append((number, way, match.span()))
    return found


@cache
def _directions(language: str) -> tuple[tuple[str, Pattern], ...]:
    data, day = words(language)["directed"], rf"(?P<day>{calendar(language).weekday})"
    found = []
    for way in ("past", "future"):
        mark = either(data[way])
        form = rf"{day}[^\S\n]+{mark}" if data["position"] == "after" else rf"{mark}[^\S\n]+{day}"
        found.append((way, compiled(rf"(?<!\w){form}(?!\w)")))
    return tuple(found)


def _within(fact: Fact, values: set[str]) -> bool:
    return {fact.value} | values >= {"evening", "night"} and bool(values & {"evening", "night"})


def _noons(source: Read, rewrite: Read) -> list[Fact]:
    said = {v for f in rewrite.facts if f.kind == "time" for v in f.value.split("|")}
    return [f for f in source.facts if f.kind == "time" and f.value == str(NOON) and str(NOON) not in said]


def _parts_of_times(side: Read) -> set[str]:
    found = set()
    for fact in side.facts:
        for part in fact.parts or (fact,):
            if part.kind == "time" and part.unit is None:
                for minutes in part.value.split("|"):
                    found |= _part(int(minutes))
    return found


def _part(minutes: int) -> set[str]:
    """Return the parts of the day a time may belong to."""
    parts = set()
    if 240 <= minutes <= NOON:
        parts.add("morning")
    if NOON - 60 <= minutes <= NOON + 150:
        parts.add("noon")
    if NOON <= minutes <= EVENING + 60:
        parts.add("afternoon")
    if minutes >= EVENING - 120:
        parts |= {"evening", "night"}
    if minutes <= 300:
        parts.add("night")
    return parts


def _close(source: Read, told: Fact, rewrite: Read, said: Fact) -> bool:
    return bool(source.keys(*source.sentence(told.start)) & rewrite.keys(*rewrite.sentence(said.start)))
