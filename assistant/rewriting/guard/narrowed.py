"""Where and for what alone: "only at chemists" is not "at chemists and online", one ward is not everywhere."""

from collections.abc import Iterator
from functools import cache

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.tokens import Token
from assistant.rewriting.facts.words import Pattern, compiled, either, words
from assistant.rewriting.guard.claims import alteration, claim, echo, inside, valued
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.negations import PAIRS
from assistant.rewriting.guard.text import Read, Span

BESIDE = 2  # words "only" bears on
TOLD = 2  # words from which two sentences tell the same claim


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield what is no longer told of one thing alone, and what one of two things is now told of alone."""
    yield from _widened(source, rewrite)
    yield from _narrowed(source, rewrite)
    yield from _everywhere(source, rewrite)


def _limits(side: Read) -> list[Fact]:
    """Return the cues that tell a thing alone, those of numbers left out."""
    figures = [f for f in side.hard if f.number is not None or f.kind in ("time", "date", "range")]
    found = []
    for cue in valued(side, "scope.only"):
        near = (cue.end, cue.end + BESIDE)
        counted = any(near[0] <= f.start <= near[1] or 0 <= cue.start - f.end <= BESIDE for f in figures)
        if (len(cue.text) > BESIDE or cue.text.lower() in PAIRS) and not counted:
            found.append(cue)
    return found


def _told_alone(side: Read, cue: Fact) -> tuple[Token, ...]:
    """Return the words "only" bears on: those after it, or those before it where its clause ends with it."""
    start, end = side.clause(cue.start, cue.end)
    after = side.within(cue.end, max(end, cue.end))[:BESIDE]
    return after or side.within(start, cue.start)[-BESIDE:]


def _widened(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield a thing told alone that the rewrite joins to another: "in shops and online"."""
    alone = [f for f in rewrite.facts if f.value in ALONE and not f.is_hard]
    for cue in _limits(source):
        keys = frozenset(k for t in _told_alone(source, cue) for k in source.bridged(t))
        for one, other in joined(rewrite):
            mine, more = set(rewrite.bridged(one)), set(rewrite.bridged(other))
            here = source.keys(*source.sentence(cue.start))
            if inside(alone, rewrite.sentence(one.start)):
                continue
            if (mine & keys and not more & here) or (more & keys and not mine & here):
                told = _told_alone(source, cue)
                place = min(cue.start, told[0].start), max(cue.end, told[-1].end)
                yield alteration("scope", (source, place), (rewrite, (one.start, other.end)))
                return


ALONE = frozenset({"scope.only", "condition.restricted", "condition.exclusion"})


def _narrowed(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield a thing told alone that the source joins to another the rewrite leaves out: "cash only"."""
    if valued(source, "scope.only"):
        return
    for cue in _limits(rewrite):
        told = _told_alone(rewrite, cue)
        keys = frozenset(k for t in told for k in rewrite.bridged(t))
        for one, other in joined(source):
            sides = (set(source.bridged(one)), set(source.bridged(other)))
            here, gone = sides if sides[0] & keys else sides[::-1]
            if here & keys and not gone & keys and not gone & rewrite.all_keys:
                span = min(cue.start, told[0].start), max(cue.end, told[-1].end)
                yield alteration("scope", (source, (one.start, other.end)), (rewrite, span))
                return


def _everywhere(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield "everywhere" where the source tells one place of several words the rewrite lost."""
    if valued(source, "scope.all"):
        return
    for cue in valued(rewrite, "scope.all_everywhere"):
        start, end = rewrite.sentence(cue.start)
        held = echo(claim(rewrite, (start, end), without=rewrite.keys(cue.start, cue.end)), source)
        if held is None or held.count < TOLD:
            continue
        place = _lost_place(source, held.span, rewrite)
        if place:
            yield alteration("scope", (source, place), (rewrite, rewrite.clause(cue.start, cue.end)))
            return


def _lost_place(side: Read, span: Span, other: Read) -> Span | None:
    """Return where a sentence says where, in words the other text holds none of."""
    for match in _places(side.language).finditer(side.text, *span):
        end = side.clause(match.start(), match.end())[1]
        named = side.within(match.end(), end)[:BESIDE]
        if named and not all(set(side.bridged(t)) & other.all_keys for t in named):
            return match.start(), named[-1].end
    return None


@cache
def _places(language: str) -> Pattern:
    return compiled(rf"(?<!\w){either(words(language)['narrowed']['places'])}[^\S\n]+")


def joined(side: Read) -> list[tuple[Token, Token]]:
    """Return pairs of words that a conjunction joins, small words between them left out."""
    pairs = []
    for match in _joints(side.language).finditer(side.text):
        start, end = side.sentence(match.start())
        before, after = side.within(start, match.start())[-1:], side.within(match.end(), end)[:1]
        if not before or not after or match.start() - before[0].end > BESIDE:
            continue
        turns = (c for c in side.facts if c.kind in ("negation", "neutral"))
        if not any(match.end() <= c.start <= after[0].start for c in turns):
            pairs.append((before[0], after[0]))
    return pairs


@cache
def _joints(language: str) -> Pattern:
    return compiled(rf"(?<!\w){either(words(language)['narrowed']['joints'])}(?!\w)")
