"""Who does what to whom: "the Lions beat the Tigers" is not "the Tigers beat the Lions"."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.tokens import key
from assistant.rewriting.facts.words import Pattern, compiled, either, words
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read, Span

MOST = 3  # content words between two names that one verb joins


class Act(NamedTuple):
    """Two names of a sentence with what is done between them: its words, and the small ones before the second name."""

    doer: str
    other: str
    deed: frozenset[str]
    link: str
    span: Span


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield deeds told of the one they were done to."""
    if source.bridge:
        return
    known = known_names(source, rewrite)
    told = _acts(source, known)
    for said in _acts(rewrite, known) if told else ():
        for act in told:
            turned = (said.doer, said.other) == (act.other, act.doer) and act.doer != act.other
            if turned and said.link == act.link and said.deed & act.deed:
                yield Alteration(source.show(*act.span), rewrite.show(*said.span), "name", act.span, said.span)
                return


def known_names(*sides: Read) -> frozenset[str]:
    """Return the names of some texts, folded."""
    return frozenset(fold(f.text) for side in sides for f in side.facts if f.kind == "name")


def _acts(side: Read, known: frozenset[str]) -> list[Act]:
    found = []
    mutual = {key(form) for form in words(side.language)["roles"]["mutual"]}
    for one, two in pairwise(named(side, known)):
        between = side.within(one.end, two.start)
        deed = frozenset(token.key for token in between)
        if not 0 < len(between) <= MOST or deed & mutual or side.sentence(one.start) != side.sentence(two.start):
            continue
        if _cut(side, one, two):
            continue
        link = " ".join(_articles(side.language).sub(" ", fold(side.text[between[-1].end : two.start])).split())
        found.append(Act(_surname(one), _surname(two), deed, link, (one.start, two.end)))
    return found


def named(side: Read, known: frozenset[str]) -> list[Fact]:
    """Return the names of a text, with the first words of sentences that are names elsewhere."""
    names = [f for f in side.facts if f.kind == "name"]
    inside = [(f.start, f.end) for f in names]
    opening = (t for t in side.tokens if t.text[0].isupper() and fold(t.text) in known)
    apart = (t for t in opening if not any(a <= t.start < b for a, b in inside))
    return sorted([*names, *(Fact("name", t.text, t.start, t.end, t.text) for t in apart)], key=lambda f: f.start)


def _surname(name: Fact) -> str:
    """Return the last word of a name, which stays where the first opens a sentence and is taken for a word."""
    return fold(name.text.split()[-1])


def _cut(side: Read, one: Fact, two: Fact) -> bool:
    """Whether something between two names parts them: a comma, a conjunction, a full stop."""
    return any(one.end <= cut < two.start for cut in side.cuts)


@cache
def _articles(language: str) -> Pattern:
    return compiled(rf"(?<!\w){either(words(language)['roles']['articles'])}(?!\w)")
