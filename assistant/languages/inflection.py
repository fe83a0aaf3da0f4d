"""Which words a written form may be a form of: tables of lemmas, and each language's own endings (data in its pack)."""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from assistant.languages.lemmas import lemma as lemma_of
from assistant.languages.pack import Pack, load
from assistant.languages.particles import writing

REMEMBERED_FORMS = 1 << 16


class Bases(NamedTuple):
    """The words a form may belong to, lower case: as a noun or adjective, and as a verb."""

    nominal: frozenset[str]
    verbal: frozenset[str]


class Ending(NamedTuple):
    """An ending that inflection puts in place of another; `known`: only where the table knows the base."""

    ending: str
    base: str = ""
    length: int = 0
    known: bool = False


@lru_cache(maxsize=REMEMBERED_FORMS)
def fold(text: str) -> str:
    """Return `text` in lower case without accents, its ligatures opened (œ is oe)."""
    lower = text.lower()
    if lower.isascii():
        return lower
    spread = unicodedata.normalize("NFKD", lower.replace("œ", "oe").replace("æ", "ae").replace("ß", "ss"))
    return "".join(c for c in spread if not unicodedata.combining(c))


@lru_cache(maxsize=REMEMBERED_FORMS)
def bases(form: str, language: str) -> Bases:
    """Return every word `form` may be a form of; always itself among the nominal ones."""
    word = unicodedata.normalize("NFC", form.lower())
    pack = load(language)
    if writing(language):  # what is compared are keys: `lemma` made them
        return Bases(frozenset({word}), frozenset({word}))
    lemma = lemma_of(word, language)
    if pack.section("inflection") is None:
        both = frozenset({word, lemma, _lemma_as_written(form, language)})
        return Bases(both, both)
    if word in pack.words("function_words"):
        return Bases(frozenset({word}), frozenset({lemma}))
    singulars = frozenset({word, *_swapped(word, "plural", pack)})
    if fold(lemma) in map(fold, singulars):  # the table knows the form without its accents, or where they belong
        singulars |= {lemma}
    verbs = irregular(language, "irregular_verbs").get(word, ())
    return Bases(
        _nominal(singulars, lemma, pack, word), frozenset({word, lemma, *verbs, *_swapped(word, "verb", pack)})
    )


def _nominal(singulars: frozenset[str], lemma: str, pack: Pack, word: str) -> frozenset[str]:
    found = set(singulars)
    compared = tuple((pack.section("inflection") or {}).get("compared", ("\0",)))
    for one in singulars:
        found.update(_swapped(one, "feminine", pack))
        if one == word or not one.endswith(compared):  # fitters are no more fit
            found.update(irregular(pack.code).get(one, ()))
    if any(
        one.endswith(rule.ending) and one.removesuffix(rule.ending) + rule.base == lemma
        for one in singulars
        for rule in _endings("evidence", pack.code)
    ):
        found.add(lemma)
    return frozenset(found)


@lru_cache(maxsize=REMEMBERED_FORMS)
def own_bases(word: str, language: str) -> frozenset[str]:
    """Return the words that `word`, as somebody typed it, means: a singular in -s stays whole (cours, news)."""
    pack = load(language)
    lower = unicodedata.normalize("NFC", word.lower())
    lemma = lemma_of(lower, language)
    if pack.section("inflection") is None or lemma != lower or not is_word(lower, language):
        return bases(word, language).nominal
    return _nominal(frozenset({lower}), lemma, pack, lower)


@lru_cache(maxsize=REMEMBERED_FORMS)
def is_word(form: str, language: str) -> bool:
    """Whether the table of lemmas or the function words know this very form, accents included."""
    from simplemma import is_known  # as in `lemmas`: only who needs the table pays for it

    return form in load(language).words("function_words") or is_known(form, lang=language)


def is_infinitive(word: str, language: str) -> bool:
    """Whether `word` looks like the form under which a dictionary lists a verb."""
    lower = word.lower()
    section = load(language).section("inflection") or {}
    endings = tuple(section.get("infinitive", ()))
    return bool(endings) and lower.endswith(endings) and len(lower) > len(endings[0]) + 1


@cache
def irregular(language: str, name: str = "irregular") -> Mapping[str, tuple[str, ...]]:
    """Return the bases of the forms no ending rule gives, as `NAME.txt` lists them."""
    found: dict[str, tuple[str, ...]] = {}
    for line in load(language).lines(name):
        form, base = line.split()
        found[form] = (*found.get(form, ()), base)
    return found


def heads(words: Iterable[str], language: str) -> tuple[str, ...]:
    """Return what every form that `bases` gives one of these nouns or adjectives begins with, without accents.

    A cheap test before the table of lemmas; where a language has no endings of its own, the empty beginning.
    """
    if load(language).section("inflection") is None or writing(language):
        return ("",)
    folded = set(map(fold, words))
    folded |= {form for word in folded for form in _irregular_forms(language).get(word, ())}
    endings, more = _put_endings(language)
    found = set()
    for word in folded:
        longest = max([len(ending) for ending in endings if word.endswith(ending)], default=0)
        found.add(word[: max(len(word) - longest - more, 0)])
    return tuple(sorted(found))


@cache
def _irregular_forms(language: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for form, words in irregular(language).items():
        for word in words:
            found[fold(word)] = found.get(fold(word), frozenset()) | {fold(form)}
    return found


@cache
def _put_endings(language: str) -> tuple[tuple[str, ...], int]:
    """Return the endings of nominal bases that may stand in place of others, and what a second rule may cut more."""
    first = _endings("plural", language)
    second = (*_endings("feminine", language), *_endings("evidence", language))
    more = [
        len(fold(one.base)) - len(fold(two.ending))
        for one in first
        for two in second
        if fold(one.base).endswith(fold(two.ending))
    ]
    return tuple({fold(rule.base) for rule in (*first, *second)}), max(more, default=0)


def _lemma_as_written(form: str, language: str) -> str:
    """Return the lemma of a form whose capital tells it is a noun (German), in lower case."""
    from simplemma import lemmatize

    return lemmatize(form, lang=language).lower() if form else form


@cache
def _endings(kind: str, language: str) -> tuple[Ending, ...]:
    section = load(language).section("inflection") or {}
    return tuple(Ending(*row) for row in section.get(kind, ()))


@cache
def _rules(kind: str, language: str) -> tuple[tuple[str, ...], Mapping[str, tuple[tuple[int, Ending], ...]], int]:
    """Return the endings that keep a word as it is, the rules of a kind by their ending, and the longest of these."""
    section = load(language).section("inflection") or {}
    found: dict[str, tuple[tuple[int, Ending], ...]] = {}
    for place, rule in enumerate(_endings(kind, language)):
        found[rule.ending] = (*found.get(rule.ending, ()), (place, rule))
    return tuple(section.get(f"{kind}_never", ())), found, max(map(len, found), default=0)


def _swapped(word: str, kind: str, pack: Pack) -> Iterator[str]:
    """Yield `word` with each ending of a kind undone."""
    never, by_ending, longest = _rules(kind, pack.code)
    if word.endswith(never):
        return
    section = pack.section("inflection") or {}
    rarely = word.endswith(tuple(section.get(f"{kind}_rarely", ())))  # virus is no plural, menus is
    shortest = int(section.get("shortest_stem", 2))
    here = [one for size in range(min(longest, len(word)) + 1) for one in by_ending.get(word[len(word) - size :], ())]
    for _, rule in sorted(here):
        stem = word[: len(word) - len(rule.ending)]
        if len(stem) < shortest or len(word) < rule.length:
            continue
        candidates = [stem + rule.base]
        if kind == "verb" and section.get("doubles") and len(stem) > shortest and stem[-1] == stem[-2]:
            candidates.append(stem[:-1] + rule.base)
        yield from (c for c in candidates if not (rule.known or rarely) or is_word(c, pack.code))
