"""Words of one language under the keys of another, from `facts_to_LANGUAGE.txt`: so that claims can be found again."""

from collections.abc import Mapping
from functools import cache, lru_cache

from assistant.languages.pack import FOLDER
from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.tokens import keyed


@cache
def dictionary(source: str, target: str) -> Mapping[str, tuple[str, ...]]:
    """Return the keys of the target language for each key of the source language."""
    path = FOLDER / source / f"facts_to_{target}.txt"
    if not path.exists():
        return {}
    found: dict[str, tuple[str, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        left, equals, right = line.split("#")[0].partition("=")
        if equals:
            translations = tuple(keyed(word, target) for word in right.replace(",", " ").split())
            for word in left.replace(",", " ").split():
                found[keyed(word, source)] = tuple(dict.fromkeys((*found.get(keyed(word, source), ()), *translations)))
    return found


@cache
def exonyms(source: str, target: str) -> frozenset[str]:
    """Return the folded names of the target language for places and people the source language calls otherwise."""
    path = FOLDER / source / f"facts_to_{target}.txt"
    if not path.exists():
        return frozenset()
    lines = (line.split("#")[0].partition("=") for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(
        fold(word)
        for left, _, right in lines
        if left[:1].isupper()
        for word in right.replace(",", " ").split()
        if word[0].isupper()
    )


@lru_cache(maxsize=65536)
def bridged(word: str, source: str, target: str | None) -> tuple[str, ...]:
    """Return the keys a key goes by in the target language; the key itself, for the words both share."""
    if target is None or target == source:
        return (word,)
    return (word, *dictionary(source, target).get(word, ()))
