"""Numbers a rewrite may state though the source does not write them: a count of what it lists."""

from fractions import Fraction

import regex

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.amount import bounds_around
from assistant.rewriting.facts.numeral import numerals
from assistant.rewriting.facts.words import compiled, either, unit_forms, units, words
from assistant.rewriting.guard.reckoned import DAYS, eve, reckoned
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import leaves

MOST = 12
CLOSE = Fraction(1, 10)  # a share is told by a rounder one this near
YEARLY = 12  # months
FEWEST = 3  # names in a row that are a list
REACH = 16  # characters before a month in which "the end of" stands
YEAR = 4  # digits of a year
UNDER = frozenset({"under", "up_to"})
LETTERS = 5  # a form this short is a sign ("h"), its flags included
_BULLET = regex.compile(r"(?m)^[^\S\n]*(?:[^\w\s]{1,3}|\d{1,2}[.)])[^\S\n]*\S")
_THOUSANDS = regex.compile(r"(?<=\d),(?=\d)")
_ITEM = regex.compile(r"[^\n.!?;:,]{1,80}(?:,[^\n.!?;:,]{1,80})*,?[^\S\n]+(?:et|and|ou|or|&)[^\S\n]+[^\n.!?;:,]{1,80}")


def derived(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Return whether a small number counts what one of the texts lists, and its noun is known to the source."""
    if fact.kind == "price":
        return _difference(fact, source, rewrite) or _with_more(fact, source, rewrite) or elliptic(fact, source)
    if fact.kind == "date":
        told = reckoned(fact, source, rewrite) or _day_before(fact, source, rewrite)
        return told or _year_end(fact, source) or _fraction(fact, source)
    if fact.kind in ("quantity", "number") and _of_age(fact, source):
        return True
    if fact.unit in ("months", "ordinal") and _anniversary(fact, source):
        return True
    if fact.unit in ("ratio", "ordinal") and _shared_out(fact, source, rewrite):
        return True
    if fact.unit in ("ratio", "times") and (_inverse(fact, source) or _remainder(fact, source, rewrite)):
        return True
    if fact.unit == "ratio" and _of_two(fact, source, rewrite):
        return True
    if fact.kind in ("quantity", "percentage") and elliptic(fact, source):
        return True
    if fact.kind == "quantity":
        return _one_unit(fact, source) or _fortnightly(fact, source) or _years_between(fact, source)
    if fact.kind != "number" or fact.number is None or fact.unit:
        return False
    if (
        _ratio(fact, source, rewrite)
        or _share(fact, source)
        or _others(fact, source, rewrite)
        or _year_before(fact, source)
    ):
        return True
    if not 1 < fact.number <= MOST or fact.number.denominator != 1:
        return False
    if _sum(fact, source, rewrite):
        return True
    noun = rewrite.within(fact.end, fact.end + 30)[:2]
    if noun and _counted(source, set(rewrite.bridged(noun[0]))):
        return False
    if int(fact.number) in _named_together(source) & _named_together(rewrite):
        return True
    generic = bool(noun) and noun[0].text.casefold() in words(rewrite.language)["wholes"]["countable"]
    if noun and not generic and not any(set(rewrite.bridged(token)) & source.all_keys for token in noun):
        return False
    count = int(fact.number)
    return (
        count in _kinds(source)
        or count in _lists(source.text)
        or len(_BULLET.findall(rewrite.text)) == count
        or len(_BULLET.findall(source.text)) == count
    )


def _fraction(fact: Fact, source: Read) -> bool:
    """Whether what looks like a day is a share the source tells: "2/3" for "les deux tiers"."""
    over, _, under = fact.text.strip().partition("/")
    share = Fraction(int(over), int(under)) if over.isdigit() and under.isdigit() and int(under) else None
    return share is not None and any(f.unit == "ratio" and f.number == share for f in source.hard)


def elliptic(fact: Fact, source: Read) -> bool:
    """Whether a source number takes the unit of a value of its sentence: "900 kilos a day, against 650 before"."""
    for bare in source.hard:
        if bare.kind != "number" or bare.unit or bare.weak or bare.number != fact.shown:
            continue
        if fact.kind == "price" and (paid_for(source, bare) or source.within(bare.end, bare.end + 2)):
            continue  # it counts what stands after it: "12 places, €20"
        if any(0 <= f.start - bare.end <= 1 for f in source.hard):
            continue  # it counts a value of its own: "five half-days"
        start, end = source.sentence(bare.start)
        if any(f.unit == fact.unit for f in leaves(source.hard) if start <= f.start < end and f.kind == fact.kind):
            return True
    return False


def paid_for(side: Read, bare: Fact) -> bool:
    """Return whether a number counts what a price buys: "£30 for ten" makes no price of ten."""
    forms = compiled(rf"(?<!\w){either(words(side.language)['numbers']['bought']['before'])}[^\S\n]+$")
    return bool(forms.search(side.text[max(bare.start - REACH, 0) : bare.start]))


def _of_two(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a share is told by two numbers of one sentence of the source: "3 out of 7" for "three of the seven"."""
    parts = {n.value for word in fact.text.split() for n in numerals(word, rewrite.language)}
    if fact.bounds:
        return _about_share(fact, source)
    for start, end in source.sentences if len(parts) == 2 else ():
        told = {f.number for f in source.hard if f.kind == "number" and not f.unit and start <= f.start < end}
        if parts <= told:
            return True
    return False


def _about_share(fact: Fact, source: Read) -> bool:
    """Whether two numbers of one sentence come to about the share, on the side of its limit: 31 of 58 is over half."""
    share = fact.number or Fraction(0)
    for start, end in source.sentences:
        inside = [f for f in source.hard if f.kind == "number" and not f.unit and start <= f.start < end]
        told = [f.number for f in inside if f.number]
        parts = (a / b for a in told for b in told if a < b)
        for part in parts:
            over, under = share < part <= share + CLOSE, share - CLOSE <= part < share
            if (fact.bounds & {"over", "from"} and over) or (fact.bounds & {"under", "nearly", "up_to"} and under):
                return True
            if "about" in fact.bounds and (over or under or part == share):
                return True
    return False


def _shared_out(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a share is told by a rank after an article: "a fifth felt confident" for 20 %."""
    for rank, side, other in ((fact, rewrite, source), *((f, source, rewrite) for f in source.hard)):
        if rank.unit != "ordinal" or not rank.number:
            continue
        article = compiled(rf"(?<!\w){either(words(side.language)['numbers']['shared_out']['article'])}[^\S\n]$")
        shares = (f.number for f in other.hard if f.unit == "ratio") if rank is fact else (fact.number,)
        led = article.search(side.text[max(rank.start - REACH, 0) : rank.start])
        if led and any(share and share * rank.number == 1 for share in shares):
            return True
    return False


def _inverse(fact: Fact, source: Read) -> bool:
    """Whether the factor is told from the other side: half as many a year ago for twice as many now, +100 %."""
    step = 1 if fact.unit == "ratio" else -1
    other = "times" if fact.unit == "ratio" else "ratio"
    whole = (fact.number or Fraction(0)) >= (1 if fact.unit == "ratio" else 2)
    if whole and any(f.unit == other and f.number == (fact.number or 0) + step for f in source.facts):
        return True
    return bool(fact.number) and any(
        f.unit in ("times", "ratio") and f.number and f.number * (fact.number or 0) == 1 for f in source.facts
    )


def _denied_remainder(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a share is what another leaves, denied: "one in four does not" for "three in four do"."""
    for told in (f for f in source.hard if f.unit == "ratio" and f.number):
        if (told.number or 0) + (fact.number or 0) == 1 and not told.bounds and not fact.bounds:
            spans = ((source, source.sentence(told.start)), (rewrite, rewrite.sentence(fact.start)))
            denials = [any(f.kind == "negation" and a <= f.start < b for f in side.facts) for side, (a, b) in spans]
            return denials[0] != denials[1]
    return False


def _remainder(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether a limited share is what the source's leaves: "over 75 % are shut" for "less than a quarter open"."""
    if _denied_remainder(fact, source, rewrite):
        return True
    turned = {"over": {"under", "nearly"}, "under": {"over"}, "nearly": {"over"}}
    return any(
        f.unit == "ratio" and f.number and f.number + (fact.number or 0) == 1 and f.bounds & turned.get(bound, set())
        for bound in fact.bounds
        for f in source.facts
    )


def _years_between(fact: Fact, source: Read) -> bool:
    """Whether a number of years lies between two years the source tells: "six years earlier" for 2018, told in 2024."""
    years = {int(f.text) for f in source.hard if f.kind == "number" and f.text.isdigit() and len(f.text) == YEAR}
    years |= {int(f.value[:YEAR]) for f in leaves(source.hard) if f.kind == "date" and f.value[:YEAR].isdigit()}
    return fact.unit == "months" and any((a - b) * YEARLY == fact.number for a in years for b in years)


def _year_end(fact: Fact, source: Read) -> bool:
    """Whether the date is the last month of the year whose end the source tells."""
    forms = words(source.language)["calendar"]["year_end"]["forms"]
    last = fact.value.split("-")[1:2] == ["12"]
    return last and bool(compiled(rf"(?<!\w){either(forms)}(?!\w)").search(source.text))


def _difference(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether the price is what one saves between two prices of one sentence: 18 instead of 22 saves 4."""
    start, end = rewrite.clause(fact.start, fact.end)
    saving = compiled(rf"(?<!\w){either(words(rewrite.language)['numbers']['saving']['forms'])}")
    if not saving.search(rewrite.text[start:end]):
        return False
    for span in source.sentences:
        inside = [f for f in source.facts if span[0] <= f.start < span[1]]
        prices = [f.number for f in leaves(inside) if f.kind == "price" and f.number]
        if any(abs(a - b) == fact.number for a in prices for b in prices):
            return True
    return False


def _with_more(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether the price is one of the source with what is to be paid more: 28 and "6 more" is 34.

    Where the rewrite tells what is paid more and not the price it adds to, that price was changed.
    """
    more = compiled(rf"(?<!\w){either(words(source.language)['numbers']['extra']['forms'])}(?!\w)")
    prices = [f for f in source.facts if f.kind == "price" and f.number and f.unit == fact.unit]
    extra = [f for f in prices if more.search(source.text, *source.clause(f.start, f.end))]
    said = {f.number for f in leaves(rewrite.hard) if f.kind == "price"}
    sums = [(a, b) for a in prices for b in extra if a is not b and (a.number or 0) + (b.number or 0) == fact.number]
    return any(a.number in said or b.number not in said for a, b in sums)


def _day_before(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether the date is the last day before one the source sets as a limit: until 1 May for "before 2 May"."""
    days = (
        f.parts[-1] if f.kind == "range" and f.parts else f for f in source.facts
    )  # "closed 3 to 15" ends on the 15th
    limits = [
        f
        for f in leaves(days)
        if f.kind == "date" and f.bounds | bounds_around(source.text, f.start, f.end, source.language)
    ]
    if not fact.bounds | bounds_around(rewrite.text, fact.start, fact.end, rewrite.language):
        return False
    return any(_last_days(rewrite, fact) & _last_days(source, f) for f in limits)


def _last_days(side: Read, limit: Fact) -> set[tuple[int, int]]:
    """Return (month, day) of the day a limit ends with: 30 September for "before October" and "by 30 September"."""
    _, month, day = limit.value.partition("/")[0].split("-")[:3]
    if not month.isdigit():
        return set()
    lead = side.text[max(limit.start - REACH, 0) : limit.start]
    before = compiled(rf"(?<!\w){either(words(side.language)['calendar']['before_day']['forms'])}[^\S\n]+$").search(
        lead
    )
    if day.isdigit():
        return {eve(int(month), int(day)) if before else (int(month), int(day))}
    return {eve(int(month), 1) if before else (int(month), DAYS[int(month) - 1])}


def _anniversary(fact: Fact, source: Read) -> bool:
    """Whether the source tells by its rank the anniversary told by its years, or the other way: "third birthday"."""
    forms = compiled(rf"(?<!\w){either(words(source.language)['numbers']['anniversary']['forms'])}(?!\w)")
    if fact.number is None or not forms.search(source.text):
        return False
    if fact.unit == "ordinal":
        return any(f.unit == "months" and f.number == fact.number * YEARLY for f in source.facts)
    return any(f.unit == "ordinal" and f.number == fact.number / YEARLY for f in source.facts)


def _of_age(fact: Fact, source: Read) -> bool:
    """Whether the source says "of age", or "minors", where the rewrite says 18."""
    if fact.unit == "months" and "from" in fact.bounds:
        older = (f for f in source.facts if f.unit == "months" and "over" in f.bounds)
        if any((f.number or 0) + YEARLY == fact.number for f in older):
            return True  # "over 10" is "from 11"
    age = words(source.language)["numbers"]["of_age"]
    forms = age["minor"] if fact.bounds & UNDER else age["forms"]
    aged = fact.unit == "months" or (fact.unit is None and bool(fact.bounds))  # "over-18s"
    return aged and fact.shown == age["years"] and bool(source.forms & set(forms))


def _counted(source: Read, noun: set[str]) -> bool:
    """Whether the source itself counts the thing: then no list is counted for it."""
    numbers = [f for f in source.facts if f.kind == "number" and not f.weak]
    return any(noun & set(source.bridged(t)) for f in numbers for t in source.within(f.end, f.end + 16)[:1])


def _ratio(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether the number and another beside it make a share the source tells in the same numbers: "12 of the 20"."""
    start, end = rewrite.sentence(fact.start)
    others = [f.number for f in rewrite.facts if f.kind == "number" and start <= f.start < end and f.number]
    told = [
        (f.number, {n.value for word in f.text.split() for n in numerals(word, source.language)})
        for f in source.facts
        if f.unit == "ratio"
    ]
    return any(
        fact.number in parts
        and any({fact.number, other} <= parts and _share_of(fact, other, share) for other in others)
        for share, parts in told
    )


def _share_of(fact: Fact, other: Fraction, share: Fraction | None) -> bool:
    return share is not None and fact.number is not None and share in (fact.number / other, other / fact.number)


def _share(fact: Fact, source: Read) -> bool:
    """Whether the number is the share the source tells of a number beside it: half of the 60 is 30."""
    for start, end in source.sentences:
        inside = [f for f in source.facts if start <= f.start < end and f.number]
        shares = [f.number for f in inside if f.unit == "ratio" and f.number and f.number < 1]
        if any(
            s * (f.number or 0) == fact.number for s in shares for f in inside if f.kind == "number" and f.unit is None
        ):
            return True
    return False


def _one_unit(fact: Fact, source: Read) -> bool:
    """Whether the quantity is one of a unit the source tells with an article: 12 months for "a year"."""
    same = {u.name for u in units().values() if u.size == fact.number and u.dimension == fact.unit}
    forms = [form for form, name in unit_forms(source.language) if name in same and len(form) > LETTERS]
    data = words(source.language)
    article = either([*data["numbers"]["weak"], *data["units"]["rate"]["article"]])
    return bool(forms) and bool(compiled(rf"(?<!\w){article}[^\S\n]+(?:{'|'.join(forms)})(?!\w)").search(source.text))


def _fortnightly(fact: Fact, source: Read) -> bool:
    """Whether the quantity is the two weeks between "every other Tuesday" and the next."""
    forms = words(source.language)["calendar"]["fortnightly"]["forms"]
    fortnight = fact.unit == "duration" and fact.number == units()["fortnight"].size
    return fortnight and bool(compiled(rf"(?<!\w){either(forms)}(?!\w)").search(source.text))


def _others(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether the number counts all but one: "the 21 other teams" of 22."""
    forms = compiled(rf"[^\S\n]+{either(words(rewrite.language)['numbers']['others']['forms'])}(?!\w)")
    told = {f.number for f in source.facts if f.kind == "number" and not f.unit}
    return bool(forms.match(rewrite.text, fact.end)) and (fact.number or 0) + 1 in told


def _year_before(fact: Fact, source: Read) -> bool:
    """Whether the number is the year before the one the source tells: "the previous year" beside 2025."""
    forms = compiled(rf"(?<!\w){either(words(source.language)['calendar']['year_before']['forms'])}(?!\w)")
    told = {f.number for f in source.facts if f.kind == "number" and f.text.isdigit() and len(f.text) == YEAR}
    return (fact.number or 0) + 1 in told and bool(forms.search(source.text))


def _sum(fact: Fact, source: Read, rewrite: Read) -> bool:
    """Whether the number adds up two numbers of one sentence of the source that the rewrite tells too."""
    said = {f.number for f in rewrite.facts if f.kind == "number" and f is not fact}
    for start, end in source.sentences:
        told = [f.number for f in source.facts if f.kind == "number" and start <= f.start < end and f.unit is None]
        if len(told) == 2 and None not in told and sum(n for n in told if n) == fact.number and set(told) <= said:
            return True
    return False


def _kinds(side: Read) -> set[int]:
    """Return how many times, days and names stand in a row in one sentence."""
    counts: set[int] = set()
    for start, end in side.sentences:
        inside = [f for f in side.facts if start <= f.start < end]
        for kind in ("time", "date", "name", "weekday"):
            counts.add(sum(len(f.parts) or 1 for f in inside if f.kind == kind))
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
