"""How likely words are in each language: by their rank among its most frequent forms, else by their letters.

The rank gives the frequency (Zipf's law); a word that no language lists is judged by the letters that follow each
other in the listed words (an interpolated trigram model: Jelinek and Mercer, 1980).
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

from assistant.languages.pack import codes, load
from assistant.languages.possessive import re

_PIECES = re.compile(r"[^'-]+'?")
_LONGEST = 40  # letters read of one word


@dataclass(frozen=True)
class _Letters:
    """How often one to three letters follow each other in the words of a language; a space stands around a word."""

    counts: Mapping[str, int]
    total: int


def likelihoods(words: Sequence[str], weights: Mapping[str, Any]) -> dict[str, float]:
    """Return how likely the words (lower case) are in each language with a list of forms, as a sum of logarithms.

    The likeliest language of a word gets 0 for it, no other less than minus `miss`, or `miss_lent` for a word of the
    `lender`, which all languages borrow from.
    """
    sums = dict.fromkeys(_ranks(), 0.0)
    for word in dict.fromkeys(words):  # once each: "no wifi, no worries"
        found = _word(word, weights)
        best = max(found, key=lambda code: found[code])
        floor = -weights["miss_lent"] if best == weights["lender"] else -weights["miss"]
        for code, value in found.items():
            listed = weights["listed"] if word in _ranks()[code] else 1.0
            sums[code] += max(value - found[best], floor * listed)
    return sums


@cache
def frequent_forms(language: str) -> Mapping[str, int]:
    """Return the rank of each of the commonest written forms of a language, from 0; empty where there is no list."""
    forms = [form for line in load(language).lines("frequent_forms") for form in line.split()]
    return dict(zip(forms, range(len(forms)), strict=True))


@cache
def _ranks() -> Mapping[str, Mapping[str, int]]:
    """Return the ranks of the languages that have a list."""
    return {code: forms for code in codes() if (forms := frequent_forms(code))}


def _word(word: str, weights: Mapping[str, Any]) -> dict[str, float]:
    known = _known(word, weights)
    if known:
        return known
    pieces = _PIECES.findall(word)
    if len(pieces) < 2:
        return _spelled(word, weights)
    sums = dict.fromkeys(_ranks(), 0.0)
    for piece in pieces:
        found = _known(piece, weights) or (_spelled(piece, weights) if len(piece) > weights["piece"] else {})
        best = max(found.values(), default=0.0)
        for code, value in found.items():
            sums[code] += value - best
    return sums


def _known(word: str, weights: Mapping[str, Any]) -> dict[str, float]:
    """Return the likelihood of a word that some language lists, nothing when none does."""
    ranks = {code: table.get(word) for code, table in _ranks().items()}
    if all(rank is None for rank in ranks.values()):
        return {}
    first = weights["first_rank"]
    return {
        code: -math.log(first + (weights["unlisted"] * len(_ranks()[code]) if rank is None else rank))
        for code, rank in ranks.items()
    }


def _spelled(word: str, weights: Mapping[str, Any]) -> dict[str, float]:
    """Return the likelihood of a word by the letters that follow each other in it."""
    letters = f" {word[:_LONGEST]} "
    found = {}
    for code, model in _letters(int(weights["letters_from"])).items():
        find, likelihood = model.counts.get, 0.0
        for before, at in pairwise(range(len(letters))):
            share = (find(letters[at], 0) + 0.01) / (model.total + 1)
            for begin in (before, before - 1):
                seen = find(letters[begin:at], 0) if begin >= 0 else 0
                if not seen:
                    break
                trust = seen / (seen + weights["trust"])
                share = trust * find(letters[begin : at + 1], 0) / seen + (1 - trust) * share
            likelihood += math.log(share)
        found[code] = weights["by_letters"] * likelihood
    return found


@cache
def _letters(most: int) -> Mapping[str, _Letters]:
    """Return the letter model of each language, made from its `most` commonest forms."""
    found = {}
    for code, ranks in _ranks().items():
        counts: Counter[str] = Counter()
        for word in list(ranks)[:most]:
            spaced = f" {word} "
            for size in (1, 2, 3):
                counts.update(spaced[i : i + size] for i in range(len(spaced) - size + 1))
        found[code] = _Letters(counts, sum(n for run, n in counts.items() if len(run) == 1))
    return found
