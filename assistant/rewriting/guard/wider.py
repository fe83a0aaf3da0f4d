"""Kinds of things: "all novels" is not "all books", nor "coffee" every drink."""

from collections.abc import Iterator, Mapping
from functools import cache

from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.tokens import Token
from assistant.rewriting.facts.words import toml, words
from assistant.rewriting.guard.claims import alteration, phrase, valued
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.universals import thanked


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield what is told of all of a kind where the source tells it of some things of that kind, and names no other."""
    for cue in valued(rewrite, "scope.all"):
        if cue.text.split()[0].lower() not in words(rewrite.language)["wholes"]["every"] or thanked(rewrite, cue):
            continue
        noun = next(iter(rewrite.within(cue.end, rewrite.clause(cue.start, cue.end)[1])[:1]), None)
        kind = _listed(rewrite.language, "kind").get(fold(noun.text)) if noun else None
        if kind is None or _told(source, "kind", kind):
            continue
        if any(t.start < cue.start for t in _told(rewrite, "things", kind)):
            continue  # "40 cats: every animal is vaccinated" speaks of the cats
        things = _told(source, "things", kind)
        if things and len({t.key for t in things}) == 1:
            place = things[0].start, things[0].end
            yield alteration("scope", (source, place), (rewrite, phrase(rewrite, cue, 2)))


def _told(side: Read, column: str, kind: str) -> list[Token]:
    """Return the words of a text that name a kind, or things of it."""
    listed = _listed(side.language, column)
    names = [f for f in side.facts if f.kind == "name"]
    told = [token for token in side.tokens if listed.get(fold(token.text)) == kind]
    return [token for token in told if not any(f.start <= token.start < f.end for f in names)]


@cache
def _listed(language: str, column: str) -> Mapping[str, str]:
    """Return the kind each word of a column tells, by the folded word."""
    kinds = toml(f"{language}/facts_kinds.toml")
    return {fold(word): kind for kind, told in kinds.items() for word in told[column]}
