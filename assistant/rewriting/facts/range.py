"""Ranges: two times, dates, prices or numbers joined by "to"; a bare end takes the unit of the other."""

from dataclasses import replace
from fractions import Fraction
from functools import cache

import regex

from assistant.rewriting.facts.fact import Fact
from assistant.rewriting.facts.time import value as time_value
from assistant.rewriting.facts.words import Pattern, compiled, either, words

_FIRST = regex.compile(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+(?:[.,]\d+)?")
FIRST_YEAR, LAST_YEAR = 1900, 2100
NOON = 12
SCALED = 1000  # from this number on an end of a range is written out
_COUNTED = regex.compile(r"(?i)(?<!\w)(?:les|le|la|the|par|per)\s$")  # "les 10 à 120 €": ten of them at that price
JOINED = {"price", "percentage", "quantity", "number", "time", "date"}


@cache
def _join(language: str) -> tuple[Pattern, Pattern, Pattern]:
    data = words(language)["calendar"]
    to = either([*data["to"], "à"])
    joint = compiled(rf"[^\S\n]*(?:{to}|/)[^\S\n]*(?:la|le|the)?[^\S\n]*[-–−]?")
    both = compiled(r"[^\S\n]*(?:et|and)[^\S\n]+(?:le[^\S\n]+)?")
    lead = compiled(r"(?<!\w)(?:entre|between|from|du|de|des|of)[^\S\n]+(?:le[^\S\n]+|les[^\S\n]+|the[^\S\n]+)?$")
    return joint, both, lead


def joined(text: str, facts: list[Fact], language: str) -> list[Fact]:
    """Return the facts with those that are the two ends of a range made one."""
    result: list[Fact] = []
    for fact in _listed(text, sorted(facts, key=lambda f: f.start), language):
        fact = _between(text, fact, language)
        last = result[-1] if result else None
        if last and (whole := _compound(text, last, fact)):
            result[-1] = whole
            continue
        pair = _pair(text, last, fact, language) if last else None
        if pair:
            result[-1] = pair
        else:
            result.append(fact)
    return result


def _between(text: str, fact: Fact, language: str) -> Fact:
    """Return "between 2 and 17 October" as a range: a pair of days after "between" is no list."""
    _, _, lead = _join(language)
    opening = lead.search(text[max(fact.start - LEAD, 0) : fact.start]) if len(fact.parts) == 2 else None
    if fact.kind != "date" or not opening or not opening.group().lower().startswith(("entre", "between")):
        return fact
    start = fact.start - len(opening.group())
    value = "..".join(part.value for part in fact.parts)
    return replace(fact, kind="range", text=text[start : fact.end], start=start, value=value)


LEAD = 14  # characters before the first end in which the word that opens a range stands
_ENDS = regex.compile(r"[^\S\n]?(?:[.,;:!?)\n]|\p{So}|\p{Emoji_Presentation}|$)")
_AND = regex.compile(r"[^\S\n]*(?:et|and)?[^\S\n]*")


def _compound(text: str, first: Fact, second: Fact) -> Fact | None:
    """Return "2 hours 41 minutes" as one duration: the second part is smaller than the unit of the first."""
    if first.kind != "quantity" or second.kind != "quantity" or first.unit != "duration" != second.rate:
        return None
    if second.unit != "duration" or not _AND.fullmatch(text, first.end, second.start) or first.rate or second.rate:
        return None
    if not first.number or not first.shown or not second.number or second.number >= first.number / first.shown:
        return None
    number = first.number + second.number
    return replace(
        first, text=text[first.start : second.end], end=second.end, number=number, value=f"{number} duration",
        bounds=first.bounds | second.bounds, weak=False,
    )  # fmt: skip


def _listed(text: str, facts: list[Fact], language: str) -> list[Fact]:
    """Return the facts with the numbers of a list in the unit of its last one: "12, 27 et 50 km"."""
    data = words(language)["calendar"]
    between = compiled(rf"[^\S\n]*(?:(?P<comma>,)|{either([*data['and'], 'ou', 'or'])})[^\S\n]*")
    found, listed = list(facts), False
    for index in range(len(found) - 2, -1, -1):
        bare, model = found[index], found[index + 1]
        plain = bare.kind == "number" and not bare.weak and bare.unit is None and (bare.number or 0) < SCALED
        measured = model.kind in ("quantity", "price", "percentage")
        joint = between.fullmatch(text, bare.end, model.start) if plain and measured else None
        # "Room for 3, 2.9 kilos" is no list: a conjunction ends one, or a third number begins it
        listed = joint is not None and (listed or not joint["comma"] or _third(text, found, index))
        if listed:
            found[index] = _like(bare, model)
    return found


def _third(text: str, facts: list[Fact], index: int) -> bool:
    """Whether a bare number with a comma stands before another: "5, 10, 20 km"."""
    before = facts[index - 1] if index else None
    bare = before is not None and before.kind == "number" and before.unit is None
    return bare and before is not None and text[before.end : facts[index].start].strip() == ","


def _pair(text: str, first: Fact, second: Fact, language: str) -> Fact | None:
    if (
        first.kind not in JOINED
        or second.kind not in JOINED
        or first.parts
        or second.parts
        or second.start - first.end > 12
        or (
            first.kind == "number" and first.weak and second.kind in ("percentage", "date")
        )  # "un à 80 %" is a post, "one until 30 June"
    ):
        return None
    joint, both, lead = _join(language)
    gap = text[first.end : second.start]
    after_day = _day(language).search(text[max(first.start - LEAD, 0) : first.start])
    if first.kind == "number" == second.kind and (
        _hours(language).fullmatch(gap) or (after_day and _ENDS.match(text, second.end) and joint.fullmatch(gap))
    ):
        first, second = _hour(first), _hour(second)
    elif first.kind == "time" and second.kind == "number" and _ENDS.match(text, second.end):
        second = _hour(second)  # "between 10:30 and 4"
    opening = lead.search(text[max(first.start - LEAD, 0) : first.start])
    between = both.fullmatch(gap) and opening and opening.group().lower().startswith(("entre", "between"))
    if not (joint.fullmatch(gap) or between):
        return None
    ends = _same_unit(first, second)
    if ends is None or (_is_year(first) and second.kind == "percentage"):
        return None
    if "/" in gap and first.kind != "time" and not (gap == "/" and second.kind == "quantity" == ends[0].kind):
        return None
    if (
        first.kind == "number"
        and second.kind == "price"
        and not opening
        and _COUNTED.search(text[max(first.start - 5, 0) : first.start])
    ):
        return None
    if ends[0].kind == "number" and gap.strip() not in {"-", "–", "—"} and not opening and not second.unit:
        return None
    start = first.start - (len(opening.group()) if opening else 0)
    value = "..".join(end.value for end in ends)
    bounds, unit = first.bounds | second.bounds, ends[1].unit
    ends = replace(ends[0], bounds=ends[0].bounds - {"from"}), ends[1]  # "from 4 to 11" sets no floor
    return Fact("range", text[start : second.end], start, second.end, value, None, unit, bounds, second.rate, ends)


@cache
def _hours(language: str) -> Pattern:
    return compiled(rf"[^\S\n]+{either(words(language)['clock'].get('hours_to', ()))}[^\S\n]+")


@cache
def _day(language: str) -> Pattern:
    """Return a day of the week right before the hours of that day: "Thurs–Sun, 9 to 4"."""
    data = words(language)["calendar"]
    return compiled(rf"(?<!\w){either([*data['weekdays'], *data['weekdays_short']])}s?[.,:]?[^\S\n]*$")


def _hour(fact: Fact) -> Fact:
    """Return a bare number as an hour of the clock, of either half of the day."""
    if fact.unit or fact.number is None or fact.number.denominator != 1 or not 1 <= fact.number <= NOON:
        return fact
    minutes = time_value(int(fact.number) * 60, both_halves=True)
    return replace(fact, kind="time", value=minutes, number=None, weak=False)


def _is_year(fact: Fact) -> bool:
    """Whether a bare number is a year: "31 % in 2024 to 22 % in 2025" is no range from 2024."""
    return fact.kind == "number" and fact.text.isdigit() and FIRST_YEAR <= int(fact.text) <= LAST_YEAR


def _same_unit(first: Fact, second: Fact) -> tuple[Fact, Fact] | None:
    if first.kind == second.kind and first.unit == second.unit and first.kind != "number":
        return first, second
    if first.kind == "number" and second.kind == "time" and second.value.isdigit() and first.number is not None:
        return (replace(first, kind="time", value=str(int(first.number) * 60)), second) if first.number <= 24 else None
    if first.kind == "number" and second.kind == "date":
        return _day_before(first, second)
    if first.kind == "time" and second.kind == "number":
        return None
    if {first.kind, second.kind} & {"time", "date"}:
        return (first, second) if first.kind == second.kind else None
    if first.kind == "number" and first.number is not None and second.number is not None and first.unit is None:
        if second.kind == "number":
            return (first, second) if second.unit is None else None
        return _like(first, second), second
    if (
        second.kind == "number"
        and second.number is not None
        and first.kind in ("price", "percentage")
        and not second.unit
    ):
        return first, _like(second, first)
    if first.kind == "price" == second.kind and first.number is not None and second.number is not None:
        return _like(first, second) if " tax" in (second.unit or "") else first, second
    return None


def _day_before(bare: Fact, date: Fact) -> tuple[Fact, Fact] | None:
    """Return the days of "5 au 28/02": the bare one takes the month of the other."""
    whole = (bare.number or Fraction(0)).denominator == 1 and bare.unit in (None, "ordinal")
    if not whole or not bare.number or not 1 <= bare.number <= 31 or date.value.count("-") < 2:
        return None
    values = [f"{v.partition('/')[0].rpartition('-')[0]}-{int(bare.number):02d}" for v in date.value.split("|")]
    return replace(bare, kind="date", value="|".join(values), number=None, unit=None), date


def _like(bare: Fact, model: Fact) -> Fact:
    """Return the bare number with the unit of the other end: "12" in "12–28 €"."""
    size = _size(model, bare)
    number = (bare.number or 0) * size
    return replace(bare, kind=model.kind, number=number, unit=model.unit, value=f"{number} {model.unit}")


def _size(model: Fact, bare: Fact) -> Fraction:
    """Return what the written number is multiplied by: the unit, and "k" or "million" where both ends share it."""
    if model.shown and model.number is not None and not model.text[0].isdigit():
        return model.number / model.shown  # "six to eight weeks"
    digits = _FIRST.search(model.text)
    if not digits or model.number is None or bare.number is None:
        return Fraction(1)
    shown = Fraction("".join(c for c in digits.group().replace(",", ".") if c.isdigit() or c == "."))
    size = model.number / shown if shown else Fraction(1)
    return size if model.kind in ("percentage", "quantity") or bare.number < SCALED else Fraction(1)
