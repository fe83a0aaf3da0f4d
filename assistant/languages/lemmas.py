"""Lemmas, by simplemma's tables and our own exceptions; the table of a language is loaded when first asked for."""

from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from itertools import repeat

from assistant.languages.pack import load
from assistant.languages.particles import bare, writing


@cache
def _exceptions(language: str) -> Mapping[str, str]:
    pairs = (line.split() for line in load(language).lines("lemma_exceptions"))
    return {pair[0]: pair[1] for pair in pairs if len(pair) == 2}


@lru_cache(maxsize=100_000)
def lemma(word: str, language: str) -> str:
    """Return the dictionary form of a word, in lower case; the word itself where none is known.

    For a language that writes particles in one piece with words (Arabic) it is the key words are compared by.
    """
    lowered = word.lower().replace("’", "'")
    known = _exceptions(language).get(lowered)
    if known:
        return known
    written = writing(language)
    if written:
        return bare(lowered, written, lambda part: _in_table(part, language))
    if not lowered:
        return lowered
    listed = _table(language).get(lowered) if lowered.isalpha() else None  # most words are; the rules see the others
    return (listed or _lemmatizer()(lowered, language)).lower()


@cache
def _table(language: str) -> Mapping[str, str]:
    from simplemma.strategies import DEFAULT_DICTIONARY_FACTORY

    return DEFAULT_DICTIONARY_FACTORY.get_dictionary(language)


@cache
def _lemmatizer() -> Callable[[str, str], str]:
    from simplemma import lemmatize  # costs a tenth of a second: only those who need lemmas pay it

    return lemmatize


def _in_table(word: str, language: str) -> str | None:
    from simplemma import is_known, lemmatize

    return lemmatize(word, language) if word and is_known(word, language) else None


def lemmas(words: Iterable[str], language: str) -> tuple[str, ...]:
    """Return the dictionary form of each word, in lower case and in order."""
    return tuple(map(lemma, words, repeat(language)))
