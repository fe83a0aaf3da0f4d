"""What a price or a number is told for: a person, a month, 100 grams."""

import regex

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.tokens import key, keyed
from assistant.rewriting.facts.words import compiled, either, toml, unit_forms, units, words
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import same

NEAR = 12  # characters after a price in which the noun it is for begins
PEOPLE = frozenset({"each", "person", "pair", "adult", "child"})
WORKING_DAYS = (5, 6)  # of a week
STEM = 4  # letters by which what a value is counted by is found again


def basis_beside(told: Fact, rewrite: Read) -> bool:
    """Return whether the rewrite tells the value on its own basis too: "two hours free? It is two hours a week"."""
    return bool(told.rate) and any(same(told, f) and f.rate == told.rate for f in rewrite.hard)


def basis_changed(source: Read, told: Fact, rewrite: Read, said: Fact) -> bool:
    """Return whether a value that stayed is told for something else: a person for a couple, a month for a year."""
    if told.kind == "price" and _for_one(source, told, rewrite, said):
        return True
    if told.rate and said.rate:
        if told.rate == "each" and keyed(said.rate, rewrite.language) in source.all_keys:
            return False  # "two sessions, £50 each" is "£50 per session"
        if "each" in (told.rate, said.rate) and told.bounds and told.kind == "number" and not told.unit:
            return bool({told.rate, said.rate} & {"pair"})  # "a maximum of two per customer" is "no more than two each"
        nouns = not set(told.rate + said.rate) & {":"} and not {told.rate, said.rate} <= PEOPLE
        return not (nouns and source.bridge) and _basis(told.rate) != _basis(said.rate)
    if told.rate and ":" in told.rate:
        return not _named_unit(rewrite, said, told.rate)
    if said.rate and ":" in said.rate:
        return not _named_unit(source, told, said.rate)
    if said.rate and said.rate not in ("each", "person"):
        known = any(k.startswith(said.rate[:STEM]) for k in source.all_keys)  # "par soirée" for "chaque soir"
        return not (known or keyed(said.rate, rewrite.language) in source.all_keys or said.rate in ("adult", "child"))
    return False


def _for_one(source: Read, told: Fact, rewrite: Read, said: Fact) -> bool:
    """Whether the price of several becomes the price of one: "120 € la séance" for a course of ten."""
    if told.rate == "each":
        return False
    noun = next(iter(rewrite.within(said.end, said.end + NEAR)), None)
    lead = either(words(rewrite.language)["units"]["rate"]["before"])
    if noun is None or not compiled(rf"[^\S\n]*{lead}[^\S\n]*").fullmatch(rewrite.text, said.end, noun.start):
        return False
    start, end = source.sentence(told.start)
    one = compiled(rf"(?<!\w){lead}[^\S\n]*{regex.escape(noun.text)}").search(source.text, start, end)
    told_for = compiled(rf"(?<!\w)(?i:{regex.escape(noun.text)})(?!\w)").search(
        source.text, *source.segment(told.start, told.end)
    )
    return not one and not told_for and _counted(source, noun.text, rewrite)


def _counted(source: Read, noun: str, rewrite: Read) -> bool:
    """Whether the source counts several of what the rewrite gives a price for one of."""
    own = keyed(noun, rewrite.language)
    return not source.bridge and any(
        f.number is not None and f.number > 1 and own in {t.key for t in source.within(f.end, f.end + 2)[:1]}
        for f in source.hard
        if f.kind == "number" and not f.weak
    )


def _basis(rate: str) -> str:
    return (
        "person"
        if rate in ("each", "person")
        else rate
        if ":" in rate or rate in ("adult", "child", "pair")
        else key(rate)
    )


def _named_unit(side: Read, fact: Fact, rate: str) -> bool:
    """Whether the sentence of a value names the unit it is counted by in another way: "mensuel" for "par mois"."""
    forms = (
        toml(f"{side.language}/facts_words.toml")
        .get("units", {})
        .get("every", {})
        .get(rate.split(":")[0] + ":" + rate.split(":")[1], [])
    )
    start, end = side.sentence(fact.start)
    measured = [f for f in side.hard if f.kind == "quantity" and start <= f.start < end]
    if any(f"{f.unit}:{f.number}" == rate or _week_of_days(f, rate) for f in measured):
        return True  # "6.80 for 125 g" for "6,80 les 125 g"
    if _opens_with_unit(side, fact, rate):
        return True  # "le gramme est vendu 35 DH"
    clock = [f for f in side.hard if f.kind == "time" and f.value.isdigit() and start <= f.start < end]
    if any(f"duration:{int(f.value) * 60}" == rate for f in clock):
        return True  # "une balade d'1h30 pour 350 DH"
    if fact.kind == "price":  # beside another, its own words alone tell what it is for
        start, end = side.segment(fact.start, fact.end)
    text = side.text[start:end].casefold()
    return any(form in text for form in forms)


def _week_of_days(fact: Fact, rate: str) -> bool:
    """Whether a duration is the working days of the week a price is told for: "5 jours pour 135 €"."""
    day, week = units()["day"].size, units()["week"].size
    told = fact.unit == "duration" and fact.number in [days * day for days in WORKING_DAYS]
    return told and rate == f"duration:{week}"


def _opens_with_unit(side: Read, fact: Fact, rate: str) -> bool:
    """Whether what a value is told of is the unit itself: nothing stands before it but its article."""
    dimension, _, size = rate.partition(":")
    names = {name for name, unit in units().items() if (unit.dimension, str(unit.size)) == (dimension, size)}
    forms = [form for form, name in unit_forms(side.language) if name in names]
    lead = either(words(side.language)["units"]["rate"]["before"])
    start, _ = side.segment(fact.start, fact.end)
    return bool(forms) and bool(compiled(rf"\W*{lead}[^\S\n]*(?:{'|'.join(forms)})(?!\w)").match(side.text, start))
