"""Soft facts by their cues: conditions, limits, negations, shades of certainty, sources, ranks, offers, states."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple, cast

import regex

from assistant.languages.glimpse import needed
from assistant.rewriting.facts.fact import Fact, Kind
from assistant.rewriting.facts.openings import Begun, openings
from assistant.rewriting.facts.words import FALLBACK, Pattern, compiled, may_stand, spaced, toml

BLOCKING, IDIOM = "neutral", "neutral.idiom"  # a set phrase hides the cues inside it
LONGEST = 300  # characters a cue and what may follow it take: a pattern that looks further makes the time quadratic
_LOOKS_ON = regex.compile(r"\(\?[=!](?:[^()]|\([^()]*\))*\)$")  # a form that says itself what may follow
_WORD = regex.compile(r"(?<![\w\x00])[\w]|\p{So}|[-–+=/%](?=\s?\d)")


class Cue(NamedTuple):
    """A form as the file writes it, with words one of which stands wherever it does, if they are known."""

    form: str
    kind: str
    concept: str  # as "kind.concept"
    rank: int  # its place in the file
    needs: frozenset[str]


class _Held(dict[frozenset[str], bool]):
    """Whether a form that needs one of some words may stand in a text: asked once for each, so the time is linear."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._lower = text.lower()

    def __missing__(self, needs: frozenset[str]) -> bool:
        self[needs] = answer = may_stand(needs, self._lower)
        return answer


def find(text: str, language: str) -> Iterator[Fact]:
    """Yield cues from left to right, the longest one at each place; `value` is "kind.concept"."""
    free: dict[str, int] = {}
    begun, held = Begun(text), _Held(text)
    for match in _WORD.finditer(text):
        start = match.start()
        if start < free.get(BLOCKING, 0):
            continue
        best: dict[str, tuple[int, int, str]] = {}
        for form, kind, concept, rank, needs in _candidates(language, begun.at(start)):
            if start < free.get(kind, 0) or not held[needs]:
                continue
            found = _pattern(form).match(text, start, start + LONGEST)
            if found and (found.end(), -rank) > best.get(kind, (start, 0))[:2]:
                best[kind] = found.end(), -rank, concept
        if best:
            longest = max(end for end, *_ in best.values())
            if BLOCKING in best and best[BLOCKING][::2] == (longest, IDIOM):
                best = {BLOCKING: best[BLOCKING]}
            for kind, (end, _, concept) in best.items():
                if kind != BLOCKING or concept == IDIOM:
                    free[kind] = end
                yield Fact(cast(Kind, kind), text[start:end], start, end, concept)


@lru_cache(maxsize=1 << 16)
def _candidates(language: str, begun: str) -> tuple[Cue, ...]:
    """Return the cues that may stand where the text begins so."""
    buckets = _buckets(language)
    return tuple([cue for size in range(1, len(begun) + 1) for cue in buckets.get(begun[:size], ())])


@cache
def _buckets(language: str) -> Mapping[str, tuple[Cue, ...]]:
    """Return the cues by their first letters: a place is tried against few of them."""
    data = toml(f"{language}/facts_cues.toml") or toml(f"{FALLBACK}/facts_cues.toml")
    found: dict[str, list[Cue]] = {}
    rank = 0
    for kind, concepts in data.items():
        for concept, forms in concepts.items():
            for form in forms:
                rank += 1
                cue = Cue(form, kind, f"{kind}.{concept}", rank, needed(form))
                for begun in openings(form):
                    found.setdefault(begun, []).append(cue)
    return {begun: tuple(cues) for begun, cues in found.items()}


@cache
def _pattern(form: str) -> Pattern:
    """Return a form ready for the search."""
    return compiled(_bounded(form))


def _bounded(form: str) -> str:
    """Return the form with the end of its last word told, before what it says may follow."""
    ahead = _LOOKS_ON.search(form)
    if ahead is None:
        return rf"{spaced(form)}(?!\w)"
    inside = ahead.group()[2:4]
    if inside[0] == "=" and inside[1] != " ":
        return spaced(form)
    return rf"{spaced(form[: ahead.start()])}(?!\w){spaced(ahead.group())}"
