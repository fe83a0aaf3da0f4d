"""When two facts say the same thing: equal values, whatever the notation."""

from collections.abc import Iterable
from fractions import Fraction

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.amount import loose
from assistant.rewriting.facts.phone import BARE, bare_codes
from assistant.rewriting.facts.words import units

HOUR, HALF_DAY = 60, 720  # minutes
MINUTES = 2  # figures after an hour
FIFTEEN = 15  # days of "quinze jours", two weeks in all but name
MILLION = 1_000_000
RATIO = "ratio"
BY = "until"  # "up by a third", as "by Friday"
THIRDS = (Fraction(1, 3), Fraction(2, 3))
AMOUNTS = frozenset({"price", "percentage", "quantity", "number"})
FIRST_YEAR, LAST_YEAR = 1900, 2100


def same(source: Fact, rewrite: Fact) -> bool:
    """Return whether the rewrite's fact says what the source's says, or less of it."""
    if source.parts or rewrite.parts:
        return _same_parts(source, rewrite)
    if source.kind in AMOUNTS and rewrite.kind in AMOUNTS:
        return _same_amount(source, rewrite)
    if source.kind != rewrite.kind:
        return _same_moment(source, rewrite)
    if source.kind == "date":
        return same_date(source, rewrite)
    if source.kind == "time":
        return bool(_readings(source) & _readings(rewrite)) or {source.value, rewrite.value} == {"0", "1440"}
    if source.kind == "phone":
        return source.value == rewrite.value and _same_country(source.unit, rewrite.unit)
    return source.value == rewrite.value


def _same_moment(source: Fact, rewrite: Fact) -> bool:
    """Whether a day is told by its number alone, or an hour as what lasts so long."""
    kinds = {source.kind, rewrite.kind}
    if kinds == {"number", "date"}:
        bare, date = (source, rewrite) if source.kind == "number" else (rewrite, source)
        day = bare.unit == "ordinal" and not bare.weak
        return day and date.value.partition("/")[0].endswith(f"-{bare.value.split()[0]:0>2}")
    if kinds == {"time", "quantity"}:
        clock, lasting = (source, rewrite) if source.kind == "time" else (rewrite, source)
        minutes = [int(reading) for reading in _readings(clock) if reading.isdigit()]
        return lasting.unit == "duration" and any(60 * minute == lasting.number for minute in minutes)
    return False


def _same_country(one: str | None, other: str | None) -> bool:
    """Whether two telephone numbers may be of one country: "06 12 34 56 78" has lost its zero in "6 12 34 56 78"."""
    if BARE in (one, other):
        return {one, other} <= {BARE, *bare_codes()}
    return not one or not other or one == other


def _readings(fact: Fact) -> set[str]:
    return set(fact.value.split("|"))


def _same_parts(source: Fact, rewrite: Fact) -> bool:
    if not (source.parts and rewrite.parts) or len(source.parts) != len(rewrite.parts):
        return False
    if source.kind == rewrite.kind == "range" and (_on_the_clock(source, rewrite) or _of_the_month(source, rewrite)):
        return True
    return (source.kind == rewrite.kind) and all(same(a, b) for a, b in zip(source.parts, rewrite.parts, strict=True))


def _on_the_clock(source: Fact, rewrite: Fact) -> bool:
    """Whether bare numbers are the hours of a range of times: "10–4" for "10am to 4pm"."""
    told, said = (source.parts, rewrite.parts) if source.parts[0].kind == "time" else (rewrite.parts, source.parts)
    if any(f.kind != "time" for f in told) or any(f.kind != "number" or f.number is None for f in said):
        return False
    hours = [_minutes(n) for n in said]
    return all(_readings(t) & {str(h), str(h + HALF_DAY)} for t, h in zip(told, hours, strict=True))


def _minutes(bare: Fact) -> int:
    """Return the minutes after midnight a bare number tells, its decimals being minutes: "between 8.10 and 9.25"."""
    hours, _, minutes = bare.text.partition(".")
    if hours.isdigit() and len(minutes) == MINUTES and minutes.isdigit() and int(minutes) < HOUR:
        return int(hours) * HOUR + int(minutes)
    return int((bare.number or 0) * HOUR)


def _of_the_month(source: Fact, rewrite: Fact) -> bool:
    """Whether bare numbers are the days of a range of dates, whose month is told apart: "octobre (du 2 au 17)"."""
    told, said = (source.parts, rewrite.parts) if source.parts[0].kind == "date" else (rewrite.parts, source.parts)
    if any(f.kind != "date" for f in told) or any(f.kind != "number" or f.unit for f in said):
        return False
    return all(t.value.partition("/")[0].endswith(f"-{s.value:0>2}") for t, s in zip(told, said, strict=True))


def same_date(source: Fact, rewrite: Fact) -> bool:
    """Return whether a date names the source's day: it may say less, never more nor other."""
    return any(_date_within(a, b) for a in _readings(source) for b in _readings(rewrite))


def _date_within(source: str, rewrite: str) -> bool:
    if "-" not in source or "-" not in rewrite:
        return source == rewrite
    (told, weekday), (said, said_weekday) = (tuple(value.partition("/")[::2]) for value in (source, rewrite))
    if said_weekday and weekday != said_weekday:
        return False
    pairs = list(zip(told.split("-"), said.split("-"), strict=True))
    if not all(b == "*" or a == b for a, b in pairs):
        return False
    return any(b != "*" for _, b in pairs)


def same_currency(source: str, rewrite: str) -> bool:
    """Return whether two currencies may be the same one, a bare "$" being any dollar."""
    a, b = source.split(" ")[0], rewrite.split(" ")[0]
    return a == b or a in loose(b) or b in loose(a)


def same_tax(source: str, rewrite: str) -> bool:
    """Return whether two prices stand on the same tax basis."""
    return source.partition(" ")[2] == rewrite.partition(" ")[2]


def _same_amount(source: Fact, rewrite: Fact) -> bool:
    if source.kind == "price" == rewrite.kind:
        units = source.unit or "", rewrite.unit or ""
        return source.number == rewrite.number and same_currency(*units) and same_tax(*units)
    if "price" in (source.kind, rewrite.kind):
        if _pounds(source, rewrite) or _pounds(rewrite, source):
            return True
        return rewrite.kind == "number" and source.shown == rewrite.shown and not rewrite.unit
    if source.unit == rewrite.unit:
        return source.number == rewrite.number or any(
            alike(*pair) for alike in (_fortnight, _third) for pair in ((source, rewrite), (rewrite, source))
        )
    bare = {None, "ordinal", "times"}
    if source.unit in bare and rewrite.unit in bare:
        return source.number == rewrite.number
    if source.unit is None and rewrite.unit == "months" and "-year" in rewrite.text:
        return source.shown == rewrite.shown  # "Ana, 29," is 29 years old
    if rewrite.unit is None and (_thousands(source, rewrite) or _metres(source, rewrite)):
        return True
    if source.unit is None and (_thousands(rewrite, source) or _metres(rewrite, source)):
        return True
    if rewrite.unit is None:
        return source.shown == rewrite.shown and source.kind != "percentage"
    return source.unit is None and rewrite.unit == "months" and source.shown == rewrite.shown and bool(source.bounds)


def _thousands(length: Fact, bare: Fact) -> bool:
    """Whether a race is told by its thousands of metres: "5k" for "5 km"."""
    return length.unit == "length" and length.number == bare.number and bare.text[-1:] in "kK"


def _metres(length: Fact, bare: Fact) -> bool:
    """Whether "450m", which might be millions, is the metres of the other text."""
    millions = bare.number == MILLION * (length.number or 0) and bare.text[-2:-1].isdigit()
    return length.unit == "length" and length.number == length.shown and millions and bare.text.endswith("m")


def _third(told: Fact, said: Fact) -> bool:
    """Whether one tells a third, or two, and the other the share in percent nearest to it: "up a third", "+33%"."""
    if told.unit != RATIO or told.number not in THIRDS or said.number is None or (told.bounds | said.bounds) - {BY}:
        return False
    return said.number in {Fraction(way(told.number * scale), scale) for scale in (100, 1000) for way in (round, int)}


def _fortnight(days: Fact, weeks: Fact) -> bool:
    """Whether "quinze jours" is told as two weeks, or a fortnight."""
    fortnight = units()["fortnight"].size
    fifteen = days.unit == "duration" and days.shown == FIFTEEN and days.number == FIFTEEN * units()["day"].size
    return fifteen and weeks.number == fortnight and weeks.shown != fortnight / units()["day"].size


def _pounds(price: Fact, weight: Fact) -> bool:
    """Whether "five pounds" may be the money and not the weight."""
    if (price.unit, weight.unit) != ("GBP", "mass") or price.number is None or weight.number is None:
        return False
    return weight.number == price.number * units()["pound"].size


def is_year(fact: Fact, first: int = FIRST_YEAR) -> bool:
    """Return whether a bare number may be a year, and so is no term of a sum or a share."""
    bare = fact.kind == "number" and not fact.unit and fact.text.isdigit()
    return bare and first <= int(fact.text) <= LAST_YEAR


def leaves(facts: Iterable[Fact]) -> list[Fact]:
    """Return the facts with ranges and lists taken apart."""
    return [leaf for fact in facts for leaf in (fact.parts or (fact,))]
