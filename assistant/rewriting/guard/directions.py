"""From where to where: "the train from Lyon to Paris" is not the one from Paris to Lyon."""

from collections.abc import Iterator
from functools import cache
from itertools import combinations
from typing import NamedTuple

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.words import Pattern, compiled, either, words
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read, Span

REACH = 24  # characters before a place in which the words stand that tell whether one comes from it or goes to it


class Way(NamedTuple):
    """A way from one place to another, and where a text tells it."""

    origin: str
    goal: str
    span: Span


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield ways that turned round."""
    told = _ways(source)
    known = {(way.origin, way.goal) for way in told}
    for said in _ways(rewrite) if told else ():
        turned = next((way for way in told if (way.goal, way.origin) == (said.origin, said.goal)), None)
        if turned and (said.origin, said.goal) not in known:
            yield Alteration(source.show(*turned.span), rewrite.show(*said.span), "name", turned.span, said.span)
            return


def _ways(side: Read) -> list[Way]:
    """Return the pairs of places of one sentence of which one is left and the other gone to."""
    names = [f for f in side.facts if f.kind == "name"]
    found = [way for name in names if _led(side, name, "from") and (way := _within(side, name))]
    for one, two in combinations(names, 2):
        if side.sentence(one.start) != side.sentence(two.start):
            continue
        origin, goal = (two, one) if _led(side, one, "to") and _led(side, two, "from") else (one, two)
        if _led(side, origin, "from") and _led(side, goal, "to"):
            found.append(Way(fold(origin.text), fold(goal.text), (one.start, two.end)))
    return found


def _within(side: Read, name: Fact) -> Way | None:
    """Return the way that a name tells by itself: "(de) Lyon à Paris"."""
    joint = compiled(rf"[^\S\n]+{either(words(side.language)['directions']['to'])}[^\S\n]+").search(name.text)
    if joint is None:
        return None
    return Way(fold(name.text[: joint.start()]), fold(name.text[joint.end() :]), (name.start, name.end))


def _led(side: Read, name: Fact, where: str) -> bool:
    return bool(_lead(side.language, where).search(side.text[max(name.start - REACH, 0) : name.start]))


@cache
def _lead(language: str, where: str) -> Pattern:
    return compiled(rf"(?<!\w){either(words(language)['directions'][where])}[^\S\n]*$")
