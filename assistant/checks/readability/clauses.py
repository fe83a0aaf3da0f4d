"""The clauses of a sentence inside one another, by its grammar and the words that open them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.document.grammar import Token
from assistant.languages import Pack

_FINITE = ("VerbForm=Fin", "VerbType=Mod")
_REACH = 4  # steps from a word that opens a clause up to its verb: "in the name of which he acts"


@dataclass(frozen=True)
class Nesting:
    """How deep the clauses of a sentence stand in one another (a clause in the main one: 1), and how many there are."""

    depth: int
    clauses: int


def nesting(tokens: Sequence[Token], pack: Pack, relations: Collection[str]) -> Nesting:
    """Return how clauses nest; one counts that is opened by a subordinator and has a verb in a tense."""
    verbs = _subordinate_verbs(tokens, subordinators(pack), relations)
    return Nesting(max((_depth(tokens, verb, verbs) for verb in verbs), default=0), len(verbs))


@cache
def subordinators(pack: Pack) -> frozenset[str]:
    """Return the words that open a subordinate clause."""
    return pack.words("subordinators")


@lru_cache(maxsize=8192)
def openings(sentence: str, pack: Pack) -> int:
    """Return how many words of a sentence could open a clause: no more of them nest, whatever the grammar says."""
    written = sentence.lower().replace("’", "'").replace("'", "' ")
    known = subordinators(pack)
    return sum(word.strip(',;:.()«»"!?…') in known for word in written.split())


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
        (at == verb or (token.head == verb and token.pos == "AUX")) and any(mark in token.morph for mark in _FINITE)
        for at, token in enumerate(tokens)
    )


def _depth(tokens: Sequence[Token], at: int, verbs: Collection[int]) -> int:
    depth, seen = 0, set[int]()
    while at not in seen:
        seen.add(at)
        depth += at in verbs
        at = tokens[at].head
    return depth
