"""A value told without its unit, which the words around it tell: "at eleven and two", "150 dirhams, 80 for two"."""

import regex

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.paid import paid_for
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import leaves

HOURS, HALF_DAY = 24, 720  # of a day; minutes
LEAD = 12  # characters before an hour in which its preposition stands
COUNTED = 2  # words after a number one of which it counts: "un seul sens"
AMOUNTED = frozenset({"under", "over", "up_to"})  # limits no hour of the clock has
NEARLY = frozenset({"about", "nearly"})
CLOCK = (("time", "number"), ("number", "time"))
_DOTTED = regex.compile(r"(?P<h>\d{1,2})\.(?P<m>[0-5]\d)")


def bare_of(source: Read, told: Fact, rewrite: Read, said: Fact) -> bool:
    """Return whether one is the other without its unit, which the words around it tell."""
    return (
        _bare_hour(source, told, rewrite, said)
        or bare_price(source, told, said)
        or _bare_day(told, rewrite, said)
        or _day_of_month(source, told, said)
    )


def _day_of_month(source: Read, told: Fact, said: Fact) -> bool:
    """Whether a date is told whole whose month the source tells before its day: "until 6 December, from the 12th"."""
    if said.kind != "date" or said.parts or told.kind != "number" or told.unit not in (None, "ordinal"):
        return False
    year, month, day = (*said.value.partition("/")[0].split("-"), "", "")[:3]
    if day != f"{told.number!s:0>2}" or source.within(told.end, told.end + COUNTED):
        return False
    lead = compiled(rf"(?<!\w){either(words(source.language)['calendar']['day_articles'])}[^\S\n]*$")
    before = [f for f in leaves(source.hard) if f.kind == "date" and f.end <= told.start]
    known = bool(before) and before[-1].value.split("-")[:2] == [year, month]
    return known and bool(lead.search(source.text[max(told.start - LEAD, 0) : told.start]))


def _bare_day(told: Fact, rewrite: Read, said: Fact) -> bool:
    """Whether a number after an article is the day of a date told before it: "24 December", "on the 24th"."""
    if said.kind != "number" or said.unit not in (None, "ordinal") or told.kind not in ("date", "range"):
        return False
    days = {part.value.partition("/")[0].rpartition("-")[2] for part in told.parts or (told,) if part.kind == "date"}
    if f"{said.number!s:0>2}" not in days:
        return False
    data = words(rewrite.language)["calendar"]
    one = compiled(rf"(?<!\w){either(data.get('one_day', ()))}[^\S\n]*$")  # "le 25" counts nothing
    if one.search(rewrite.text[max(said.start - LEAD, 0) : said.start]):
        return True
    if rewrite.within(said.end, said.end + COUNTED):
        return False
    lead = compiled(rf"(?<!\w){either([*data['day_articles'], *data['to']])}[^\S\n]*$")
    return bool(lead.search(rewrite.text[max(said.start - LEAD, 0) : said.start]))


def _bare_hour(source: Read, told: Fact, rewrite: Read, said: Fact) -> bool:
    """Whether one is an hour of the clock and the other its bare number, which counts nothing: "at eleven and two"."""
    if (told.kind, said.kind) not in CLOCK:
        return False
    clock, bare, side = (told, said, rewrite) if told.kind == "time" else (said, told, source)
    if bare.unit or bare.number is None or not 1 <= bare.number <= HOURS or clock.unit:
        return False
    if dotted := _DOTTED.fullmatch(bare.text):  # "the 7.50 boat"
        wanted = int(dotted["h"]) * 60 + int(dotted["m"])
        return any(int(r) % HALF_DAY == wanted % HALF_DAY for r in clock.value.split("|") if r.isdigit())
    if bare.bounds & AMOUNTED or side.text[bare.end : bare.end + 1].isalpha():
        return False  # "under-21s"
    if bare.bounds & NEARLY and side.text[bare.end :].lstrip(" ")[:1].isalnum():
        return False  # "about 5 of us"
    lead = rf"(?<!\w){either(words(side.language)['clock']['before'])}[^\S\n]*$"
    if not compiled(lead).search(side.text[max(bare.start - LEAD, 0) : bare.start]):
        return False  # "telescopes for six"
    cycle = HALF_DAY if bare.number <= HOURS / 2 else 2 * HALF_DAY
    minutes = {int(reading) % cycle for reading in clock.value.split("|") if reading.isdigit()}
    sharp = compiled(rf"[^\S\n]{either(words(side.language)['clock']['sharp'])}(?!\w)").match(side.text, bare.end)
    alone = bool(sharp) or not side.within(bare.end, bare.end + 2)
    return bare.number * 60 % cycle in minutes and alone


def bare_price(source: Read, told: Fact, said: Fact) -> bool:
    """Return whether a number told after a price of its sentence is one too: "150 dirhams, 80 pour les enfants"."""
    if told.kind != "number" or told.unit or said.kind != "price" or told.number != said.number:
        return False
    if paid_for(source, told):
        return False
    start, _ = source.sentence(told.start)
    named = bool(source.within(told.end, told.end + 2))
    return not named and any(
        f.kind == "price" and f.unit == said.unit and start <= f.start < told.start for f in source.hard
    )
