"""Values a rewrite tells by reckoning: they are not left out, though it writes them nowhere."""

from fractions import Fraction

import regex

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, units, words
from assistant.rewriting.guard.phrases import data
from assistant.rewriting.guard.shares import instead
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import leaves, same

DURATION, WEEKDAY = "duration", "weekday"
ENDS = 2  # times of a range
DAY_MINUTES = 1440
MOST = 12  # things a number before a colon announces
_LEAD = regex.compile(r"(?:[^\S\n]+\p{Ll}[\p{L}'’-]*){1,3}[^\S\n]*:[^\S\n]*")
STEPPED = frozenset({"number", "quantity"})


def restated(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether the rewrite tells a value of the source by what it comes to."""
    if fact.kind == "range":
        return _start_and_length(fact, rewrite)
    if fact.kind == "price":
        return _as_share(fact, source, rewrite)
    if fact.kind not in STEPPED or fact.number is None:
        return False
    if _announces(fact, source):
        return True
    if fact.unit == "ordinal" and _as_label(fact, source, rewrite):
        return True
    return _as_rate(fact, rewrite) or _as_days(fact, source, rewrite) or _where_it_leads(fact, source, rewrite)


def _as_share(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a price is told by the share the one in its place is of it: "half price: £3" for "£3 instead of £6"."""
    shares = [f for f in rewrite.hard if f.unit == "ratio" and f.number]
    now = [f for f in source.hard if f.kind == "price" and instead(source, f, fact)]
    kept = [f for f in now if any(same(f, other) for other in leaves(rewrite.hard))]
    ratios = {(f.number or 0) / fact.number for f in kept if fact.number}
    return any(f.number in ratios or 1 - (f.number or 0) in ratios for f in shares)


def _announces(fact: Fact, source: Read) -> bool:
    """Whether a small number goes with the list it announces: "three sizes: small, medium and large"."""
    lead = _LEAD.match(source.text, fact.end)
    if fact.kind != "number" or fact.unit or lead is None or not 1 < (fact.number or 0) <= MOST:
        return False
    joint = either([",", ";", *words(source.language)["bonds"]["conjunctions"]])
    listed = source.text[lead.end() : source.sentence(fact.start)[1]]
    return len(compiled(rf"[^\S\n]*(?<!\w){joint}[^\S\n]+|[,;][^\S\n]+").split(listed)) == fact.number


def _as_label(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether the rewrite tells a part of the year by its letter: "Q3" for "the third quarter"."""
    letters = words(source.language)["names"].get("periods", {})
    found = (f"{letter}{fact.number}" for letter, forms in letters.items() if _names(forms, fact, source))
    return any(label in rewrite.text for label in found)


def _names(forms: str, fact: Fact, side: Read) -> bool:
    return bool(compiled(rf"[^\S\n]+(?:{forms})(?!\w)").match(side.text, fact.end))


def _as_rate(fact: Fact, rewrite: Read) -> bool:
    """Whether a wait is told as how often in an hour: "three an hour" for "every 20 minutes"."""
    if fact.unit != DURATION or not fact.number:
        return False
    often = units()["hour"].size / fact.number
    hourly = compiled(rf"(?<!\w){either(data(rewrite.language).get('hourly', ()))}(?!\w)")
    if often <= 1 or not hourly.search(rewrite.text):
        return False
    return any(f.kind == "number" and f.number == often for f in rewrite.hard)


def _as_days(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether days a week are told by their names: "Thursday to Sunday" for four days."""
    if fact.unit != DURATION or not fact.number:
        return False
    days = fact.number / units()["day"].size
    weeks = [f.value for f in source.hard if WEEKDAY in (f.kind, f.unit) and len(f.value) == days > 1]
    return any(f.value in weeks for f in rewrite.hard)


def _where_it_leads(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a step is told by both its ends: "42 minutes instead of 34" for "42 minutes, eight more"."""
    said = leaves(rewrite.hard)
    known = {f.shown for f in source.hard}
    new = {f.shown for f in said if f.shown is not None and f.kind in STEPPED} - known
    low, _ = source.sentence(fact.start)
    bases = (f for f in source.hard if low <= f.start < fact.start and f.kind in STEPPED and f.shown)
    step = fact.shown or Fraction(0)
    return bool(new) and any(
        {(base.shown or 0) - step, (base.shown or 0) + step} & new and any(same(base, f) for f in said)
        for base in bases
    )


def _start_and_length(fact: Fact, rewrite: Read) -> bool:
    """Whether hours are told by one end and how long they last: "two hours from 8 pm" for "8 pm to 10 pm"."""
    ends = [part for part in fact.parts if part.kind == "time" and part.value.isdigit()]
    if len(ends) != ENDS:
        return False
    minutes = (int(ends[1].value) - int(ends[0].value)) % DAY_MINUTES
    lasting = any(f.unit == DURATION and f.number == minutes * units()["minute"].size for f in rewrite.hard)
    return lasting and any(same(end, f) for end in ends for f in rewrite.hard if f.kind == "time")
