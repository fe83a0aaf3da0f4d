"""By whom and to whom: a shop owned by its staff is not owned by its customers."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.rewriting.facts.tokens import Token
from assistant.rewriting.facts.words import Pattern, compiled, either, words
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.counted import alike
from assistant.rewriting.guard.text import Read, Span


@dataclass(frozen=True)
class Agent:
    """A common noun that a preposition ties to the word before it."""

    tie: str  # the preposition's family
    governor: frozenset[str]
    noun: Token
    span: Span


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield nouns tied to the same word by the same preposition, each unknown to the other text."""
    if source.bridge:
        return
    told = [a for a in agents(source) if a.noun.key not in rewrite.all_keys]
    for said in agents(rewrite):
        if said.noun.key in source.all_keys:
            continue
        for agent in told:
            if (
                agent.tie == said.tie
                and agent.governor & said.governor
                and not alike(agent.noun, said.noun, source.language)
            ):
                spans = agent.span, said.span
                yield Alteration(source.show(*spans[0]), rewrite.show(*spans[1]), "attribution", *spans)
                break


def agents(side: Read) -> list[Agent]:
    """Return the nouns tied by a preposition of the language's `agents`, names left out."""
    found = []
    for tie, pattern in _patterns(side.language):
        for match in pattern.finditer(side.text):
            start, end = side.clause(match.start(), match.end())
            before, after = side.within(start, match.start())[-1:], side.within(match.end(), end)[:1]
            near = before and after and match.start() - before[0].end <= 2 and after[0].start - match.end() <= 1
            if near and after[0].text.islower():
                governor = frozenset(side.bridged(before[0]))
                found.append(Agent(tie, governor, after[0], (before[0].start, after[0].end)))
    return found


@cache
def _patterns(language: str) -> tuple[tuple[str, Pattern], ...]:
    ties = words(language)["agents"]
    return tuple((tie, compiled(rf"(?<!\w){either(forms)}(?!\w)")) for tie, forms in ties.items())
