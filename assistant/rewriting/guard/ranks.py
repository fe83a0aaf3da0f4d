"""Ranks: "one of the first" is not "the first", and no "best" comes from nowhere."""

from collections.abc import Iterator

import regex

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import words
from assistant.rewriting.guard.claims import Words, alteration, cues, echo, inside, phrase, shared_clause
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read

MEDALS = ("superlative.gold", "superlative.silver", "superlative.bronze")
TOP = ("superlative.most", "superlative.first", "superlative.winner")
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
        tops = inside([c for c in said if c.value in TOP], held.span)
        if tops:
            risen.add(tops[0].start)
            place = shared_clause(rewrite, (tops[0].start, held.span[1]), held.shared)
            yield alteration("superlative", (source, phrase(source, cue, 6)), (rewrite, (tops[0].start, place[1])))
    for cue in said:
        new = cue.value == "superlative.most" and not _known(source, rewrite, cue, told)
        new = new or (cue.value == "superlative.winner" and not any(c.value in WON for c in told))
        new = new or (cue.value == "superlative.first" and not _first_told(source, told))
        if new and cue.start not in risen and not _asked(rewrite, cue):
            yield alteration("superlative", None, (rewrite, phrase(rewrite, cue)))
    yield from _medals(source, rewrite, told, said)


def _asked(side: Read, cue: Fact) -> bool:
    """Whether the sentence of a rank asks: "who throws the furthest?" ranks nobody."""
    _, end = side.sentence(cue.start)
    return "?" in side.text[cue.end : end]


def _after(side: Read, cue: Fact) -> Words:
    _, end = side.clause(cue.start, cue.end)
    tokens = side.within(cue.end, max(end, cue.end + 1))[:5]
    return tuple(frozenset(side.bridged(token)) for token in tokens)


def _known(source: Read, rewrite: Read, cue: Fact, told: list[Fact]) -> bool:
    if rewrite.text[cue.start : cue.end].casefold() in source.text.casefold():
        return True
    mine = rewrite.keys(cue.start, phrase(rewrite, cue, 2)[1])
    tops = [c for c in told if c.value in TOP]
    if source.language != rewrite.language:
        return bool(tops)
    alike = [set(group) for group in words(source.language)["ranks"]["alike"]]
    said = _written(rewrite, cue.start, cue.end)
    partial = [c for c in told if c.value == "superlative.one_of"]
    near = [group for group in alike if group & said]
    return any(
        mine & source.keys(c.start, phrase(source, c, 2)[1])
        or any(group & _written(source, c.start, phrase(source, c, 2)[1]) for group in near)
        for c in (*tops, *partial)
    )


def _written(side: Read, start: int, end: int) -> set[str]:
    """Return the words of a place in lower case."""
    return set(regex.findall(r"\w+", side.text[start:end].casefold()))


def _first_told(source: Read, told: list[Fact]) -> bool:
    if any(c.value in ("superlative.first", "superlative.ranked") for c in told):
        return True
    return any(f.number == 1 or f.value.endswith("-01") for f in source.facts if f.is_hard)


def _medals(source: Read, rewrite: Read, told: list[Fact], said: list[Fact]) -> Iterator[Alteration]:
    mine = [c for c in told if c.value in MEDALS]
    for cue in said:
        if cue.value in MEDALS and mine and cue.value not in {c.value for c in mine}:
            yield alteration("superlative", (source, phrase(source, mine[0], 2)), (rewrite, phrase(rewrite, cue, 2)))
