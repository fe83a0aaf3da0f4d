"""Which fact of the rewrite is which fact of the source: values first, then the words around them."""

from dataclasses import dataclass

import regex

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.bare import _bare_hour, bare_of, bare_price
from assistant.rewriting.guard.charges import uncharged
from assistant.rewriting.guard.computed import computed
from assistant.rewriting.guard.derived import derived
from assistant.rewriting.guard.grounds import grounds
from assistant.rewriting.guard.grown import grown
from assistant.rewriting.guard.lengths import lasts
from assistant.rewriting.guard.numbered import numbered
from assistant.rewriting.guard.other_months import rest_of_the_year
from assistant.rewriting.guard.paid import elliptic
from assistant.rewriting.guard.reckoned import reckoned
from assistant.rewriting.guard.reopening import reopening
from assistant.rewriting.guard.rounded import rounded
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.values import leaves, same
from assistant.rewriting.guard.weekdays import supported as weekday_supported
from assistant.rewriting.guard.wholly import wholly
from assistant.rewriting.guard.worked_out import operands

LASTING = frozenset({"duration", "months"})
LEAD = 12  # characters before an hour in which its preposition stands
DURATION = "duration"
COUNTED = 2  # words after a number one of which it counts: "un seul sens"
WEEK = 7
NOON = "720"  # minutes from midnight
VALUES = frozenset(["date", "time", "weekday", "price", "percentage", "quantity", "number", "range"])


@dataclass(frozen=True)
class Matched:
    """Pairs that say the same, source facts with no counterpart, rewrite facts with no support."""

    pairs: tuple[tuple[Fact, Fact], ...]
    missing: tuple[Fact, ...]
    unsupported: tuple[Fact, ...]


def values_of(side: Read) -> list[Fact]:
    """Return the values of a text: dates, times, amounts, ranges; vague moments left out."""
    return [f for f in side.facts if f.kind in VALUES and f.unit not in ("relative", "dayparts", "seasons")]


def match(source: Read, rewrite: Read) -> Matched:
    """Return how the values of the rewrite stand to those of the source."""
    told, said = values_of(source), values_of(rewrite)
    pairs: list[tuple[Fact, Fact]] = []
    unsupported: list[Fact] = []
    used: set[Fact] = set()
    for fact in said:
        found = [
            f
            for f in told
            if (same(f, fact) and not _counts_other(source, f, rewrite, fact)) or bare_of(source, f, rewrite, fact)
        ]
        if found:
            best = found[0] if len(found) == 1 else _best(found, used, source, rewrite, fact)
            used.add(best)
            pairs.append((best, fact))
        elif worked := operands(fact, source, rewrite):
            used.update(worked)
        elif _supported(source, told, rewrite, fact, pairs):
            used.update(grounds(fact, source))
        else:
            unsupported.append(fact)
    elsewhere = {b for a, b in pairs if a.kind != b.kind or a.kind == "number"}
    missing = tuple(
        f
        for f in told
        if f not in used
        and not (f.weak and f.kind in ("number", "quantity"))
        and not _still_there(f, [b for b in said if f.kind != "price" or b not in elsewhere], source, rewrite)
    )
    missing += tuple(
        f for f in told if f not in used and f.unit == "ordinal" and f.weak and _ranked(f, source, rewrite, unsupported)
    )
    lasting = tuple(f for f in told if f not in used and f.weak and f.unit in LASTING and f not in missing)
    lasting = tuple(f for f in lasting if not _still_there(f, said, source, rewrite))
    sure = [
        f
        for f in unsupported
        if not f.weak or stands_for(source, rewrite, f, missing + (lasting if f.unit in LASTING else ()))
    ]
    return Matched(tuple(pairs), missing, tuple(sure))


def _best(found: list[Fact], used: set[Fact], source: Read, rewrite: Read, said: Fact) -> Fact:
    """Return which of several facts of the source a value tells: the one that stands by the same words."""
    return max(
        found, key=lambda f: _closeness(source, f, rewrite, said) + 0.5 * (f not in used) + 0.5 * (f.kind == said.kind)
    )


def _counts_other(source: Read, told: Fact, rewrite: Read, said: Fact) -> bool:
    """Whether a bare number counts what another number of the source counts: 40 people are not the 40 minutes."""
    if told.kind != "quantity" or said.kind != "number" or said.unit:
        return False
    noun = {t.key for t in rewrite.within(said.end, said.end + 2)[:1]}
    counted = (source.within(f.end, f.end + 2)[:1] for f in source.hard if f.kind == "number" and not f.weak)
    return bool(noun) and any(noun & set(source.bridged(t)) for tokens in counted for t in tokens)


def _seconds(fact: Fact) -> str | None:
    """Return how long a quantity or a clock value lasts: a price may be for it ("350 DH l'heure et demie")."""
    if fact.unit == DURATION:
        return str(fact.number)
    return str(int(fact.value) * 60) if fact.kind == "time" and fact.value.isdigit() else None


def _ranked(lost: Fact, source: Read, rewrite: Read, unsupported: list[Fact]) -> bool:
    """Whether another rank stands by the words of one that is gone: "first in the cup" for "second in the cup"."""
    return any(f.unit == "ordinal" and f.weak and stands_for(source, rewrite, f, (lost,)) for f in unsupported)


def stands_for(source: Read, rewrite: Read, fact: Fact, missing: tuple[Fact, ...]) -> bool:
    """Return whether a value counts what one of the source's counts: "une semaine" for "deux semaines"."""
    for lost in missing:
        if fact.unit and (lost.unit == fact.unit or {lost.unit, fact.unit} <= LASTING):
            return True
        if lost.kind == fact.kind == "date" and lost.value.split("-")[1:2] == fact.value.split("-")[1:2]:
            return True
        if lost.kind == fact.kind == "number":
            mine, theirs = rewrite.within(fact.end, fact.end + 24)[:COUNTED], source.within(lost.end, lost.end + 24)[:1]
            if theirs and any(token.key in source.bridged(theirs[0]) for token in mine):
                return True
    return False


def _closeness(source: Read, a: Fact, rewrite: Read, b: Fact) -> float:
    near = len(source.keys(*source.clause(a.start, a.end)) & rewrite.keys(*rewrite.clause(b.start, b.end)))
    wide = len(source.keys(*source.sentence(a.start)) & rewrite.keys(*rewrite.sentence(b.start)))
    return near + wide / 10


def _supported(source: Read, told: list[Fact], rewrite: Read, fact: Fact, pairs: list[tuple[Fact, Fact]]) -> bool:
    """Whether a value follows from several facts of the source, or from part of one."""
    if fact.kind in ("date", "weekday") and (reopening(fact, source, rewrite) or _day_apart(source, told, fact)):
        return True
    if fact.kind == "weekday" or fact.unit == "weekday":
        return weekday_supported(fact, source, rewrite)
    if fact.weak and fact.kind == "date":
        return any(same(leaf, fact) for leaf in leaves(told))
    if fact.parts:
        change = grown(fact, source)
        pairs += [(change, fact)] if change else []
        return bool(change) or rest_of_the_year(fact, source, rewrite) or _ends_supported(source, told, fact, rewrite)
    if fact.kind == "time" and (_meal(rewrite, fact) or _noon(source, fact)):
        return True
    for whole in told:
        if whole.parts and any(same(part, fact) for part in whole.parts):
            pairs.append((next(p for p in whole.parts if same(p, fact)), fact))
            return True
    if any(f.kind == "price" and f.rate == f"{DURATION}:{_seconds(fact)}" for f in told):
        return True
    if fact.kind == "price" and fact.number == 0:
        return derived_free(source)
    if rounded(fact, source, rewrite) or lasts(fact, source, rewrite):
        return True
    counts = numbered(fact, source, rewrite)
    if counts is not None:
        return counts
    return any(follows(fact, source, rewrite) for follows in (computed, derived, wholly))


def _day_apart(source: Read, told: list[Fact], fact: Fact) -> bool:
    """Whether the source tells the day of the week of a date apart from it: "a Saturday clinic on 10 October"."""
    day, _, weekday = fact.value.partition("/")
    same_day = [f for f in leaves(told) if weekday and f.kind == "date" and f.value == day]
    named = (source.clause(f.start, f.end) for f in same_day)
    days = [f for f in told if f.kind == "weekday" and f.value == weekday]
    return any(start <= f.start < end for start, end in named for f in days)


def _noon(source: Read, fact: Fact) -> bool:
    """Whether noon is an hour in one text and a part of the day in the other: "le menu du midi", "le midi"."""
    return fact.value == NOON and any(f.value == "noon" for f in source.facts)


def _meal(side: Read, fact: Fact) -> bool:
    """Whether noon names a meal and no hour: "repas de midi"."""
    meals = words(side.language)["clock"].get("meals", ())
    before = side.text[max(fact.start - 2 * LEAD, 0) : fact.start]
    return bool(meals) and fact.value == NOON and bool(compiled(rf"(?<!\w){either(meals)}[^\S\n]+$").search(before))


def derived_free(source: Read) -> bool:
    """Return whether something is free in the source, or a charge is denied: "no booking fee"."""
    return uncharged(source) or any(fact.value == "offer.free" for fact in source.facts)


def _ends_supported(source: Read, told: list[Fact], fact: Fact, rewrite: Read) -> bool:
    """Whether both ends stand in the source, and not as the ends of two different ranges."""
    said = values_of(rewrite)
    homes = [
        {
            i
            for i, whole in enumerate(told)
            for leaf in (whole.parts or (whole,))
            if _is_end(leaf, part) or _bare_hour(source, leaf, source, part)
        }
        for part in fact.parts
    ]
    if fact.kind == "date":
        homes = [home or {-1} if _inside(told, part) else home for home, part in zip(homes, fact.parts, strict=True)]
    if fact.kind == "range" and not all(homes):
        ends = zip(homes, fact.parts, strict=True)
        return all(home or _end_apart(source, told, part, rewrite) for home, part in ends)
    if not all(homes):
        return False
    if fact.kind != "range":
        distinct = len({part.value for part in fact.parts}) == len(fact.parts)
        return distinct and _days_listed(told, fact) and _lists_whole(told, fact, said)
    both = homes[0] & homes[-1]
    if both:
        return all(_orderly(told[i], fact) or _rest_of_the_day(told[i], fact, said) for i in both)
    # an end told only as the end of a range goes with the other end of that range
    return all(any(not told[i].parts for i in home) for home in (homes[0], homes[-1]))


def _end_apart(source: Read, told: list[Fact], part: Fact, rewrite: Read) -> bool:
    """Whether the source tells the end of a range in several places: its weekday or its currency apart, or counted."""
    apart = _day_apart(source, told, part) or any(bare_price(source, f, part) for f in told)
    return apart or elliptic(part, source) or reckoned(part, source, rewrite)


def _is_end(leaf: Fact, part: Fact) -> bool:
    """Whether a value is the end of a range; a price is that of no ages."""
    return same(leaf, part) and (part.kind != "number" or leaf.kind != "price")


def _orderly(whole: Fact, fact: Fact) -> bool:
    return same(whole.parts[0], fact.parts[0]) and same(whole.parts[-1], fact.parts[-1]) if whole.parts else True


def _rest_of_the_day(whole: Fact, fact: Fact, said: list[Fact]) -> bool:
    """Whether a range is the hours another one leaves, which is told too: "8 to 20" beside "between 20 and 8"."""
    turned = [part.kind == "time" for part in (*whole.parts, *fact.parts)]
    rest = all(turned) and same(whole.parts[0], fact.parts[-1]) and same(whole.parts[-1], fact.parts[0])
    return rest and any(same(whole, other) for other in said if other is not fact)


def _days_listed(told: list[Fact], fact: Fact) -> bool:
    listed = leaves(told)
    return all(any(same(leaf, part) for leaf in listed) or _inside(told, part) for part in fact.parts)


def _lists_whole(told: list[Fact], fact: Fact, said: list[Fact]) -> bool:
    """Whether a list made of days of several places loses none of their days: "3 and 4, then 5" is not "3 and 5"."""
    homes = [w for w in told if any(same(leaf, part) for leaf in (w.parts or (w,)) for part in fact.parts)]
    kept = leaves(said)
    lists = [w for w in homes if w.parts and w.kind == "date"]
    return len(homes) < 2 or all(any(same(leaf, k) for k in kept) for w in lists for leaf in w.parts)


def _inside(told: list[Fact], day: Fact) -> bool:
    """Whether a day lies in a range of one month, its weekday being the right one where both are told."""
    return any(
        w.kind == "range"
        and w.parts[0].value.rpartition("-")[0] == day.value.rpartition("-")[0]
        and w.parts[0].value <= day.value <= w.parts[-1].value
        and _weekday_follows(w.parts[0], day)
        for w in told
        if w.parts
    )


def _weekday_follows(first: Fact, day: Fact) -> bool:
    (a, one), (b, other) = (fact.value.rpartition("-")[2].partition("/")[::2] for fact in (first, day))
    return not (one and other) or (int(other) - int(one) - int(b) + int(a)) % WEEK == 0


def _apart(word: str, side: Read) -> bool:
    """Whether a number stands by itself, or in a name: the four of "one in four" is a part of a share."""
    spans = [(f.start, f.end) for f in leaves(side.facts) if f.kind in ("percentage", "price", "time")]
    places = (m.start() for m in compiled(rf"(?<!\d){regex.escape(word)}(?!\d)").finditer(side.text))
    return any(not any(a <= place < b for a, b in spans) for place in places)


def _share_told(share: Fact, source: Read, held: list[Fact]) -> bool:
    """Whether the rewrite tells the number a share comes to: 30 for half of the 60."""
    wholes = {f.number for f in source.facts if f.kind == "number" and f.number}
    said = {f.number for f in held if f.kind == "number"}
    return any(share.number and whole * share.number in said for whole in wholes if whole)


def _still_there(fact: Fact, said: list[Fact], source: Read, rewrite: Read) -> bool:
    """Whether a source fact is told in another way by the rewrite's facts."""
    held = leaves(said)
    if fact.kind == "weekday" or fact.unit == "weekday":
        dated = any("/" in leaf.value for leaf in held if leaf.kind == "date")
        return dated or any(f.kind == "weekday" or f.unit == "weekday" for f in said)
    if fact.parts:
        ends = (fact.parts[0], fact.parts[-1])
        return all(
            any(same(part, f) or (part.kind == "date" == f.kind and same(f, part)) for f in held) for part in ends
        )
    if fact.kind == "date" and any(same(leaf, fact) for leaf in held if leaf.kind == "date"):
        return True
    if fact.kind == "time" and fact.value == NOON and any(f.value == "noon" for f in rewrite.facts):
        return True
    if fact.kind == "number" and fact.text in rewrite.forms and _apart(fact.text, rewrite):
        return True
    if fact.kind == "number" and any(leaf.shown == fact.number and elliptic(leaf, source) for leaf in held):
        return True
    if any(_bare_hour(source, fact, rewrite, leaf) for leaf in held):
        return True
    if fact.unit == "ratio" and fact.number == 1 and derived_free(rewrite):
        return True
    if fact.unit == "ratio" and fact.number and _share_told(fact, source, held):
        return True
    return any(same(fact, leaf) for leaf in held) or derived(fact, rewrite, source)
