"""Words a prefix turns into their opposite: incomplete data is not complete."""

from collections.abc import Iterator, Mapping
from functools import cache

from assistant.languages.vocabulary import known
from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.tokens import Token
from assistant.rewriting.facts.words import Pattern, compiled, either, words
from assistant.rewriting.guard.claims import alteration
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.limits import other_side
from assistant.rewriting.guard.negations import negations
from assistant.rewriting.guard.text import Read

SHORTEST = 4  # letters of a word a prefix may turn
REACH = 24  # characters before a word in which it is denied


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield words that gained or lost a prefix that turns them, each unknown to the other text."""
    if source.bridge:
        return
    for turned, plain, swap in ((source, rewrite, False), (rewrite, source, True)):
        here = {fold(t.text): t for t in plain.tokens}
        for word, token in _turned(turned, here).items():
            other = here[word]
            if fold(token.text) in plain.forms or word in turned.forms or _denied(plain, other):
                continue
            mine, theirs = (turned, (token.start, token.end)), (plain, (other.start, other.end))
            if other_side(*mine, *theirs):
                continue
            yield alteration("negation", *((theirs, mine) if swap else (mine, theirs)))


def _turned(side: Read, other: Mapping[str, Token]) -> dict[str, Token]:
    """Return the words of a text that begin with a prefix, by the word of the other text they turn."""
    found = {}
    for token in side.tokens:
        match = _prefix(side.language).match(token.text.lower())
        rest = fold(token.text.lower()[match.end() :]) if match else ""
        if len(rest) >= SHORTEST and rest in other and known(token.text.lower(), side.language):
            found[rest] = token
    return found


def _denied(side: Read, token: Token) -> bool:
    """Whether a word is denied: "not complete" says what "incomplete" says."""
    return any(token.start - REACH <= n.start < token.start for n in negations(side))


@cache
def _prefix(language: str) -> Pattern:
    data = words(language)["antonyms"]
    return compiled(rf"{either(data['prefixes'])}(?=\p{{L}}*{either(data['endings'])}$)")
