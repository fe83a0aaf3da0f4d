"""A page beside those of others on its subject: what they speak of and it does not, and what it says too often."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from assistant.audit.figures import figures
from assistant.audit.gauges import Gauges, Watched, WordCounts, gauge, watch
from assistant.audit.types import PageAudit
from assistant.checks.keyphrase.phrase import function_words
from assistant.checks.keyphrase.terms import tally
from assistant.document import read
from assistant.document.surface import words
from assistant.languages import load
from assistant.languages.frequency import band
from assistant.languages.lemmas import lemma
from assistant.messages import Message

SHORTEST = 2  # letters of a word that tells something


class Expression(NamedTuple):
    """Several words that other pages use together: on how many of them, and how often on this page."""

    text: str
    pages: int
    times: int


@dataclass(frozen=True)
class Rival:
    """A page of others, or the reason why there is none; its own gauges say what can be reached."""

    url: str
    error: Message | None = None
    words: int | None = None
    gauges: Gauges | None = None


@dataclass(frozen=True)
class Compared:
    """A page beside the others."""

    url: str
    gauges: Gauges
    expressions: tuple[Expression, ...]


@dataclass(frozen=True)
class Against:
    """The pages compared, those nearest to the others first, and the pages they are compared with."""

    rivals: tuple[Rival, ...]
    pages: tuple[Compared, ...]

    def as_json(self, ui: str) -> dict[str, object]:
        """Return the comparison as plain values, shares in per cent."""
        return {
            "rivals": [_rival_json(rival, ui) for rival in self.rivals],
            "pages": [
                {"url": page.url, **_gauges_json(page.gauges), "expressions": [e._asdict() for e in page.expressions]}
                for page in self.pages
            ],
        }


def against(pages: Sequence[PageAudit], rivals: Sequence[PageAudit]) -> Against:
    """Return the pages beside those of others, each page beside those of its own language."""
    readable = [rival for rival in rivals if rival.error is None and rival.material.text]
    languages = {rival.language for rival in readable if rival.language}
    compared: list[Compared] = []
    gauges: dict[str, Gauges] = {}
    for language in sorted(languages):
        same = [rival for rival in readable if rival.language == language]
        own = [page for page in pages if page.error is None and page.language == language]
        others = _Others(same, language)
        gauges |= {rival.url: gauge(counts, others.watched) for rival, counts in zip(same, others.counts, strict=True)}
        compared += others.compared(own)
    compared.sort(key=lambda page: (-page.gauges.coverage, page.url))
    return Against(
        tuple(Rival(r.url, r.error, r.words, gauges.get(r.url)) for r in rivals),
        tuple(compared),
    )


class _Others:
    """The pages of others in one language, counted once."""

    def __init__(self, rivals: Sequence[PageAudit], language: str) -> None:
        self._language = language
        texts = [rival.material.text for rival in rivals]
        self.counts = [word_counts(text, language) for text in texts]
        self.watched: tuple[Watched, ...] = watch(self.counts, _telling(self.counts, language))
        self._expressions = _expressions([_phrases(text, language) for text in texts])

    def compared(self, pages: Sequence[PageAudit]) -> Iterator[Compared]:
        """Yield the pages that have most in common with the others, a few at most."""
        found = [(gauge(word_counts(page.material.text, self._language), self.watched), page) for page in pages]
        found.sort(key=lambda pair: (-pair[0].coverage, pair[1].url))
        for gauges, page in found[: figures("gauges")["max_compared"]]:
            own = _phrases(page.material.text, self._language)
            yield Compared(page.url, gauges, tuple(self._beside(own)))

    def _beside(self, own: Mapping[tuple[str, ...], tuple[str, int]]) -> Iterator[Expression]:
        """Yield the expressions of the others, those this page lacks first."""
        counted = [(text, pages, own[bases][1] if bases in own else 0) for bases, text, pages in self._expressions]
        for text, pages, count in sorted(counted, key=lambda entry: entry[2] > 0):
            yield Expression(text, pages, count)


def word_counts(text: str, language: str) -> WordCounts:
    """Return how often each word that is no function word stands in a text, by its base form."""
    small = function_words(language)
    written = Counter(word.text.lower().replace("’", "'") for word in words(text, 0, language))
    counts: Counter[str] = Counter()
    for word, times in written.items():
        if len(word) >= SHORTEST and word not in small and not any(map(str.isdigit, word)):
            counts[lemma(word, language)] += times
    return WordCounts(counts, len(written))


def _telling(counts: Sequence[WordCounts], language: str) -> dict[str, float]:
    """Return how much each word tells: the steps of frequency (Zipf) between it and the commonest words."""
    pack = load(language)
    rules = pack.section("proposals") or {}
    generic = pack.words("generic_words")
    found = {word for one in counts for word in one.counts} - generic
    return {word: max(rules["common"] - (band(word, language) or rules["rare"]), 0.0) for word in found}


def _phrases(text: str, language: str) -> dict[tuple[str, ...], tuple[str, int]]:
    """Return the expressions of several content words in a text, each as it is written and how often."""
    rules = load(language).section("proposals") or {}
    tallies = tally(read(text, "text", language), rules)
    return {
        bases: (min(one.forms, key=lambda form: (-one.forms[form], form)), one.count)
        for bases, one in tallies.items()
        if len(bases) > 1 and one.count and not one.weak
    }


def _expressions(
    pages: Sequence[Mapping[tuple[str, ...], tuple[str, int]]],
) -> list[tuple[tuple[str, ...], str, int]]:
    """Return the expressions that several pages share or one repeats, the most shared first."""
    limits = figures("gauges")
    users: Counter[tuple[str, ...]] = Counter(bases for page in pages for bases in page)
    often: Counter[tuple[str, ...]] = Counter()
    written: dict[tuple[str, ...], str] = {}
    for page in pages:
        for bases, (text, count) in page.items():
            often[bases] += count
            written.setdefault(bases, text)
    least = ceil(len(pages) * limits["min_share"])
    kept = [bases for bases in users if users[bases] >= least and often[bases] > 1]
    kept.sort(key=lambda bases: (-users[bases], -often[bases], bases))
    return [(bases, written[bases], users[bases]) for bases in kept[: limits["max_expressions"]]]


def _gauges_json(gauges: Gauges) -> dict[str, object]:
    shares = [
        {
            **word._asdict(),
            "weight": round(100 * word.weight, 2),
            "covered": round(100 * word.covered, 2),
            "danger": round(100 * word.danger, 2),
            "allowed": round(word.allowed, 1),
        }
        for word in gauges.words
    ]
    return {"coverage": round(gauges.coverage, 1), "danger": round(gauges.danger, 1), "words": shares}


def _rival_json(rival: Rival, ui: str) -> dict[str, object]:
    gauges = rival.gauges
    return {
        "url": rival.url,
        "error": rival.error.render(ui) if rival.error else None,
        "words": rival.words,
        "coverage": round(gauges.coverage, 1) if gauges else None,
        "danger": round(gauges.danger, 1) if gauges else None,
    }
