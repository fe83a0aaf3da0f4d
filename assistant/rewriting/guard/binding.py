"""Numbers stay with their subject: two prices, times or days that changed places are an alteration."""

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, pairwise

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.matching import Matched, stands_for, values_of
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.values import leaves, same

Pair = tuple[Fact, Fact]
SURE = 2  # words only the value that is gone stands beside, from which another told there took its place
SCORE = 8  # characters of a result: "3 à 1", "21-18"
AFTER = 12  # characters between a value and the season it is told for
SET_AGAINST = frozenset({"number", "time", "price", "percentage", "quantity", "date", "weekday"})
MOST = 40  # pairs weighed against each other


def compare(source: Read, rewrite: Read, matched: Matched) -> Iterator[Alteration]:
    """Yield values told of the subject of another value."""
    pairs = [p for p in matched.pairs if not p[0].weak][:MOST]
    seen: set[int] = set()
    for one, two in combinations(pairs, 2):
        if one[0].start == two[0].start or one[1].start == two[1].start or one[0].value == two[0].value:
            continue
        if _family(one[0]) != _family(two[0]) or one[1].start in seen or two[1].start in seen:
            continue
        if _swapped(source, rewrite, one, two) or _crossed(source, rewrite, one, two) or _recharged(one, two):
            seen |= {one[1].start, two[1].start}
            yield _swap(source, rewrite, one)
            yield _swap(source, rewrite, two)
    yield from _taken(source, rewrite, matched)
    yield from _recounted(source, rewrite, matched)
    yield from _turned(source, rewrite)


def _turned(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield two results that changed sides: "by 212 to 147", "by 147 to 212"."""
    told = _results(source)
    for (one, other), span in _results(rewrite).items():
        if (place := _other_result(told, one, other)) and span[1] - span[0] <= SCORE:
            yield Alteration(source.show(*place), rewrite.show(*span), "number", place, span)
            continue
        place = told.get((other, one))
        if place and one != other and (one, other) not in told:
            around = source.keys(*source.clause(*place)) & rewrite.keys(*rewrite.clause(*span))
            if len({k for k in around if not k.isdigit()}) >= SURE:
                yield Alteration(source.show(*place), rewrite.show(*span), "number", place, span)


def _other_result(told: dict[tuple[str, str], Span], one: str, other: str) -> Span | None:
    """Return the place of the only result of the source, where another one is told of which one side is its own."""
    scores = {pair: span for pair, span in told.items() if span[1] - span[0] <= SCORE and "".join(pair).isdigit()}
    if len(scores) != 1 or not (one + other).isdigit():
        return None
    ((a, b), place) = next(iter(scores.items()))
    return place if (a == one) != (b == other) and {a, b} != {one, other} else None


def _results(side: Read) -> dict[tuple[str, str], Span]:
    """Return the places of two bare numbers set against each other, by the two."""
    found = {}
    joint = compiled(rf"[^\S\n]*{either(words(side.language)['against']['forms'])}[^\S\n]*")
    instead = compiled(rf",?[^\S\n]*{either(words(side.language)['against']['instead'])}[^\S\n]*")
    named = compiled(rf",?[^\S\n]+{either(words(side.language)['against']['named'])}[^\S\n]*")
    but = either(words(side.language)["denial"]["corrects"])
    corrected = compiled(rf",?[^\S\n]+{but}[^\S\n]+(?:[\p{{Ll}}'’]{{1,5}}[^\S\n]*){{0,2}}")
    for one, other in pairwise(f for f in side.facts if f.kind == "name"):
        if named.fullmatch(side.text, one.end, other.start):
            found[one.value, other.value] = (one.start, other.end)
        elif corrected.fullmatch(side.text, one.end, other.start) and _denied(side, one):
            found[other.value, one.value] = (one.start, other.end)
    for one, other in pairwise(f for f in leaves(side.hard) if f.kind in SET_AGAINST):
        bare = one.kind == other.kind == "number" and not one.unit and not other.unit
        if (bare and joint.fullmatch(side.text, one.end, other.start)) or (
            one.kind == other.kind and instead.fullmatch(side.text, one.end, other.start)
        ):
            found[one.value, other.value] = (one.start, other.end)
    return found


def _denied(side: Read, name: Fact) -> bool:
    """Whether the words before a name in its clause deny it."""
    start, _ = side.clause(name.start, name.end)
    return any(f.kind == "negation" and start <= f.start < name.start for f in side.facts)


def _family(fact: Fact) -> str:
    if fact.kind == "range" and fact.parts:
        return f"range:{fact.parts[0].kind}"
    return f"{fact.kind}:{fact.unit}" if fact.kind in ("quantity", "price") else fact.kind


def _swap(source: Read, rewrite: Read, pair: Pair) -> Alteration:
    told, said = pair
    spans = segment(source, told), segment(rewrite, said)
    kind = told.kind if told.kind != "range" else "range"
    return Alteration(source.show(*spans[0]), rewrite.show(*spans[1]), kind, spans[0], spans[1])


def segment(side: Read, fact: Fact) -> Span:
    """Return the words that go with a value: its clause, as far as the values beside it."""
    start, end = side.segment(fact.start, fact.end)
    aside = side.text.find("(", fact.end, end)
    others = (f for f in side.hard if f.kind == fact.kind and aside < f.start < end)
    return (start, aside) if aside > 0 and any(others) else (start, end)  # "£16 (Friends get £3 off)"


def _subject(side: Read, fact: Fact) -> frozenset[str]:
    """Return the keys of the words beside a value, in its clause; of the sentence where it stands alone."""
    span = segment(side, fact)
    own = side.keys(fact.start, fact.end)
    return side.keys(*span) - own


def _things(side: Read, fact: Fact) -> frozenset[str]:
    """Return the keys of the subject of a value, those of other values in its clause left out."""
    start, end = segment(side, fact)
    values = (side.keys(f.start, f.end) for f in side.hard if start <= f.start < end and f.kind != "name")
    return _subject(side, fact).difference(*values)


def _names(side: Read, fact: Fact) -> frozenset[str]:
    """Return the keys of the names beside a value, in its clause."""
    start, end = segment(side, fact)
    names = (f for f in side.facts if f.kind == "name" and start <= f.start < end)
    return frozenset().union(*(side.keys(f.start, f.end) for f in names))


def _swapped(source: Read, rewrite: Read, one: Pair, two: Pair) -> bool:
    """Whether two values are told of each other's subject: by all the words beside them, the things or the names."""
    for subject in (_subject, _things, _names):
        first, second = subject(source, one[0]), subject(source, two[0])
        mine, yours = first - second, second - first
        here, there = subject(rewrite, one[1]), subject(rewrite, two[1])
        own, other = here - there, there - here
        straight = len(own & mine) + len(other & yours)
        crossed = len(own & yours) + len(other & mine)
        both = bool(own & yours) and bool(other & mine)
        # The other has no words of its own, or a new name.
        one_alone = subject is not _names and (not other or (own == yours and not other & source.all_keys))
        if (straight == 0 and bool(own & yours) and (both or one_alone)) or (both and crossed >= straight + 2):
            return True
    return False


def _crossed(source: Read, rewrite: Read, one: Pair, two: Pair) -> bool:
    """Whether two values changed the season each is told for: "5:30 in winter and 7 in summer"."""
    told, said = (
        (_season(source, one[0]), _season(source, two[0])),
        (_season(rewrite, one[1]), _season(rewrite, two[1])),
    )
    return None not in told and told[0] != told[1] and told == said[::-1]


def _recharged(one: Pair, two: Pair) -> bool:
    """Whether two prices changed what each is paid for: "£1.20 each or six for £6", "£6 each, six for £1.20"."""
    told, said = ((a.rate, b.rate) for a, b in zip(one, two, strict=True))
    return one[0].kind == two[0].kind == "price" and told[0] != told[1] and told == said[::-1]


def _season(side: Read, fact: Fact) -> str | None:
    """Return the season told right after a value; None where one stands before it in its clause."""
    start, end = side.clause(fact.start, fact.end)
    seasons = [f for f in side.facts if f.unit == "seasons" and start <= f.start < end]
    if any(f.start < fact.start for f in seasons[:1]):
        before = [f for f in side.hard if f.kind == fact.kind and start <= f.start < seasons[0].start]
        if not before:
            return None
    return next((f.value for f in seasons if 0 <= f.start - fact.end <= AFTER), None)


def _taken(source: Read, rewrite: Read, matched: Matched) -> Iterator[Alteration]:
    """Yield a value told twice, the second time in the place of one that is gone."""
    times: dict[int, list[Fact]] = {}
    for told, said in matched.pairs:
        times.setdefault(told.start, []).append(said)
    homes = {told.start: told for told, _ in matched.pairs}
    for lost in matched.missing:
        mine = _subject(source, lost)
        for start, told_again in times.items():
            told = homes[start]
            if _family(told) != _family(lost):
                continue
            yours = _subject(source, told)
            if len(told_again) < 2:
                here = _subject(rewrite, told_again[0])
                if len(here & (mine - yours)) >= SURE and not here & (yours - mine):
                    yield _swap(source, rewrite, (lost, told_again[0]))
                    return
                continue
            more = len(told_again) > sum(same(other, told) for other in values_of(source))
            for fact in told_again:
                here = _subject(rewrite, fact)
                instead = here & (mine - yours) and not here & (yours - mine)
                if instead or (more and _same_sentence(source, lost, rewrite, fact)):
                    yield _swap(source, rewrite, (lost, fact))
                    return


def _recounted(source: Read, rewrite: Read, matched: Matched) -> Iterator[Alteration]:
    """Yield values that count what one that is gone counted: "12 people, 20 euros" told as "20 people, 20 euros"."""
    told_of = Counter(told.start for told, _ in matched.pairs)
    for lost in matched.missing:
        for told, said in matched.pairs:
            if said.kind != lost.kind or lost.weak or stands_for(source, rewrite, said, (told,)):
                continue
            again = said.kind == "time" != told.kind and told_of[told.start] > 1
            if again or stands_for(source, rewrite, said, (lost,)):
                yield _swap(source, rewrite, (lost, said))
                break


def _same_sentence(source: Read, lost: Fact, rewrite: Read, fact: Fact) -> bool:
    """Whether the second telling stands in a sentence about the same things as the value that is gone."""
    return bool(source.keys(*source.sentence(lost.start)) & rewrite.keys(*rewrite.sentence(fact.start)))
