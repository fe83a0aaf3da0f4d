"""A state and its opposite: "open" and "closed", "included" and "extra"."""

from collections.abc import Iterator

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.answers import answered, asks
from assistant.rewriting.guard.claims import alteration, cues, inside, phrase, valued, values_elsewhere
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.limits import other_side, reopens
from assistant.rewriting.guard.negations import NEGATIVE, PAIRS, bounded, denies, light, negations, overlap
from assistant.rewriting.guard.reopening import reopening
from assistant.rewriting.guard.roles import known_names, named
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.values import same

INCLUDED = "state.included"
WON = "state.won"
REACH = 32  # characters before a state in which a negation denies it
AGES = frozenset({"under", "over"})
TURNING = frozenset({"negation", "grade"})
WHOLE_POST = frozenset({"state.level", "state.cash", "state.refund", "state.checked"})  # told of all the post speaks of
ADVERBIAL = frozenset({
    "state.remote", "state.alone", "state.outside", "state.lead", "state.hours", "state.moment", "state.lasting",
    "state.trip", "state.vote", "state.span",
    "state.owing",
})  # fmt: skip


def opposed(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield states of the rewrite that are the opposite of the source's, said of the same thing."""
    told, said = cues(source, "state"), cues(rewrite, "state")
    for cue in said:
        others = [c for c in told if c.value[:-1] == cue.value[:-1] and not _excepted(source, c)]
        others = [c for c in others if bounded(source, c, rewrite) == bounded(rewrite, cue, source)]
        others = [c for c in others if not _elided(source, c) and not _other_days(source, c, rewrite, cue)]
        others = [c for c in others if not _until_after(source, c, rewrite, cue)]
        others = [
            c for c in others if not (_only_there(source, c, rewrite, cue) or _only_there(rewrite, cue, source, c))
        ]
        others = [c for c in others if not other_side(source, (c.start, c.end), rewrite, (cue.start, cue.end))]
        others = [c for c in others if not _of_another_value(source, c, rewrite, cue)]
        others = [c for c in others if not _of_another_name(source, c, rewrite, cue)]
        if cue.value[:-1] in ADVERBIAL:
            others = [c for c in others if _unsaid(source, c) == _unsaid(rewrite, cue)]
        if (
            not others
            or _reopens(source, rewrite, cue)
            or _excepted(rewrite, cue)
            or _kept_out(source, rewrite, cue)
            or (asks(rewrite, cue.start) and answered(rewrite, cue.start) is None)
        ):
            continue
        sign, here = holds(rewrite, cue), _context(rewrite, cue)
        if _denied_there(rewrite, cue) and cue.value[:-1] not in ADVERBIAL:
            others = [c for c in others if c.value != cue.value or not _denied_there(source, c)]
        here = here - light(rewrite)
        near = rewrite.keys(*rewrite.clause(cue.start, cue.end))
        agree = max((_weight(source, c, here, near) for c in others if holds(source, c) == sign), default=-1)
        against = [(_weight(source, c, here, near), c) for c in others if holds(source, c) != sign]
        best = max(against, key=lambda pair: pair[0], default=None)
        alone = not here and agree < 0  # "Cash only!": about what the whole post is about
        same = [c for c in others if holds(source, c) == sign]
        told_apart = best and _beside(source, best[1], near) and not any(_beside(source, c, near) for c in same)
        kept = best and any(holds(rewrite, c) != sign for c in said if c is not cue and c.value[:-1] == cue.value[:-1])
        alone = alone or (cue.value[:-1] in WHOLE_POST and agree < 0)
        if best and (alone or told_apart or (best[0] >= 1 and agree < best[0] - 2 and not kept)):
            yield alteration("state", (source, phrase(source, best[1])), (rewrite, _widened(rewrite, cue)))


def _kept_out(source: Read, rewrite: Read, cue: Fact) -> bool:
    """Whether what is told as not included is what the source sets apart: "excluding tax", "tax extra"."""
    if cue.value[:-1] != INCLUDED or holds(rewrite, cue):
        return False
    near = rewrite.keys(*rewrite.clause(cue.start, cue.end)) - rewrite.keys(cue.start, cue.end)
    apart = valued(source, "condition.exclusion")
    return any(near & source.keys(c.end, source.clause(c.start, c.end)[1]) for c in apart)


def _of_another_value(source: Read, told: Fact, rewrite: Read, said: Fact) -> bool:
    """Whether the values beside a state are those of another claim, and it names nothing the opposite is said of."""
    span, place = (told.start, told.end), (said.start, said.end)
    named = source.keys(*source.clause(*span)) - source.keys(*span)
    return not named & rewrite.keys(*rewrite.clause(*place)) and values_elsewhere(source, span, rewrite, place)


def _of_another_name(source: Read, told: Fact, rewrite: Read, said: Fact) -> bool:
    """Whether who won and who lost are two names: "the Lions beat the Tigers", "the Tigers lost to the Lions"."""
    if not told.value.startswith(WON):
        return False
    known = known_names(source, rewrite)
    mine, theirs = _bearer(source, told, known), _bearer(rewrite, said, known)
    return bool(mine and theirs) and mine != theirs


def _bearer(side: Read, cue: Fact, known: frozenset[str]) -> str:
    """Return the last word of the last name before a state in its clause; "" where none stands there."""
    start, _ = side.clause(cue.start, cue.end)
    names = [f.text for f in named(side, known) if start <= f.start and f.end <= cue.start]
    return fold(names[-1].split()[-1]) if names else ""


def admitted(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield the ages the source keeps out told with nothing that does: "unsuitable for under-10s", "for under-10s"."""
    for cue in (c for c in cues(source, "state") if c.value == "state.allowed-" and not holds(source, c)):
        start, end = source.clause(cue.start, cue.end)
        for told in (f for f in source.hard if start <= f.start < end and f.bounds & AGES):
            said = [f for f in rewrite.hard if f.shown == told.shown and f.bounds & told.bounds & AGES]
            spans = [rewrite.sentence(f.start) for f in said]
            signs = [c for c in rewrite.facts if c.value in NEGATIVE or c.kind in TURNING]
            signs += [c for c in cues(rewrite, "condition") if c.value != "condition.restricted"]
            alone = sum(f.shown == told.shown for f in source.hard) == 1
            if said and alone and not any(inside(signs, span) for span in spans):
                yield alteration("state", (source, phrase(source, cue)), (rewrite, _widened(rewrite, said[0])))


def taken_in(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield a thing the source refuses told as one of those that are taken: "no soft toys", "soft toys included"."""
    refused = [c for c in cues(source, "state") if c.value[:-1] == "state.allowed" and not holds(source, c)]
    for said in (c for c in valued(rewrite, "state.included+") if refused and holds(rewrite, c)):
        beside = rewrite.within(rewrite.clause(said.start, said.end)[0], said.start)[-1:]
        keys = frozenset(key for token in beside for key in rewrite.bridged(token))
        for cue in refused:
            start, end = source.clause(cue.start, cue.end)
            told = keys & source.keys(start, cue.start)
            if told and not any(told & source.keys(*source.clause(c.start, c.end)) for c in valued(source, said.value)):
                yield alteration("state", (source, (start, end)), (rewrite, _widened(rewrite, said)))
                break


def holds(side: Read, cue: Fact) -> bool:
    """Return whether the state holds: its own sign, turned by a negation before it in its clause."""
    if cue.value[:-1] in ADVERBIAL:
        return cue.value.endswith("+")
    turned = asks(side, cue.start) and answered(side, cue.start) is False
    return _told(side, cue) ^ turned


def _told(side: Read, cue: Fact) -> bool:
    """Return whether a clause says that the state holds, whatever answers it."""
    start, end = side.clause(cue.start, cue.end)
    low = max(start, cue.start - REACH)
    # "ne sont pas admis": the "ne" belongs to the "pas" of the state itself
    own = denies(cue, side.language) or _halved(cue, side.language)
    if _twice(side, inside(negations(side), (low, cue.start))):
        return cue.value.endswith("+")
    before = [n for n in inside(negations(side), (low, cue.start)) if not (own and n.text.lower() in PAIRS)]
    before = [n for n in before if not _lacks_other(side, n, cue) and not _denies_verb(side, n, cue)]
    before = [n for n in before if not _in_another_clause(side, n, cue)]
    before = [n for n in before if n.text.lower() not in PAIRS] or before
    follows = inside(negations(side), (cue.end, min(end, cue.end + 6))) if side.language == "fr" else []
    after = [n for n in follows if n.kind == "negation" and n.text.lower() not in PAIRS]
    positive = cue.value.endswith("+")
    return positive ^ bool(before or (after and not before))


def _twice(side: Read, denials: list[Fact]) -> bool:
    """Whether a lack is itself denied, which demands what follows: "no visit without closed shoes"."""
    without = words(side.language)["denial"]["without"]
    lacks = [n for n in denials if n.text.lower() in without]
    return any(n.text.lower() not in (*without, *PAIRS) and n.start < lacks[0].start for n in denials if lacks)


def _halved(cue: Fact, language: str) -> bool:
    """Whether a state holds the second half of a negation: "n'y a plus de places"."""
    return cue.text.split()[0].lower() in words(language)["restriction"]["denies"]


def _lacks_other(side: Read, denial: Fact, cue: Fact) -> bool:
    """Whether "without" denies the noun after it, and not the state: "photos without flash are allowed"."""
    without = words(side.language)["denial"]["without"]
    return denial.text.lower() in without and bool(side.within(denial.end, cue.start))


def _in_another_clause(side: Read, denial: Fact, cue: Fact) -> bool:
    """Whether a conjunction opens the clause of a state after a denial: "no fees while we are shut"."""
    opens = compiled(rf"(?<!\w){either(words(side.language)['denial']['subordinates'])}(?!\w)")
    return bool(opens.search(side.text, denial.end, cue.start))


def _denies_verb(side: Read, denial: Fact, cue: Fact) -> bool:
    """Whether a denial of a verb bears on that verb, and not on the noun after it: "not know the closing date"."""
    noun = compiled(rf"(?<!\w){either(words(side.language)['denial']['noun_after'])}[^\S\n]*$")
    verb = [
        t
        for t in side.within(denial.end, cue.start)
        if not t.text.endswith(tuple(words(side.language)["denial"]["adverbs"]))
    ]
    return bool(verb) and bool(noun.search(side.text, denial.end, cue.start))


def _until_after(source: Read, told: Fact, rewrite: Read, said: Fact) -> bool:
    """Whether two clauses tell one day as the last of a state and the first of the other."""
    (a, b), (c, d) = source.clause(told.start, told.end), rewrite.clause(said.start, said.end)
    mine = [f for f in source.hard if a <= f.start < b and f.kind in ("date", "time")]
    theirs = [f for f in rewrite.hard if c <= f.start < d and f.kind in ("date", "time")]
    return any(same(f, g) and reopens(source, f, rewrite, g) for f in mine for g in theirs)


def _reopens(source: Read, rewrite: Read, cue: Fact) -> bool:
    """Whether the clause of a state tells the day after which what was shut is shut no more."""
    start, end = rewrite.clause(cue.start, cue.end)
    days = (f for f in rewrite.hard if start <= f.start < end and f.kind in ("date", "weekday"))
    return any(reopening(f, source, rewrite) for f in days)


def _only_there(side: Read, cue: Fact, other: Read, opposite: Fact) -> bool:
    """Whether a state holds in one place alone, which the opposite tells too: "outside only", "must stay outside"."""
    span = side.clause(cue.start, cue.end)
    there = other.keys(opposite.start, opposite.end) & side.keys(*span) - side.keys(cue.start, cue.end)
    return bool(there) and bool(inside(valued(side, "scope.only"), span))


def _other_days(source: Read, told: Fact, rewrite: Read, said: Fact) -> bool:
    """Whether two clauses tell of days none of which both hold: "closed on Mondays", "open Tuesday to Sunday"."""
    mine, theirs = (_days(side, c) for side, c in ((source, told), (rewrite, said)))
    return bool(mine and theirs) and not mine & theirs


def _days(side: Read, cue: Fact) -> frozenset[str]:
    """Return the days of the week the clause of a state tells."""
    for start, end in (side.clause(cue.start, cue.end), side.sentence(cue.start)):
        told = [f for f in side.facts if start <= f.start < end and (f.kind == "weekday" or f.unit == "weekday")]
        if told:
            return frozenset(day for f in told for day in f.value if day.isdigit())
    return frozenset()


def _context(side: Read, cue: Fact) -> frozenset[str]:
    inner = side.keys(cue.start, cue.end)
    return side.keys(*side.sentence(cue.start)) - inner


def _denied_there(side: Read, cue: Fact) -> bool:
    """Whether the sentence of a state denies something: two that do, of one word, contradict nothing."""
    return bool(inside([n for n in negations(side) if not overlap(n, cue)], side.sentence(cue.start)))


def _unsaid(side: Read, cue: Fact) -> bool:
    """Whether the clause of an adverb denies something: "online payments are unavailable" says nothing of online."""
    span = side.clause(cue.start, cue.end)
    turns = [c for c in cues(side, "state") if c.value in NEGATIVE and not cue.start <= c.start < cue.end]
    denials = [n for n in negations(side) if not overlap(n, cue)]
    return bool(inside(denials, span) or inside(turns, span))


def _beside(source: Read, cue: Fact, near: frozenset[str]) -> bool:
    """Whether the clause of a state tells of the same thing: "the road remains open", "the road is closed"."""
    return bool((near & source.keys(*source.clause(cue.start, cue.end))) - source.keys(cue.start, cue.end))


def _elided(side: Read, cue: Fact) -> bool:
    """Whether the sentence of a state turns it without a word of its own: "Dutch is not required; a licence is."."""
    forms = words(side.language).get("ellipsis", {}).get("forms", ())
    _, end = side.sentence(cue.start)
    last = compiled(rf"(?<!\w){either(forms)}[^\S\n]*(?=[.;!\n]|$)")
    return bool(forms) and bool(last.search(side.text, cue.end, end))


def _weight(source: Read, cue: Fact, here: frozenset[str], near: frozenset[str]) -> int:
    """Return how much a state of the source is about the same words: those of its clause count twice more."""
    return len(here & _context(source, cue)) + 2 * len(near & source.keys(*source.clause(cue.start, cue.end)))


def _excepted(side: Read, cue: Fact) -> bool:
    """Whether the sentence of a state makes exceptions: then its sign is not that of the whole."""
    exceptions = [c for c in side.facts if c.value == "condition.exclusion" and not overlap(c, cue)]
    return bool(inside(exceptions, side.sentence(cue.start)))


def _widened(side: Read, cue: Fact) -> Span:
    start, end = side.clause(cue.start, cue.end)
    return start, end
