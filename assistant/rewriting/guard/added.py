"""Denials of one kind of a thing: "no added sugar" is not "no sugar"."""

from collections.abc import Iterator
from functools import cache

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import Pattern, compiled, either, words
from assistant.rewriting.guard.claims import alteration, cues
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read, Span

REACH = 2  # content words after a denial among which the thing stands


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield things denied whole where the source denies one kind of them."""
    if source.bridge or _kinds(rewrite.language).search(rewrite.text):
        return
    for cue in cues(source, "negation"):
        span = source.clause(cue.start, cue.end)
        if not _kinds(source.language).search(source.text, cue.end, span[1]):
            continue
        things = _denied(source, cue)
        for said in cues(rewrite, "negation"):
            if things & _denied(rewrite, said):
                place: Span = rewrite.clause(said.start, said.end)
                yield alteration("scope", (source, (cue.start, span[1])), (rewrite, (said.start, place[1])))
                return


def _denied(side: Read, cue: Fact) -> frozenset[str]:
    """Return the keys of the nouns after a denial, the word that tells their kind left out."""
    after = side.within(cue.end, side.clause(cue.start, cue.end)[1])
    plain = [token for token in after if not _kinds(side.language).fullmatch(token.text)]
    return frozenset(token.key for token in plain[:REACH])


@cache
def _kinds(language: str) -> Pattern:
    return compiled(rf"(?<!\w){either(words(language)['denial']['kinds'])}(?!\w)")
