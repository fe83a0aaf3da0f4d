"""Numbers a rewrite may state though the source does not write them: a count of what it lists."""

from collections import Counter

import regex

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, unit_forms, units, words
from assistant.rewriting.guard.ages import anniversary, of_age
from assistant.rewriting.guard.last_days import day_after, day_before, year_end
from assistant.rewriting.guard.paid import derived_price, elliptic
from assistant.rewriting.guard.reckoned import reckoned
from assistant.rewriting.guard.rhythms import as_often
from assistant.rewriting.guard.shares import (
    as_fraction,
    in_numbers,
    inverse,
    of_a_bare_price,
    of_a_number,
    of_a_price,
    of_two,
    remainder,
    shared_out,
)
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import is_year, leaves, same

MOST = 12
YEARLY = 12  # months
FEWEST = 3  # names in a row that are a list
REACH = 16  # characters before a noun in which its article stands
YEAR = 4  # digits of a year
DAYS_OF_YEAR = (365, 366)
LETTERS = 5  # a form this short is a sign ("h"), its flags included
_BULLET = regex.compile(r"(?m)^[^\S\n]*(?:[^\w\s]{1,3}|\d{1,2}[.)])[^\S\n]*\S")
_THOUSANDS = regex.compile(r"(?<=\d),(?=\d)")
_ITEM = regex.compile(r"[^\n.!?;:,]{1,80}(?:,[^\n.!?;:,]{1,80})*,?[^\S\n]+(?:et|and|ou|or|&)[^\S\n]+[^\n.!?;:,]{1,80}")


def derived(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether a value follows from those of the source: reckoned, told in another unit, or counted of a list."""
    if of_a_price(fact, source, rewrite):
        return True
    if fact.kind == "price":
        return derived_price(fact, source, rewrite)
    if fact.kind == "date":
        told = reckoned(fact, source, rewrite) or day_before(fact, source, rewrite) or day_after(fact, source, rewrite)
        return told or year_end(fact, source) or as_fraction(fact, source)
    if fact.kind in ("quantity", "number") and of_age(fact, source):
        return True
    if fact.unit in ("months", "ordinal") and anniversary(fact, source):
        return True
    if _digits(fact, source, rewrite) or (fact.unit == "times" and as_often(fact, source, rewrite)):
        return True
    if fact.unit in ("ratio", "ordinal") and shared_out(fact, source, rewrite):
        return True
    if fact.unit in ("ratio", "times") and (inverse(fact, source) or remainder(fact, source, rewrite)):
        return True
    if fact.unit == "ratio" and of_two(fact, source, rewrite):
        return True
    if fact.kind in ("quantity", "percentage") and elliptic(fact, source):
        return True
    if fact.kind == "quantity":
        if _one_unit(fact, source) or _all_year(fact, source):
            return True
        return _fortnightly(fact, source) or _years_between(fact, source)
    if fact.kind != "number" or fact.number is None or fact.unit:
        return False
    return (
        as_often(fact, source, rewrite)
        or _apart(fact, source, rewrite)
        or _announced(fact, rewrite)
        or in_numbers(fact, source, rewrite)
        or of_a_number(fact, source)
        or of_a_bare_price(fact, source, rewrite)
        or _others(fact, source, rewrite)
        or _year_before(fact, source)
        or _or_earlier(fact, source, rewrite)
        or _article(fact, source, rewrite)
        or _of_a_list(fact, source, rewrite)
    )


def _of_a_list(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a small number counts what one of the texts lists, and its noun is known to the source."""
    if fact.number is None or fact.number <= 1 or fact.number.denominator != 1:
        return False
    if not is_year(fact) and _sum(fact, source, rewrite):
        return True
    if fact.number > MOST:
        return False
    noun = rewrite.within(fact.end, fact.end + 30)[:2]
    if noun and (_counted(source, keys := frozenset(rewrite.bridged(noun[0]))) or _single(source, keys)):
        return False
    if int(fact.number) in _named_together(source) & _named_together(rewrite):
        return True
    wholes = words(rewrite.language)["wholes"]
    generic = bool(noun) and noun[0].text.casefold() in {*wholes["countable"]} - {*wholes["room"]}
    if noun and not generic and not any(set(rewrite.bridged(token)) & source.all_keys for token in noun):
        return False
    count = int(fact.number)
    return (
        count in _kinds(source)
        or count in _lists(source.text)
        or len(_BULLET.findall(rewrite.text)) == count
        or len(_BULLET.findall(source.text)) == count
    )


def _digits(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a rank or a number counts the figures a number is written with: "a sixth figure" for 100,000."""
    nouns = compiled(rf"[^\S\n-]*-?{either(words(rewrite.language)['numbers']['digits']['nouns'])}(?!\w)")
    if fact.kind != "number" or fact.unit not in (None, "ordinal") or not nouns.match(rewrite.text, fact.end):
        return False
    return any(f.kind == "number" and f.shown and len(str(int(f.shown))) == fact.number for f in source.hard)


def _apart(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a number is how many a source's figure is more or less than: 45 for "51 minutes, six more than usual"."""
    ways = {way: compiled(rf"[^\S\n]+{either(forms)}(?!\w)") for way, forms in _ways(source.language)}
    said = [f for f in leaves(rewrite.hard) if f.number is not None]
    for step in (f for f in source.hard if f.kind == "number" and not f.unit and f.number):
        way = next((way for way, form in ways.items() if form.match(source.text, step.end)), None)
        start, _ = source.sentence(step.start)
        told = [f for f in leaves(source.hard) if start <= f.start < step.start and f.shown is not None]
        if way is None or not told or not any(same(told[-1], f) for f in said):
            continue
        if (told[-1].shown or 0) + (step.number or 0) * (-1 if way == "more" else 1) == fact.number:
            return True
    return False


def _ways(language: str) -> list[tuple[str, list[str]]]:
    """Return the words that say a number is more, or less, than another one."""
    return list(words(language)["numbers"]["apart"].items())


def _announced(fact: Fact, rewrite: Read) -> bool:
    """Whether a small number announces a list of as many things: "two rules: bring a towel and book ahead"."""
    nouns = either(words(rewrite.language)["numbers"]["announced"]["nouns"])
    noun = compiled(rf"[^\S\n]+(?:\p{{L}}+[^\S\n]+)?{nouns}[^\S\n]*:").match(rewrite.text, fact.end)
    if noun is None or not fact.number or not 1 < fact.number <= MOST:
        return False
    joint = either([r",", r";", *words(rewrite.language)["bonds"]["conjunctions"]])
    listed = rewrite.text[noun.end() : rewrite.sentence(fact.start)[1]].strip(" .!?\n")
    items = [item for item in compiled(rf"[^\S\n]*(?<!\w){joint}(?!\w)[^\S\n]*|[,;][^\S\n]*").split(listed) if item]
    return not items or len(items) == fact.number


def _years_between(fact: Fact, source: Read) -> bool:
    """Whether a number of years lies between two years the source tells: "six years earlier" for 2018, told in 2024."""
    years = {int(f.text) for f in source.hard if f.kind == "number" and f.text.isdigit() and len(f.text) == YEAR}
    years |= {int(f.value[:YEAR]) for f in leaves(source.hard) if f.kind == "date" and f.value[:YEAR].isdigit()}
    listed = len(years) * YEARLY == fact.number and len(years) > 1 and max(years) - min(years) < len(years)
    return fact.unit == "months" and (listed or any((a - b) * YEARLY == fact.number for a in years for b in years))


def _article(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether the number is the 1 that tells an article: "6 benches, 1 lathe" for "six benches and a lathe"."""
    noun = rewrite.within(fact.end, fact.end + LETTERS)[:1] if fact.number == 1 else ()
    return bool(noun) and _single(source, frozenset(rewrite.bridged(noun[0])))


def _single(source: Read, noun: frozenset[str]) -> bool:
    """Whether the source tells one of a thing, by an article right before its noun."""
    data = words(source.language)
    article = compiled(rf"(?<!\w){either([*data['numbers']['weak'], *data['units']['rate']['article']])}[^\S\n]+$")
    homes = (t.start for t in source.tokens if noun & set(source.bridged(t)))
    return any(article.search(source.text[max(place - REACH, 0) : place]) for place in homes)


def _counted(source: Read, noun: frozenset[str]) -> bool:
    """Whether the source itself counts the thing: then no list is counted for it."""
    numbers = [f for f in source.facts if f.kind == "number" and not f.weak]
    return any(noun & set(source.bridged(t)) for f in numbers for t in source.within(f.end, f.end + 16)[:1])


def _one_unit(fact: Fact, source: Read) -> bool:
    """Whether the quantity is one of a unit the source tells with an article: 12 months for "a year"."""
    same = {u.name for u in units().values() if u.size == fact.number and u.dimension == fact.unit}
    forms = [form for form, name in unit_forms(source.language) if name in same and len(form) > LETTERS]
    data = words(source.language)
    article = either([*data["numbers"]["weak"], *data["units"]["rate"]["article"]])
    return bool(forms) and bool(compiled(rf"(?<!\w){article}[^\S\n]+(?:{'|'.join(forms)})(?!\w)").search(source.text))


def _all_year(fact: Fact, source: Read) -> bool:
    """Whether the quantity is the days of a year all of which the source tells of: 365 days for "all year round"."""
    year = fact.unit == "duration" and fact.number in {days * units()["day"].size for days in DAYS_OF_YEAR}
    forms = words(source.language)["calendar"]["all_year"]["forms"]
    return year and bool(compiled(rf"(?<!\w){either(forms)}(?!\w)").search(source.text))


def _or_earlier(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether the number is the last year before one the source sets as a limit: "2020 or earlier", "before 2021"."""
    mine, theirs = (words(side.language)["calendar"]["or_earlier"] for side in (rewrite, source))
    after = compiled(rf"[^\S\n]+{either(mine['forms'])}(?!\w)")
    before = compiled(rf"(?<!\w){either(theirs['before'])}[^\S\n]+$")
    told = (f for f in source.facts if f.kind == "number" and f.number == (fact.number or 0) + 1)
    limits = (before.search(source.text[max(f.start - REACH, 0) : f.start]) for f in told)
    return bool(after.match(rewrite.text, fact.end)) and any(limits)


def _fortnightly(fact: Fact, source: Read) -> bool:
    """Whether the quantity is the two weeks between "every other Tuesday" and the next."""
    forms = words(source.language)["calendar"]["fortnightly"]["forms"]
    fortnight = fact.unit == "duration" and fact.number == units()["fortnight"].size
    return fortnight and bool(compiled(rf"(?<!\w){either(forms)}(?!\w)").search(source.text))


def _others(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether the number counts all but one, or one more: "the 21 other teams" of 22."""
    forms = compiled(rf"[^\S\n]+{either(words(rewrite.language)['numbers']['others']['forms'])}(?!\w)")
    told = {f.number for f in source.facts if f.kind == "number" and not f.unit}
    beside = compiled(rf"[^\S\n]+{either(words(source.language)['numbers']['others']['forms'])}(?!\w)")
    others = (f for f in source.hard if f.kind == "number" and not f.unit and beside.match(source.text, f.end))
    if forms.match(rewrite.text, fact.end):
        return (fact.number or 0) + 1 in told
    return any((f.number or 0) + 1 == fact.number for f in others)


def _year_before(fact: Fact, source: Read) -> bool:
    """Whether the number is the year before the one the source tells: "the previous year" beside 2025."""
    forms = compiled(rf"(?<!\w){either(words(source.language)['calendar']['year_before']['forms'])}(?!\w)")
    told = {f.number for f in source.facts if is_year(f)}
    return (fact.number or 0) + 1 in told and bool(forms.search(source.text))


def _sum(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether the number adds up numbers told in a row in one sentence of the source that the rewrite tells too.

    Two make a sum only where the sentence holds no third one.
    """
    said = Counter(f.number for f in rewrite.facts if f.kind == "number" and f is not fact)
    for start, end in source.sentences:
        inside = [f for f in source.facts if f.kind == "number" and start <= f.start < end and f.unit is None]
        told = [f.number for f in inside if not is_year(f)]
        runs = [told, *(told[a:b] for a in range(len(told)) for b in range(a + FEWEST, min(a + MOST, len(told)) + 1))]
        if any(len(run) > 1 and sum(n or 0 for n in run) == fact.number and Counter(run) <= said for run in runs):
            return True
    return False


def _kinds(side: Read) -> set[int]:
    """Return how many times, days and names stand in a row in one sentence."""
    counts: set[int] = set()
    for start, end in side.sentences:
        inside = [f for f in side.facts if start <= f.start < end]
        for kind in ("time", "date", "name", "weekday"):
            counts.add(sum(len(f.parts) or 1 for f in inside if f.kind == kind))
        counts |= {len(f.value) for f in inside if f.unit == "weekday" or f.kind == "weekday"}
    return counts


def _named_together(side: Read) -> set[int]:
    """Return how many names stand in a row in one sentence, three or more."""
    joint = compiled(rf"[^\S\n]{either(words(side.language)['bonds']['conjunctions'])}[^\S\n]")
    names = [(f.start, 1 + len(joint.findall(f.text))) for f in side.facts if f.kind == "name"]
    counts = (sum(count for place, count in names if a <= place < b) for a, b in side.sentences)
    return {count for count in counts if count >= FEWEST}


def _lists(text: str) -> set[int]:
    plain = _THOUSANDS.sub("", text)
    return {match.group().count(",") + 2 for match in _ITEM.finditer(plain)}
