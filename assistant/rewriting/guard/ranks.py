"""Ranks: "one of the first" is not "the first", and no "best" comes from nowhere."""

from collections.abc import Iterator
from dataclasses import replace

import regex

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import compiled, either, words
from assistant.rewriting.guard.claims import Words, alteration, cues, echo, inside, phrase, shared_clause, valued
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read, Span

LED = 5  # characters between a verb and the medal it leads to: "won the silver"
NEAR = 12  # characters between a rank and the superlative it lowers
MEDALS = ("superlative.gold", "superlative.silver", "superlative.bronze")
TOP = ("superlative.most", "superlative.first", "superlative.winner", "superlative.sole")
SOLE = "superlative.sole"
WON = ("superlative.gold", "superlative.first", "superlative.winner", "superlative.most")


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield ranks that rose or were made up."""
    told, said = cues(source, "superlative"), cues(rewrite, "superlative")
    partial = [c for c in said if c.value == "superlative.one_of"]
    risen: set[int] = set()
    for cue in (c for c in told if c.value == "superlative.one_of"):
        held = echo(_after(source, cue), rewrite)
        if held is None or inside(partial, held.span):
            continue
        tops = inside([c for c in said if c.value in TOP], held.span) or _last_of_all(source, rewrite, cue, held.span)
        if tops:
            risen.add(tops[0].start)
            place = shared_clause(rewrite, (tops[0].start, held.span[1]), held.shared)
            yield alteration("superlative", (source, phrase(source, cue, 6)), (rewrite, (tops[0].start, place[1])))
    yield from _fallen(source, rewrite, told, partial)
    yield from _seconds(source, rewrite, told, said)
    yield from _reversed(source, rewrite, told, said)
    for cue in said:
        new = cue.value == "superlative.most" and not _known(source, rewrite, cue, told)
        new = new or (cue.value == "superlative.winner" and not any(c.value in WON for c in told))
        new = new or (cue.value == "superlative.first" and not _first_told(source, told))
        new = new or (cue.value == SOLE and not _denied(rewrite, cue) and _made_sole(source, rewrite, cue, told))
        if new and cue.start not in risen and not _asked(rewrite, cue):
            yield alteration("superlative", None, (rewrite, phrase(rewrite, cue)))
    yield from _medals(source, rewrite, told, said)


def _last_of_all(source: Read, rewrite: Read, cue: Fact, span: Span) -> list[Fact]:
    """Return "the last" of a place of the rewrite, where the source says "one of the last"."""
    after = source.text[cue.end : source.clause(cue.start, cue.end)[1]]
    several = compiled(rf"[^\S\n]*{either(words(source.language)['ranks']['lasts'])}(?!\w)")
    the_last = compiled(rf"(?<!\w){either(words(rewrite.language)['ranks']['the_last'])}(?!\w)")
    found = the_last.search(rewrite.text, *span) if several.match(after) else None
    return [replace(cue, text=found.group(), start=found.start(), end=found.end())] if found else []


def _fallen(source: Read, rewrite: Read, told: list[Fact], partial: list[Fact]) -> Iterator[Alteration]:
    """Yield "one of the first" where the source says "the first" of the same thing."""
    if any(c.value == "superlative.one_of" for c in told):
        return
    for cue in (c for c in told if c.value in TOP and not _counted(source, c)):
        own = source.keys(cue.start, phrase(source, cue, 1)[1])
        for one in (c for c in partial if not _counted(rewrite, c)):
            span = one.start, phrase(rewrite, one, 2)[1]
            if own & rewrite.keys(*span) and cues(rewrite, "superlative"):
                yield alteration("superlative", (source, phrase(source, cue, 2)), (rewrite, span))
                return


def _seconds(source: Read, rewrite: Read, told: list[Fact], said: list[Fact]) -> Iterator[Alteration]:
    """Yield "the largest" where the source says "the second largest" of the same thing."""
    ranked = [(c, lower) for c in told if (lower := _lower(source, c))]
    if any(_lower(rewrite, c) for c in said):
        return
    for cue, lower in ranked:
        own = source.keys(cue.start, cue.end) - source.keys(lower.start, lower.end)
        for top in (c for c in said if c.value in TOP):
            if own & rewrite.keys(top.start, phrase(rewrite, top, 1)[1]):
                place = min(lower.start, cue.start), phrase(source, cue, 2)[1]
                yield alteration("superlative", (source, place), (rewrite, phrase(rewrite, top, 2)))
                return


def _reversed(source: Read, rewrite: Read, told: list[Fact], said: list[Fact]) -> Iterator[Alteration]:
    """Yield "the least dear" where the source says "the dearest", and the other way."""
    mine, theirs = (
        [(c, way) for c in found if (way := _way(side, c))] for side, found in ((source, told), (rewrite, said))
    )
    for cue, way in mine:
        own = source.keys(cue.start, phrase(source, cue, 1)[1])
        same = [(c, w) for c, w in theirs if own & rewrite.keys(c.start, phrase(rewrite, c, 1)[1])]
        if same and all(w != way for _, w in same):
            yield alteration("superlative", (source, phrase(source, cue, 1)), (rewrite, phrase(rewrite, same[0][0], 1)))


def _way(side: Read, cue: Fact) -> str | None:
    """Return "most" or "least" where a superlative says so by a word of its own."""
    ways = words(side.language)["ranks"]
    spoken = set(side.text[cue.start : cue.end].casefold().split())
    return next((way for way in ("most", "least") if spoken & set(ways[way])), None)


def _counted(side: Read, cue: Fact) -> bool:
    """Whether a number follows: "the first fifty", "among the first 50" rank nobody."""
    _, end = side.clause(cue.start, cue.end)
    return any(f.kind == "number" and f.unit is None and cue.end <= f.start < end for f in side.hard)


def _lower(side: Read, cue: Fact) -> Fact | None:
    """Return the rank from the second on that stands within a superlative or right before it."""
    ranks = (f for f in side.hard if f.unit == "ordinal" and f.number and f.number > 1)
    return next((f for f in ranks if cue.start - NEAR <= f.start < cue.end), None)


def _asked(side: Read, cue: Fact) -> bool:
    """Whether the sentence of a rank asks, or tells a maxim: "who throws the furthest?", "the best is the one you…"."""
    _, end = side.sentence(cue.start)
    maxim = compiled(rf"(?<!\w){either(words(side.language)['ranks']['maxim'])}")
    return "?" in side.text[cue.end : end] or bool(maxim.search(side.text, cue.end, end))


def _after(side: Read, cue: Fact) -> Words:
    _, end = side.clause(cue.start, cue.end)
    tokens = side.within(cue.end, max(end, cue.end + 1))[:5]
    return tuple(frozenset(side.bridged(token)) for token in tokens)


def _known(source: Read, rewrite: Read, cue: Fact, told: list[Fact]) -> bool:
    if rewrite.text[cue.start : cue.end].casefold() in source.text.casefold():
        return True
    if _numbered(rewrite, cue) and _first_told(source, told):
        return True  # "our no. 1 worry" for "the first worry"
    mine = rewrite.keys(cue.start, phrase(rewrite, cue, 2)[1])
    tops = [c for c in told if c.value in TOP]
    partial = [c for c in told if c.value == "superlative.one_of"]
    if source.language != rewrite.language:
        return bool(tops or partial)
    values = {f.value for f in rewrite.hard if f.number is not None and _beside(rewrite, cue, f)}
    if any(f.value in values and _beside(source, c, f) for c in tops for f in source.hard if f.number is not None):
        return True  # "la plus grosse enveloppe (185 000 €)" for "le plus cher coûtera 185 000 €"
    alike = [set(group) for group in words(source.language)["ranks"]["alike"]]
    said = _written(rewrite, cue.start, cue.end)
    near = [group for group in alike if group & said]
    return any(
        mine & source.keys(c.start, phrase(source, c, 2)[1])
        or any(group & _written(source, c.start, phrase(source, c, 2)[1]) for group in near)
        for c in (*tops, *partial)
    )


def _numbered(side: Read, cue: Fact) -> bool:
    """Whether a rank is told by the number one."""
    return any(f.number == 1 and cue.start <= f.start < cue.end for f in side.facts)


def _denied(side: Read, cue: Fact) -> bool:
    """Whether the words right before a rank deny it: "that wasn't the only change"."""
    return bool(inside(cues(side, "negation"), (cue.start - NEAR, cue.start)))


def _made_sole(source: Read, rewrite: Read, cue: Fact, told: list[Fact]) -> bool:
    """Whether a thing the source tells of, and not as the last or only one, is told as the only one of its kind."""
    if _known(source, rewrite, cue, told) or valued(source, "scope.only"):
        return False
    own = rewrite.keys(cue.end, phrase(rewrite, cue, 1)[1])
    homes = [s for s in source.sentences if own & source.keys(*s)]
    last = compiled(rf"(?<!\w){either(words(source.language)['ranks']['last'])}(?!\w)")
    return bool(homes) and not any(last.search(source.text, *s) for s in homes)


def _beside(side: Read, cue: Fact, value: Fact) -> bool:
    start, end = side.sentence(cue.start)
    return start <= value.start < end


def _written(side: Read, start: int, end: int) -> set[str]:
    """Return the words of a place in lower case."""
    return set(regex.findall(r"\w+", side.text[start:end].casefold()))


def _first_told(source: Read, told: list[Fact]) -> bool:
    if any(c.value in ("superlative.first", "superlative.ranked") for c in told):
        return True
    return any(f.number == 1 or f.value.endswith("-01") for f in source.facts if f.is_hard)


def _medals(source: Read, rewrite: Read, told: list[Fact], said: list[Fact]) -> Iterator[Alteration]:
    mine, theirs = _told_medals(told), _told_medals(said)
    for cue in theirs:
        if mine and cue.value not in {c.value for c in mine}:
            yield alteration("superlative", (source, phrase(source, mine[0], 2)), (rewrite, phrase(rewrite, cue, 2)))


def _told_medals(found: list[Fact]) -> list[Fact]:
    """Return the medals of a text, each with the verb right before it, which tells none itself: "won silver"."""
    medals = [c for c in found if c.value in MEDALS]
    led = {medal.start: verb for verb in medals for medal in medals if 0 < medal.start - verb.end <= LED}
    verbs = {verb.start for verb in led.values()}
    return [replace(c, start=led[c.start].start) if c.start in led else c for c in medals if c.start not in verbs]
