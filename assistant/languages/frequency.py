"""How common a word is in its language, by the bands of `frequency.txt`; the table is read when first asked for."""

from collections.abc import Mapping
from functools import cache, lru_cache

from assistant.languages.lemmas import lemma
from assistant.languages.pack import load

RARE = 0.0


@lru_cache(maxsize=100_000)
def band(word: str, language: str) -> float:
    """Return the Zipf value of a word in any form (7 "the", 5 every day, 3 seldom), rounded down to a half.

    `RARE` for what is not in the table: less than once in a million words. The forms of a word count together.
    """
    table = _table(language)
    lowered = word.lower()
    return max(table.get(lowered, RARE), table.get(lemma(lowered, language), RARE))


@lru_cache(maxsize=100_000)
def is_rarer(word: str, language: str, least: float) -> bool:
    """Return whether a word in lower case stands in a lower band than `least`; most need no table of lemmas for it."""
    table = _table(language)
    return table.get(word, RARE) < least and table.get(lemma(word, language), RARE) < least


def has_bands(language: str) -> bool:
    """Return whether the frequencies of the language's words are known."""
    return bool(_table(language))


@cache
def _table(language: str) -> Mapping[str, float]:
    rows = (line.split() for line in load(language).lines("frequency"))
    return {word: float(row[0]) for row in rows for word in row[1:]}
