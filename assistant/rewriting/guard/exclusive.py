"""Words that exclude each other: a grandmother is no grandfather, the north quay not the south quay."""

from collections.abc import Iterator, Mapping
from functools import cache

from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.tokens import Token
from assistant.rewriting.facts.words import Pattern, compiled, either, toml, words
from assistant.rewriting.guard.claims import alteration
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield a word of a set that came in the place of another of the same set, told of the same things."""
    if source.bridge:
        return
    told, said = members(source), members(rewrite)
    for name, words_said in said.items():
        before = told.get(name, {})
        gone = [t for form, t in before.items() if form not in words_said]
        if not gone:
            continue
        for form, token in words_said.items():
            if form in before:
                continue
            around = rewrite.keys(*rewrite.sentence(token.start)) - {token.key}
            lost = next((t for t in gone if around & source.keys(*source.sentence(t.start))), None)
            if lost:
                yield alteration("word", (source, (lost.start, lost.end)), (rewrite, (token.start, token.end)))


def members(side: Read) -> dict[str, dict[str, Token]]:
    """Return, by set, the words of the text that belong to one, by the form that stands for their variants."""
    found: dict[str, dict[str, Token]] = {}
    listed = _sets(side.language)
    links = _links(side.language)
    for token in side.tokens:
        if links and links.match(side.text, token.end):
            continue
        for name, form in listed.get(fold(token.text), ()):
            found.setdefault(name, {}).setdefault(form, token)
    return found


@cache
def _links(language: str) -> Pattern | None:
    """Return what joins a compound after its first word: a "main-d'œuvre" is no hand."""
    forms = words(language).get("compound", {}).get("links")
    return compiled(either(forms)) if forms else None


@cache
def _sets(language: str) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Return for each folded word the sets it belongs to, with the form that stands for it there."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, forms in toml(f"{language}/facts_exclusive.toml").items():
        for variants in forms:
            first, *others = variants.split("/")
            for word in (first, *others):
                found.setdefault(fold(word), []).append((name, first))
    return {word: tuple(places) for word, places in found.items()}
