"""Amounts: prices, percentages, quantities with their unit, plain numbers; with limit and basis ("per person")."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import Any

import regex

from assistant.rewriting.facts.bounds import bounds_around
from assistant.rewriting.facts.fact import Fact, Kind
from assistant.rewriting.facts.numeral import Numeral, numerals
from assistant.rewriting.facts.rate import end_of_week, half_after, rate_after
from assistant.rewriting.facts.words import (
    AHEAD,
    Pattern,
    Table,
    compiled,
    either,
    literal,
    named,
    table,
    toml,
    unit_forms,
    units,
    words,
)

MANY = 100  # from this number on "+" before it means "more than"
GAP = r"[^\S\n]{0,2}"
WHOLE = 32  # characters in which "an additional hour and a" stands before its half


def find(text: str, language: str) -> Iterator[Fact]:
    """Yield the amounts of a text."""
    yield from _pieces(text, language)
    free = 0
    for numeral in numerals(text, language):
        if numeral.start < free:
            continue
        fact = _amount(text, numeral, language)
        free = end_of_week(text, fact.end, language) or fact.end
        yield fact


@dataclass(frozen=True)
class Measure:
    """What stands right after a number: the size it is multiplied by, its unit and where it ends."""

    end: int
    size: Fraction = Fraction(1)
    unit: str | None = None
    kind: Kind = "number"


def _amount(text: str, numeral: Numeral, language: str) -> Fact:
    sign = _sign_before(text, numeral.start)
    measure = _measure(text, numeral, language, bool(sign))
    number, end, kind, unit = numeral.value * measure.size, measure.end, measure.kind, measure.unit
    start = _whole_start(text, numeral, language) if kind == "quantity" and numeral.form == "ratio" else numeral.start
    if sign:
        start, kind = sign[1], "price"
        unit = unit if unit and measure.kind == "price" and unit != "dollar" else sign[0]
    cents = (
        _CENTS.match(text, end, end + AHEAD)
        if kind == "price" and not sign and numeral.value.denominator == 1
        else None
    )
    if cents:
        number, end = number + Fraction(int(cents[1]), 100), cents.end()
    elif kind == "price" and not sign and (said := _said_cents(text, numeral, end, language)):
        number, end = number + said[0], said[1]
    if kind == "price":
        unit, end = _tax(text, end, unit or "", language)
    if kind in ("number", "quantity") and numeral.form == "ordinal":
        unit = "ordinal" if kind == "number" else unit
    rate, end_rate = rate_after(text, end, language) if numeral.form != "times" else (None, end)
    if kind == "price" and end_rate > end and " tax" not in (unit or ""):
        unit, end_rate = _tax(text, end_rate, unit or "", language)  # "£1,400 a month excluding VAT"
    bounds = bounds_around(text, start, end_rate, language) | (frozenset({"about"}) if numeral.about else frozenset())
    if unit == "months" and (aged := _AGE_SIGN.search(text, max(start - AGE_REACH, 0), start)):
        bounds |= {"under" if aged["sign"] != "+" else "over"}  # "les -12 ans"
    elif text[:start].rstrip().endswith("+") and (kind == "percentage" or number < MANY):
        bounds -= {"over"}  # "+4 %" is a rise
    value = f"{number}" + (f" {unit}" if unit else "")
    return Fact(
        kind,
        text[start:end],
        start,
        end,
        value,
        number,
        unit,
        bounds,
        rate,
        weak=numeral.weak and kind in ("number", "quantity"),
        shown=numeral.value * (measure.size if kind in ("price", "number") else 1),
    )


AGE_REACH = 4  # characters before an age in which its sign stands
_AGE_SIGN = regex.compile(r"(?<![\d%€][^\S\n])(?<!\S)(?P<sign>[-–−+])[^\S\n]?$")
_CENTS = regex.compile(r"[^\S\n]?(?<=[€$£]\s?)(\d\d)(?!\d|[^\S\n]?[%€$£/hHkm]|[.,:]\d)")


def _said_cents(text: str, numeral: Numeral, end: int, language: str) -> tuple[Fraction, int] | None:
    """Return the cents said after the name of a currency, and where they end: "six pounds seventy-five"."""
    if text[end - 1].isalpha() and numeral.value.denominator == 1 and text[end : end + 1] in {" ", "\u00a0"}:
        after = _next_word(language).match(text, end)
        found = numerals(after.group(), language) if after else ()
        whole = after and len(found) == 1 and found[0].form == "cardinal" and found[0].end == len(after.group())
        if whole and found[0].start == 1 and CENTS <= found[0].value < 100:
            return found[0].value / 100, end + found[0].end
    return None


CENTS = 5  # the fewest said after a price


@cache
def _next_word(language: str) -> Pattern:
    """Return two digits or a number in words, with nothing after that it could count."""
    spoken = either(words(language)["numbers"]["words"])
    return compiled(rf"[^\S\n](?:\d\d|{spoken}(?:[-\s]{spoken})?)(?=[^\S\n]*(?:[.,;:!?)\n]|$))")


@cache
def _sign_table() -> Table:
    pairs = [(literal(sign), code) for code, signs in toml("facts_currencies.toml")["signs"].items() for sign in signs]
    pairs.sort(key=lambda pair: len(pair[0]), reverse=True)
    return table(pairs, before=r"(?<![^\W\d_])", after=r"[^\S\n]?$", flags=0)


def _sign_before(text: str, start: int) -> tuple[str, int] | None:
    """Return (currency, place) of a sign written before the number."""
    if not start or text[start - 1] not in "€$£¥ \u00a0\u202fDRFH":
        return None
    offset = max(start - 5, 0)
    forms = _sign_table()
    match = forms.pattern.search(text[offset:start])
    if not match:
        return None
    if offset + match.start() and text[offset + match.start() - 1].isdigit():
        return None  # "38 $ 4 ans": the sign belongs to the number before it
    if regex.search(r"\d[^\S\n]*$", text[max(offset + match.start() - 3, 0) : offset + match.start()]):
        return None
    return forms.key(match), offset + match.start()


@cache
def _glued() -> str:
    """Return what may follow a scale of one letter: no letter but those of a currency ("34 MDH")."""
    signs = [literal(s) for all_signs in toml("facts_currencies.toml")["signs"].values() for s in all_signs]
    return rf"(?:(?![^\W\d_])|(?={'|'.join(s for s in signs if len(s) > 1)})(?!\w{{6}}))"


@cache
def _after_tables(language: str) -> Mapping[str, Table]:
    currencies = [
        (literal(sign), code) for code, signs in toml("facts_currencies.toml")["signs"].items() for sign in signs
    ] + [(f"(?i:{form})", code) for form, code in named(language, "currency")]
    currencies.sort(key=lambda pair: len(pair[0].removeprefix("(?i:")), reverse=True)  # "francs CFA" before "francs"
    scales = list(named(language, "numbers", "scales"))
    glue = rf"{GAP}-?"
    percent = [(form, "ratio") for form in words(language)["numbers"]["ratio"]["percent"]]
    return {
        "scale": table([p for p in scales if len(p[0]) > 2], before=GAP),
        "short_scale": table([p for p in scales if len(p[0]) <= 2], before=r"[^\S\n]?", after=_glued(), flags=0),
        "currency": table(currencies, before=rf"{GAP}(?:d['’]|de[^\S\n]|of[^\S\n])?", after=r"(?![^\W\d_])", flags=0),
        "cents": table(named(language, "cents"), before=GAP),
        "percent": table(percent, before=GAP),
        "unit": table(unit_forms(language), before=glue, after=r"(?![^\W_]|['’]\w)", flags=0),
    }


def _measure(text: str, numeral: Numeral, language: str, signed: bool) -> Measure:
    tables = _after_tables(language)
    if numeral.form in ("ratio", "times"):
        part = _part_of_unit(text, numeral, language)
        if part:
            return part
        unit = "ratio" if numeral.form == "ratio" else "times"
        return Measure(numeral.end, Fraction(1), unit, "percentage" if unit == "ratio" else "quantity")
    size, end = _scaled(text, numeral.end, language, signed)
    currency = tables["currency"].pattern.match(text, end, end + AHEAD)
    percent = tables["percent"].pattern.match(text, end, end + AHEAD)
    if percent:
        return Measure(percent.end(), size / 100, "ratio", "percentage")
    measured = tables["unit"].pattern.match(text, end, end + AHEAD)
    if measured is None and (between := _between(language).match(text, end, end + AHEAD)):
        measured = tables["unit"].pattern.match(text, between.end(), between.end() + AHEAD)
    money = currency and (
        not measured or currency.end() > measured.end() or _said_cents(text, numeral, currency.end(), language)
    )
    if measured and not money and not signed and numeral.form != "ordinal":
        found = units()[tables["unit"].key(measured)]
        half = half_after(text, measured.end(), language)
        extra = found.size / 2 / numeral.value if half and numeral.value else Fraction(0)
        name = found.dimension if found.dimension != "count" else None
        kind: Kind = "quantity" if name else "number"
        return Measure(half or measured.end(), size * (found.size + extra), name, kind)
    if currency:
        return Measure(currency.end(), size, tables["currency"].key(currency), "price")
    cents = tables["cents"].pattern.match(text, end, end + AHEAD)
    if cents:
        return Measure(cents.end(), size / 100, tables["cents"].key(cents), "price")
    return Measure(end, size)


@cache
def _between(language: str) -> Pattern:
    """Return what may stand between a number and its unit: "five working days", "une trentaine de kilomètres"."""
    forms = either(words(language)["numbers"]["before_unit"])
    return compiled(rf"[^\S\n]-?(?:{forms}(?=[^\S\n])|(?:de|of)(?=[^\S\n])|d['’])")


@cache
def _link_to_unit(language: str) -> Pattern:
    return compiled(rf"{GAP}-?(?:(?:d['’]|de\s|of\s)?(?:une?\s|an?\s|the\s)?)")


@cache
def _whole_unit(language: str) -> Table:
    """Return "an hour and a", which makes the half after it one and a half."""
    joint = either(words(language)["numbers"]["and_half"])
    full = either(words(language)["numbers"].get("full", ()))
    before = rf"(?<!\w)(?:(?i:an?|one|une?|first))\s+(?:{full}\s+)?"
    return table(unit_forms(language), before=before, after=rf"\s+{joint}\s+$", flags=0)


def _part_of_unit(text: str, numeral: Numeral, language: str) -> Measure | None:
    """Return "half an hour", "une demi-heure": a part of a unit of time or measure."""
    whole = _whole_unit(language).pattern.search(text[max(numeral.start - WHOLE, 0) : numeral.start])
    if whole and 0 < numeral.value < 1:
        found = units()[_whole_unit(language).key(whole)]
        return Measure(numeral.end, found.size * (1 + 1 / numeral.value), found.dimension, "quantity")
    link = _link_to_unit(language).match(text, numeral.end, numeral.end + AHEAD)
    forms = _after_tables(language)["unit"]
    at = link.end() if link else numeral.end
    unit = forms.pattern.match(text, at, at + AHEAD)
    if numeral.form != "ratio" or not unit or unit.end() - numeral.end > 16:
        return _part_of_scale(text, at, language)
    found = units()[forms.key(unit)]
    return Measure(unit.end(), found.size, found.dimension, "quantity")


def _part_of_scale(text: str, at: int, language: str) -> Measure | None:
    """Return "a quarter of a million": a part of a scale, which is a sum where a currency follows."""
    tables = _after_tables(language)
    if not (scale := tables["scale"].pattern.match(text, at, at + AHEAD)):
        return None
    size, end = Fraction(tables["scale"].key(scale)), scale.end()
    paid = tables["currency"].pattern.match(text, end, end + AHEAD)
    return Measure(paid.end(), size, tables["currency"].key(paid), "price") if paid else Measure(end, size)


def _whole_start(text: str, numeral: Numeral, language: str) -> int:
    """Return where a part begins, the whole unit told before it included: "an hour and a half"."""
    low = max(numeral.start - WHOLE, 0)
    whole = _whole_unit(language).pattern.search(text[low : numeral.start])
    return low + whole.start() if whole and 0 < numeral.value < 1 else numeral.start


def _scaled(text: str, end: int, language: str, signed: bool) -> tuple[Fraction, int]:
    tables = _after_tables(language)
    scale = tables["scale"].pattern.match(text, end, end + AHEAD)
    if scale:
        return Fraction(tables["scale"].key(scale)), scale.end()
    short = tables["short_scale"].pattern.match(text, end, end + AHEAD)
    if short and short.group() == " m" and language == "en" and not signed:
        short = None  # "22 m of colour" is a length
    if short and (
        signed
        or "k" in short.group().lower()
        or regex.match(r"[€$£]|[^\S\n](?:de|d['’]|of)", text[short.end() : short.end() + 4])
        or tables["currency"].pattern.match(text, short.end(), short.end() + AHEAD)
    ):
        return Fraction(tables["short_scale"].key(short)), short.end()
    return Fraction(1), end


@cache
def _tax_table(language: str) -> Table:
    return table(named(language, "tax"), before=r"[^\S\n]*\(?", after=r"(?!\w)")


def _tax(text: str, end: int, currency: str, language: str) -> tuple[str, int]:
    forms = _tax_table(language)
    match = forms.pattern.match(text, end, end + AHEAD)
    return (f"{currency} {forms.key(match)} tax", match.end()) if match else (currency, end)


@cache
def _piece_table(language: str) -> Table:
    return table(named(language, "pieces"))


def _pieces(text: str, language: str) -> Iterator[Fact]:
    """Yield sums with a name of their own ("a fiver")."""
    forms = _piece_table(language)
    for match in forms.finditer(text):
        currency, number = forms.key(match)[:3], Fraction(forms.key(match)[3:])
        yield Fact("price", match.group(), *match.span(), f"{number} {currency}", number, currency, weak=number == 1)


def loose(currency: str) -> tuple[str, ...]:
    """Return the currencies a bare sign may stand for, itself first."""
    table_of: Mapping[str, Any] = toml("facts_currencies.toml")["loose"]
    return (currency, *table_of.get(currency, ()))
