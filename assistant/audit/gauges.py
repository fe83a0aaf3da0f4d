"""Coverage and danger of a page beside others on its subject: two open formulas over counts of words.

A word's weight is: the share of the other pages that use it × how much it tells (Zipf steps under the commonest words)
× ln(1 + how often those pages use it); the weights of the watched words add up to 1.

- coverage = Σ weight × min(1, count ÷ usual): `usual` is the median of its counts on the pages that use it.
- danger = surplus ÷ (surplus + allowances): a word's surplus is what it stands beyond its allowance, which is the most
  any of the other pages uses it, brought to this page's length. Length is told by the number of different words, which
  repeating leaves as it is (Heaps' law): so repeating a word can only raise the danger.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, log
from statistics import median
from typing import NamedTuple

from assistant.audit.figures import figures


class WordCounts(NamedTuple):
    """How often each telling word stands in a text, by base form, and how many different words of any kind it has."""

    counts: Mapping[str, int]
    vocabulary: int


class Watched(NamedTuple):
    """A word that the other pages use: `peak` is its most on any of them, for a page of one different word."""

    word: str
    weight: float
    pages: int
    usual: float
    peak: float


class WordShare(NamedTuple):
    """What one word adds to the gauges of a page: `covered` of its `weight` (0 to 1), and its part of the danger."""

    word: str
    weight: float
    pages: int
    times: int
    usual: float
    allowed: float
    covered: float
    danger: float


@dataclass(frozen=True)
class Gauges:
    """The gauges of one page, 0 to 100, and the words they are made of; those worth most first."""

    coverage: float
    danger: float
    words: tuple[WordShare, ...] = ()


def watch(others: Sequence[WordCounts], tells: Mapping[str, float]) -> tuple[Watched, ...]:
    """Return the words to watch, the weightiest first; `tells` says how much a word tells, nothing for 0."""
    limits = figures("gauges")
    least = ceil(len(others) * limits["min_share"])
    words = {word for other in others for word in other.counts}
    raw: dict[str, float] = {}
    using = {word: [other for other in others if other.counts.get(word)] for word in words}
    for word, users in using.items():
        if len(users) >= least and tells.get(word, 0.0) > 0:
            mean = sum(user.counts[word] for user in users) / len(users)
            raw[word] = len(users) / len(others) * tells[word] * log(1 + mean)
    best = sorted(raw, key=lambda word: (-raw[word], word))[: limits["max_words"]]
    total = sum(raw[word] for word in best)
    return tuple(_watched(word, raw[word] / total, using[word]) for word in best)


def gauge(page: WordCounts, watched: Sequence[Watched]) -> Gauges:
    """Return the gauges of a page."""
    length = _length(page.vocabulary)
    least = figures("gauges")["min_allowed"]
    allowed = [max(least, word.peak * length) for word in watched]
    counts = [page.counts.get(word.word, 0) for word in watched]
    surplus = [max(0.0, count - most) for count, most in zip(counts, allowed, strict=True)]
    whole = sum(surplus) + sum(allowed)
    shares = [
        WordShare(
            word.word,
            word.weight,
            word.pages,
            count,
            word.usual,
            most,
            word.weight * min(1.0, count / word.usual),
            over / whole,
        )
        for word, count, most, over in zip(watched, counts, allowed, surplus, strict=True)
    ]
    shares.sort(key=lambda share: (-share.danger, share.covered - share.weight, share.word))
    danger = sum(surplus) / whole if whole else 0.0
    return Gauges(100 * sum(share.covered for share in shares), 100 * danger, tuple(shares))


def _watched(word: str, weight: float, users: Sequence[WordCounts]) -> Watched:
    usual = median(user.counts[word] for user in users)
    peak = max(user.counts[word] / _length(user.vocabulary) for user in users)
    return Watched(word, weight, len(users), usual, peak)


def _length(vocabulary: int) -> float:
    """Return the length, in words but for a factor, of ordinary prose with so many different words."""
    return float(max(vocabulary, 1) ** (1 / figures("gauges")["heaps_exponent"]))
