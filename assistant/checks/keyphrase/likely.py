"""Where a keyphrase may stand: cheap tests, by what words begin with, that spare most sentences the exact look."""

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from assistant.checks.keyphrase.atoms import APOSTROPHES, WORD, normal
from assistant.checks.keyphrase.compiling import compile_phrase
from assistant.checks.keyphrase.phrase import Phrase, Unit, function_words
from assistant.checks.keyphrase.solid import in_one_word
from assistant.document import Document, Paragraph, Sentence
from assistant.languages import inflection
from assistant.languages.particles import writing

REMEMBERED_FORMS = 1 << 16
_APOSTROPHES = "".join(sorted(APOSTROPHES))
_RUN = re.compile(rf"{WORD}[{_APOSTROPHES}]?")


class _Heard(NamedTuple):
    """What a word of the text may stand for: what content words are written as, and whether it does so by itself."""

    names: frozenset[tuple[str, ...]]
    tells: bool


def sentences(document: Document, phrase: Phrase) -> list[Sentence]:
    """Return the sentences of the prose that may hold every content word: a test that spares most the exact one."""
    if phrase.exact or writing(phrase.language) is not None:  # particles in front of words: first letters tell nothing
        return [sentence for paragraph in document.prose for sentence in paragraph.sentences]
    near, names = _heard_in(document.forms, phrase), frozenset(map(written, phrase.units))
    found: list[Sentence] = []
    for paragraph, forms in zip(document.prose, document.paragraph_forms, strict=True):
        if not near.keys().isdisjoint(forms) or _has_sign(paragraph.text):
            found += _candidates(paragraph, near, names)
    return found


def _candidates(
    paragraph: Paragraph, near: Mapping[str, _Heard], names: frozenset[tuple[str, ...]]
) -> Iterator[Sentence]:
    """Yield those of the sentences of a paragraph."""
    for sentence in paragraph.sentences:
        if _tell([near[word] for word, _, _ in sentence.words if word in near], names) or _has_sign(sentence.text):
            yield sentence


def _has_sign(text: str) -> bool:
    """Whether a hashtag or a conjunction that is no word may stand in a text."""
    return "#" in text or "&" in text or "＃" in text


def _tell(heard: Collection[_Heard], names: frozenset[tuple[str, ...]]) -> bool:
    """Whether words may stand for all the content words together."""
    held = heard and names.issubset(itertools.chain.from_iterable([one.names for one in heard]))
    return bool(held) and any(one.tells for one in heard)


def may_hold(document: Document, keyphrase: str, share: float) -> list[bool]:
    """Return which of the document's sentences may hold such a share of the content words; a cheap test as well."""
    phrase = compile_phrase(keyphrase, document.language)
    if phrase.exact or writing(phrase.language) is not None or not phrase.units:
        return [True] * len(document.sentences)
    near, units = _heard_in(document.forms, phrase), list(map(written, phrase.units))

    def likely(sentence: Sentence) -> bool:
        here = {name for word, _, _ in sentence.words if word in near for name in near[word].names}
        return sum(map(here.__contains__, units)) / len(units) >= share or _has_sign(sentence.text)

    return list(map(likely, document.sentences))


def _heard_in(forms: Iterable[str], phrase: Phrase) -> dict[str, _Heard]:
    """Return the forms of words that may stand for content words."""
    heads, beginnings = phrase.heads, phrase.beginnings
    near = [
        form for form in _near(forms, phrase) if any(run.startswith(heads) or run in beginnings for run in _runs(form))
    ]
    return {form: heard for form in near if (heard := _heard(form, phrase))}


@lru_cache(maxsize=REMEMBERED_FORMS)
def _runs(form: str) -> tuple[str, ...]:
    """Return the runs of letters and digits of a word, without accents."""
    return tuple([inflection.fold(normal(run.rstrip(_APOSTROPHES))) for run in _RUN.findall(form)])


def _near(forms: Iterable[str], phrase: Phrase) -> list[str]:
    """Return the forms of words that begin as some form of a content word does, or are made of several runs."""
    letters = _letters(phrase)
    openers = {letter for letter in {form[0] for form in forms} if _opening(letter) in letters}
    if "" not in letters:
        return [form for form in forms if form[0] in openers or not form.isalpha()]
    irregular = inflection.irregular(phrase.language)
    return [form for form in forms if form[0] in openers or not form.isalpha() or normal(form) in irregular]


@lru_cache(maxsize=256)
def _letters(phrase: Phrase) -> frozenset[str]:
    return phrase.letters.union(head[:1] for unit in phrase.units for part in unit.parts for head in part.heads)


@lru_cache(maxsize=1 << 10)
def _opening(letter: str) -> str:
    """Return what a word that begins with a letter is looked for by."""
    return inflection.fold(normal(letter))[:1]


@lru_cache(maxsize=1 << 14)
def _heard(form: str, phrase: Phrase) -> _Heard | None:
    """Return what a form of a word may stand for, each of its runs of letters and digits; None for nothing."""
    runs = {run: units for run in _RUN.findall(form) if (units := _units_of(run, phrase))}
    if not runs:
        return None
    return _Heard(frozenset().union(*runs.values()), any(_tells(run, phrase) for run in runs))


def _tells(word: str, phrase: Phrase) -> bool:
    """Whether a word may stand for the phrase: a function word is but the half of one (de base is no debase)."""
    form = normal(word.rstrip(_APOSTROPHES))
    if form not in function_words(phrase.language):
        return True
    return any(part.matches(form, True) for unit in phrase.units for part in unit.parts)


def _units_of(word: str, phrase: Phrase) -> frozenset[tuple[str, ...]]:
    """Return what the content words are written as that `word` may be, be a part of, or write as one with others."""
    form = normal(word.rstrip(_APOSTROPHES))
    folded = inflection.fold(form)
    if not (folded.startswith(phrase.heads) or folded in phrase.beginnings):
        return frozenset()
    elided = word[-1] in APOSTROPHES
    found = {phrase.units[unit] for unit in in_one_word(form, phrase)}
    for unit in phrase.units:
        half = not elided and len(unit.parts) == 1 and unit.parts[0].plain.startswith(folded)  # week end
        if half or any(part.matches(form, True) for part in unit.parts):
            found.add(unit)
    return frozenset(map(written, found))


def written(unit: Unit) -> tuple[str, ...]:
    """Return what a content word is written as."""
    return tuple(part.text for part in unit.parts)


def may_stand(text: str, phrase: Phrase) -> bool:
    """Whether a short text may hold a content word: False spares most of them the exact look."""
    if phrase.exact or _has_sign(text) or writing(phrase.language) is not None:
        return True
    letters = "".join(filter(str.isalnum, inflection.fold(normal(text))))  # also words written as one (week-end)
    return any(head in letters for head in phrase.heads)
