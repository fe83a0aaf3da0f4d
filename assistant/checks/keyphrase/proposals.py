"""Keyphrases proposed from a text: what it names often, early, in its title and in its headings."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from math import log
from typing import Any, NamedTuple

from assistant.checks.keyphrase.atoms import normal
from assistant.checks.keyphrase.phrase import function_words
from assistant.document import Document, Word
from assistant.document.surface import words as words_of
from assistant.languages import inflection, load
from assistant.languages.lemmas import lemma

COMPOUND_WORDS = 4  # the longest compounds have so many words


class Token(NamedTuple):
    """A word of a run: as written, its base without accents, and what it can do in a keyphrase."""

    text: str
    base: str
    # "content"; "inner": a preposition inside a term; "figure": never first; "weak": neither first nor last
    role: str


@dataclass
class Tally:
    """What was counted for one term, by its bases."""

    count: int = 0
    weight: float = 0.0
    first: int = 0
    forms: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class Run:
    """Words with nothing but spaces between, and what a term found in it is worth."""

    tokens: tuple[Token, ...]
    weight: float


def propose(document: Document, count: int = 10) -> tuple[str, ...]:
    """Return up to `count` keyphrases of one to four content words, best first, in the form the text uses most.

    Forms of one word are counted together. No two of them are variants of each other.
    """
    rules = load(document.language).section("proposals") or {}
    runs = [run for run in _runs(document, rules) if run.tokens]
    tallies = _count(runs, rules)
    _leave_to_longer(tallies)
    scores = {bases: _score(bases, tallies, rules) for bases in tallies}
    ranked = sorted(scores, key=lambda bases: (-scores[bases], tallies[bases].first, bases))
    chosen: list[tuple[str, ...]] = []
    for bases in ranked:
        if len(chosen) == count or scores[bases] < float(rules["floor"]) * scores[ranked[0]]:
            break
        if not any(_alike(bases, other) for other in chosen):
            chosen.append(bases)
    return tuple(_written(tallies[bases]) for bases in chosen)


def _runs(document: Document, rules: Mapping[str, Any]) -> Iterator[Run]:
    """Yield the runs of the title, the description, the headings and the sentences, with their weights."""
    reader = _Reader(document.language)
    for text in (document.meta.title, document.meta.description):
        if text:
            yield from reader.runs(text, words_of(text, 0, document.language), rules["title_weight"])
    for paragraph in document.prose:
        weight = rules["heading_weights"][paragraph.level - 1] if paragraph.kind == "heading" else 1.0
        for sentence in paragraph.sentences:
            yield from reader.runs(document.text, sentence.words, weight)


class _Reader:
    """Makes tokens of words, each form looked up once per document."""

    def __init__(self, language: str) -> None:
        self._language = language
        self._rules = load(language).section("proposals") or {}
        self._seen: dict[str, Token | None] = {}

    def runs(self, text: str, words: Sequence[Word], weight: float) -> Iterator[Run]:
        """Yield the runs of words: punctuation and words that no term holds cut them."""
        here: list[Token] = []
        before = -1
        for index, word in enumerate(words):
            token = self._token(word.text) if index else self._opening(word.text)
            if here and (token is None or not _is_joint(text[before : word.start])):
                yield Run(self._merged(here), weight)
                here = []
            if token is not None:
                here.append(token)
            before = word.end
        if here:
            yield Run(self._merged(here), weight)

    def _merged(self, tokens: list[Token]) -> tuple[Token, ...]:
        """Return the tokens, each compound of the language as one: a petit déjeuner is no déjeuner."""
        merged: list[Token] = []
        index = 0
        while index < len(tokens):
            for width in range(COMPOUND_WORDS, 1, -1):
                part = tokens[index : index + width]
                base = " ".join(token.base for token in part)
                if len(part) == width and base in _compounds(self._language):
                    merged.append(Token(_joined(part), base, "content"))
                    index += width
                    break
            else:
                merged.append(tokens[index])
                index += 1
        return tuple(merged)

    def _token(self, word: str) -> Token | None:
        if word not in self._seen:
            self._seen[word] = self._read(word)
        return self._seen[word]

    def _opening(self, word: str) -> Token | None:
        """Return the token of a sentence's first word, whose capital says nothing where nouns have none."""
        lower = word.lower()
        if self._rules["nouns_lower_case"] and word[1:].islower() and inflection.is_word(lower, self._language):
            return self._token(lower)
        return self._token(word)

    def _read(self, word: str) -> Token | None:
        form = normal(word).rstrip("'’")
        pack = load(self._language)
        if form in pack.words("inner_words"):
            return Token(word, inflection.fold(form), "inner")
        if form.isdigit() and len(form) > 1:
            return Token(word, form, "figure")
        if len(form) < 2 or form in function_words(self._language) or not any(map(str.isalpha, form)):
            return None
        base = lemma(word, self._language)
        if base != form and self._is_verb(base) and not form.endswith(tuple(self._rules["participles"])):
            return None
        general = pack.words("generic_words")
        weak = base in general or form in general or (base == form and self._is_verb(base))
        return Token(word, inflection.fold(base), "weak" if weak else "content")

    def _is_verb(self, base: str) -> bool:
        """Whether a base is an infinitive: with its ending changed as in `infinitives`, it is a known verb form."""
        return base not in load(self._language).words("noun_infinitives") and any(
            base.endswith(ending) and inflection.is_word(base.removesuffix(ending) + tense, self._language)
            for ending, tense in self._rules["infinitives"]
        )


@cache
def _compounds(language: str) -> frozenset[str]:
    """Return the compounds of a language, each word by its base as tokens have it."""
    lines = (line.replace("-", " ").replace("'", " ") for line in load(language).lines("compounds"))
    return frozenset(" ".join(inflection.fold(lemma(word, language)) for word in line.split()) for line in lines)


def _joined(tokens: Sequence[Token]) -> str:
    return " ".join(token.text for token in tokens).replace("' ", "'").replace("’ ", "’")


def _is_joint(gap: str) -> bool:
    return not gap.strip() and "\n" not in gap


def _count(runs: Sequence[Run], rules: Mapping[str, Any]) -> dict[tuple[str, ...], Tally]:
    tallies: dict[tuple[str, ...], Tally] = {}
    for place, run in enumerate(runs):
        for first, last in _terms(run.tokens, rules["max_words"]):
            tokens = run.tokens[first:last]
            tally = tallies.setdefault(tuple(t.base for t in tokens if t.role != "inner"), Tally(first=place))
            tally.count += 1
            tally.weight += run.weight
            tally.forms[_joined(tokens)] += 1
    return tallies


def _terms(tokens: Sequence[Token], most: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges that may be a term: content words at both ends, at most one inner word between two of them."""
    for first, opening in enumerate(tokens):
        if opening.role != "content":
            continue
        size = 0
        for last in range(first, len(tokens)):
            token = tokens[last]
            if token.role == "inner":
                if tokens[last - 1].role == "inner" and last - first > 2:
                    break
                continue
            size += 1
            if size > most:
                break
            if token.role in ("content", "figure"):
                yield first, last + 1


def _leave_to_longer(tallies: Mapping[tuple[str, ...], Tally]) -> None:
    """Take from each term what it owes to longer ones said as often or nearly ("Paris" to "mairie de Paris")."""
    owed: Counter[tuple[str, ...]] = Counter()
    for bases, tally in tallies.items():
        if len(bases) > 1 and tally.count > 1:
            for size in range(1, len(bases)):
                for first in range(len(bases) - size + 1):
                    part = bases[first : first + size]
                    owed[part] = max(owed[part], tally.count)
    for bases, times in owed.items():
        if bases in tallies:
            tally = tallies[bases]
            tally.weight *= 1 - times / (tally.count + 1)


def _score(bases: tuple[str, ...], tallies: Mapping[tuple[str, ...], Tally], rules: Mapping[str, Any]) -> float:
    """Return weight × length × cohesion × earliness."""
    tally = tallies[bases]
    parts = [tallies[(base,)].count for base in bases if (base,) in tallies]
    cohesion = tally.count / max(*parts, tally.count, 1) if parts else 1.0
    length = float(rules["length_weights"][len(bases) - 1])
    early = 1 + float(rules["early_weight"]) / (1 + log(1 + tally.first))
    return float(tally.weight * length * cohesion ** float(rules["cohesion_power"]) * early)


def _alike(bases: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether two terms are variants: one holds the other, or they share most of their words."""
    mine, theirs = set(bases), set(other)
    if "".join(bases) == "".join(other):  # a hashtag and its words
        return True
    return len(mine & theirs) >= min(len(mine), len(theirs)) or len(mine & theirs) / len(mine | theirs) > 0.5


def _written(tally: Tally) -> str:
    """Return the form used most; a shorter one (the singular) before a longer, small letters before capitals."""
    by_letters: Counter[str] = Counter()
    for form, times in tally.forms.items():
        by_letters[form.lower()] += times
    best = min(by_letters, key=lambda form: (-by_letters[form], len(form), form))
    shortest = min(by_letters, key=lambda form: (len(form), form))
    if len(shortest) < len(best) and best.startswith(shortest[:3]):
        best = shortest
    written = [form for form in tally.forms if form.lower() == best]
    return min(written, key=lambda form: (sum(map(str.isupper, form)), form))
