"""What an amount is counted by: "per person", "a month", "les 100 g", "six jours sur sept"."""

from fractions import Fraction
from functools import cache

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


@cache
def _half_pattern(language: str) -> Pattern:
    forms = words(language)["clock"]["half"] or ["and a half"]
    return compiled(rf"[^\S\n]+{either(forms)}(?!\w)")


def half_after(text: str, end: int, language: str) -> int | None:
    """Return where "and a half" after a unit ends; None where it is not there."""
    match = _half_pattern(language).match(text, end, end + AHEAD)
    return match.end() if match else None


@cache
def _rate_patterns(language: str) -> tuple[Table, Pattern, Pattern]:
    data = words(language)["units"]["rate"]
    people = [(form, key) for key in ("person", "pair", "child", "adult") for form in data[key]]
    own = [(form, name) for form, name in unit_forms(language) if len(form) > 6]
    signs = [  # after no letter: "les" is no "/s"
        (rf"(?<![^\W\d_]){literal(sign)}", name)
        for name, unit in toml("facts_units.toml").items()
        for sign in unit.get("rate", ())
    ]
    lead = rf"[^\S\n]*(?:{either(data['before'])}|/)[^\S\n]*(?:(?P<n>\d{{1,4}})[^\S\n]?)?"
    after = rf"(?!\w)(?!\s+{either(data['not_before'])}(?!\w))"
    known = table(
        [
            *people,
            *own,
            *signs,
        ],
        before=lead,
        after=after,
    )
    each = compiled(rf"[^\S\n]+{either(data['each'])}(?!\w)")
    noun = compiled(
        rf"[^\S\n]*(?:(?<!\w)(?:par|per)[^\S\n]+(?!{either(data['no_noun'])}(?!\w))|/[^\S\n]*)(?P<noun>[^\W\d]{{3,}})"
    )
    return known, each, noun


@cache
def _week(language: str) -> Pattern:
    data = words(language)["units"]
    return compiled(rf"(?<={either(data['day'])})[^\S\n]*{either(data['rate']['of_the_week'])}(?!\w)")


def end_of_week(text: str, end: int, language: str) -> int | None:
    """Return where "sur sept" after days ends: "six jours sur sept" is six days a week; None where it is not there."""
    match = _week(language).match(text, end, end + AHEAD)
    return match.end() if match else None


@cache
def _through(language: str) -> Pattern:
    """Return what may stand between an amount and what it is counted by: "gross", "net"."""
    return compiled(rf"[^\S\n]{either(words(language)['units']['rate']['through'])}(?!\w)")


@cache
def _adjectives(language: str) -> Table:
    """Return the adjectives that tell how often an amount right before them is paid or done: "mensuels"."""
    return table(named(language, "rhythm", "adjectives"), before=r"[^\S\n]")


def rate_after(text: str, end: int, language: str) -> tuple[str | None, int]:
    """Return what an amount that ends at a place is counted by, and where that ends; None where it is by nothing."""
    known, each, noun = _rate_patterns(language)
    through = _through(language).match(text, end, end + AHEAD)
    if (
        through
        and (match := known.pattern.match(text, through.end(), through.end() + AHEAD))
        and match.start() == through.end()
    ):
        end = through.end()  # "€3,100 gross a month"
    if weekly := end_of_week(text, end, language):
        week = units()["week"]
        return f"{week.dimension}:{week.size}", weekly
    match = known.pattern.match(text, end, end + AHEAD)
    if match:
        key = known.key(match)
        if key not in units():
            return key, match.end()
        unit = units()[key]
        count = Fraction(int(match.group(1))) if match.group(1) else Fraction(1)
        half = half_after(text, match.end(), language)
        count += Fraction(1, 2) if half else 0
        return f"{unit.dimension}:{unit.size * count}", half or match.end()
    told = _adjectives(language).pattern.match(text, through.end() if through else end, end + AHEAD)
    if told:
        return _adjectives(language).key(told), told.end()  # "2 000 € nets mensuels"
    alone = each.match(text, end, end + AHEAD)
    if alone:
        return "each", alone.end()
    other = noun.match(text, end, end + AHEAD)
    return (other["noun"].lower(), other.end()) if other else (None, end)
