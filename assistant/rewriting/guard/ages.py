"""Ages and anniversaries told in other words: "third birthday" for three years, "minors" for under 18."""

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.text import Read

YEARLY = 12  # months
REACH = 16  # characters before an age in which "turns" stands
UNDER = frozenset({"under", "up_to"})


def anniversary(fact: Fact, source: Read) -> bool:
    """Return whether the source tells by its rank the anniversary told by its years, or the other way round."""
    numbers = words(source.language)["numbers"]
    forms = compiled(rf"(?<!\w){either(numbers['anniversary']['forms'])}(?!\w)")
    turning = compiled(rf"(?<!\w){either(numbers['anniversary'].get('turning', ()))}[^\S\n]+$")
    bare = (f for f in source.hard if f.kind == "number" and not f.unit and (f.number or 0) * YEARLY == fact.number)
    if fact.unit == "months" and any(turning.search(source.text[max(f.start - REACH, 0) : f.start]) for f in bare):
        return True  # a museum that turns 40
    if fact.number is None or not forms.search(source.text):
        return False
    if fact.unit == "ordinal":
        return any(f.unit == "months" and f.number == fact.number * YEARLY for f in source.facts)
    return any(f.unit == "ordinal" and f.number == fact.number / YEARLY for f in source.facts)


def of_age(fact: Fact, source: Read) -> bool:
    """Return whether the source says "of age", or "minors", where the rewrite says 18."""
    if fact.unit == "months" and "from" in fact.bounds:
        older = (f for f in source.facts if f.unit == "months" and "over" in f.bounds)
        if any((f.number or 0) + YEARLY == fact.number for f in older):
            return True  # "over 10" is "from 11"
    age = words(source.language)["numbers"]["of_age"]
    forms = age["minor"] if fact.bounds & UNDER else age["forms"]
    aged = fact.unit == "months" or (fact.unit is None and bool(fact.bounds))  # "over-18s"
    return aged and fact.shown == age["years"] and bool(source.forms & set(forms))
