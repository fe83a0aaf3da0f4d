"""The clauses of a sentence inside one another, by its grammar and the words that open them."""

import re
from collections.abc import Collection, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from assistant.document.grammar import Token
from assistant.languages import Pack

_FINITE = ("VerbForm=Fin", "VerbType=Mod")
_SUBJECT = ("nsubj", "csubj", "expl:subj")
_REACH = 4  # steps from a word that opens a clause up to its verb: "in the name of which he acts"


class Openings(NamedTuple):
    """The words of a sentence that may open a clause: all of them, and the most that follow one another freely.

    Those with a comma or an "and" between them rather open clauses side by side.
    """

    all: int
    chained: int


class Nesting(NamedTuple):
    """How deep the clauses of a sentence stand in one another (a clause in the main one: 1), and how many there are."""

    depth: int
    clauses: int


@lru_cache(maxsize=8192)  # asked again after an edit elsewhere
def openings(sentence: str, pack: Pack) -> Openings:
    """Return how many words of a sentence may open a clause, by its words alone."""
    found = chained = longest = 0
    for match in _marks(pack).finditer(sentence.lower().replace("’", "'")):
        if match.lastgroup == "apart":
            chained = 0
        else:
            found, chained = found + 1, chained + 1
            longest = max(longest, chained)
    return Openings(found, longest)


def nesting(tokens: Sequence[Token], pack: Pack, relations: Collection[str]) -> Nesting:
    """Return how clauses nest; one counts that is opened by a subordinator and has a subject or a verb in a tense."""
    verbs = _subordinate_verbs(tokens, pack.words("subordinators"), relations)
    return Nesting(max((_depth(tokens, verb, verbs) for verb in verbs), default=0), len(verbs))


@cache
def _marks(pack: Pack) -> re.Pattern[str]:
    opening, coordinating = (
        "|".join(sorted(map(re.escape, pack.words(name)), key=len, reverse=True))
        for name in ("subordinators", "coordinators")
    )
    whole = r"(?<![\w'-])(?:{})(?:(?<=')|(?![\w-]))"
    apart = whole.format(coordinating)
    return re.compile(rf"(?P<apart>[,;:()«»“”—–]|{apart})|{whole.format(opening)}")


def _subordinate_verbs(tokens: Sequence[Token], known: Collection[str], relations: Collection[str]) -> set[int]:
    found = set()
    for at, token in enumerate(tokens):
        if token.text.lower().replace("’", "'") in known:
            verb = _verb_of(tokens, at, relations)
            if verb is not None and _is_finite(tokens, verb):
                found.add(verb)
    return found


def _verb_of(tokens: Sequence[Token], at: int, relations: Collection[str]) -> int | None:
    """Return the head of the clause that the word at `at` opens, None where it opens none."""
    for _ in range(_REACH):
        above = tokens[at].head
        if above == at:
            return None
        at = above
        if tokens[at].dep in relations:
            return at
    return None


def _is_finite(tokens: Sequence[Token], verb: int) -> bool:
    return any(
        (token.head == verb and token.dep.startswith(_SUBJECT))
        or ((at == verb or (token.head == verb and token.pos == "AUX")) and any(m in token.morph for m in _FINITE))
        for at, token in enumerate(tokens)
    )


def _depth(tokens: Sequence[Token], at: int, verbs: Collection[int]) -> int:
    depth, seen = 0, set[int]()
    while at not in seen:
        seen.add(at)
        depth += at in verbs
        at = tokens[at].head
    return depth
