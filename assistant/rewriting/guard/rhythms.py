"""How often: "250 visitors a day" is not "250 visitors a month", whatever stands between the number and the pace."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import Table, compiled, either, named, table, toml, unit_forms, units, words
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read, Span

PACES = frozenset({"duration", "months", "night"})  # dimensions a thing happens by
REACH = 36  # characters before a pace in which its number stands


@dataclass(frozen=True)
class Rhythm:
    """A pace, as the dimension and size of its unit, and its place."""

    pace: str
    start: int
    end: int


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield paces that took the place of another."""
    told, said = rhythms(source), rhythms(rewrite)
    lost = [r for r in told if r.pace not in {s.pace for s in said}]
    for rhythm in said:
        if not lost or rhythm.pace in {t.pace for t in told}:
            continue
        if any(_as_often(rewrite, rhythm, other) for other in told):
            continue
        if rhythm.pace == _week() and _times_told(rewrite, rhythm) & _days_a_week(source):
            continue  # "twice a week" for "on Mondays and Wednesdays"
        near = rewrite.keys(*rewrite.sentence(rhythm.start))
        best = max(lost, key=lambda r: len(near & source.keys(*source.sentence(r.start))))
        if _named(source, best, rhythm.pace) or _named(rewrite, rhythm, best.pace):
            continue
        if near & source.keys(*source.sentence(best.start)) - source.keys(best.start, best.end):
            spans = _counted(source, best), _counted(rewrite, rhythm)
            yield Alteration(source.show(*spans[0]), rewrite.show(*spans[1]), "quantity", *spans)


def rhythms(side: Read) -> list[Rhythm]:
    """Return the paces of a text from left to right."""
    forms = _table(side.language)
    found = []
    for match in forms.pattern.finditer(side.text):
        unit = units()[forms.key(match)]
        if unit.dimension in PACES:
            count = Fraction(int(match["count"])) if match["count"] else Fraction(1, 2 if match["half"] else 1)
            found.append(Rhythm(f"{unit.dimension}:{unit.size * count}", *match.span()))
    adjectives = _adjectives(side.language)
    found += [Rhythm(adjectives.key(m), *m.span()) for m in adjectives.pattern.finditer(side.text)]
    days = [f for f in side.hard if f.kind == "weekday"]  # "seven days a week" tells days, and no pace
    paced = (r for r in found if not any(f.start <= r.start < f.end for f in days))
    return sorted(paced, key=lambda r: r.start)


def _as_often(side: Read, rhythm: Rhythm, told: Rhythm) -> bool:
    """Whether a count before a pace makes another one: "three an hour" is "every 20 minutes"."""
    start, _ = side.clause(rhythm.start, rhythm.end)
    before = (f for f in side.hard if start <= f.start < rhythm.start)
    counts = [f.number for f in before if f.number and (f.kind == "number" or f.unit == "times")]
    return bool(counts) and _times(told, rhythm) == counts[-1]


def _times(short: Rhythm, long: Rhythm) -> Fraction | None:
    """Return how many times the longer pace holds the shorter one; None where one has no measure."""
    (dimension, _, size), (other, _, whole) = short.pace.partition(":"), long.pace.partition(":")
    return Fraction(whole) / Fraction(size) if dimension == other and Fraction(size) else None


def as_often(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether a number says how often by an hour or a day what the source tells by its pace."""
    start, end = rewrite.sentence(fact.start)
    wholes = [r for r in rhythms(rewrite) if start <= r.start < end]
    if any(r.pace == _week() for r in wholes) and fact.number in _days_a_week(source):
        return True
    return any(_times(short, whole) == fact.number for whole in wholes for short in rhythms(source))


@cache
def _week() -> str:
    week = units()["week"]
    return f"{week.dimension}:{week.size}"


def _times_told(side: Read, rhythm: Rhythm) -> set[Fraction | None]:
    start, _ = side.sentence(rhythm.start)
    return {f.number for f in side.hard if f.unit == "times" and start <= f.start < rhythm.start}


def _days_a_week(side: Read) -> set[Fraction | None]:
    """Return on how many days of the week a text tells that things happen: two for "Mondays and Wednesdays"."""
    return {
        Fraction(len(f.value)) for f in side.hard if (f.kind == "weekday" or f.unit == "weekday") and f.value.isdigit()
    }


@cache
def _adjectives(language: str) -> Table:
    """Return the words that tell a pace by themselves: "monthly", "annuel"."""
    return table(named(language, "rhythm", "adjectives"))


@cache
def _table(language: str) -> Table:
    before, half = either(words(language)["rhythm"]["before"]), either(words(language)["rhythm"]["half"])
    pairs = [(form, name) for form, name in unit_forms(language) if units()[name].dimension in PACES and len(form) > 5]
    counted = rf"(?:(?P<count>\d{{1,3}})[^\S\n]+|(?P<half>{half}))?"
    return table(pairs, before=rf"(?<![\w])(?i:{before})[^\S\n]*{counted}", after=r"(?![\w-])")


def _named(side: Read, rhythm: Rhythm, pace: str) -> bool:
    """Whether the sentence of a rhythm tells another pace too, in a word of its own: "monthly", "mensuel"."""
    every = toml(f"{side.language}/facts_words.toml").get("units", {}).get("every", {})
    start, end = side.sentence(rhythm.start)
    sentence = f"{side.text[start : rhythm.start]} {side.text[rhythm.end : end]}".casefold()
    forms = every.get(pace, ())  # "for five days" names no pace
    return bool(forms) and bool(compiled(rf"(?<!\w){either(forms)}(?!s(?!\w))").search(sentence))


def _counted(side: Read, rhythm: Rhythm) -> Span:
    """Return the pace with the number it counts, where one stands close before it in its clause."""
    start, _ = side.clause(rhythm.start, rhythm.end)
    low = max(start, rhythm.start - REACH)
    numbers = [f.start for f in side.hard if f.number is not None and low <= f.start < rhythm.start]
    return (numbers[-1] if numbers else rhythm.start), rhythm.end
