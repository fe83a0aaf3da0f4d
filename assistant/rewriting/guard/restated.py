"""Values a rewrite tells by reckoning: they are not left out, though it writes them nowhere."""

from fractions import Fraction

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, units, words
from assistant.rewriting.guard.phrases import data
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import leaves, same

DURATION, WEEKDAY = "duration", "weekday"
ENDS = 2  # times of a range
DAY_MINUTES = 1440
STEPPED = frozenset({"number", "quantity"})


def restated(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether the rewrite tells a value of the source by what it comes to."""
    if fact.kind == "range":
        return _start_and_length(fact, rewrite)
    if fact.kind not in STEPPED or fact.number is None:
        return False
    if fact.unit == "ordinal" and _as_label(fact, source, rewrite):
        return True
    return _as_rate(fact, rewrite) or _as_days(fact, source, rewrite) or _where_it_leads(fact, source, rewrite)


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
