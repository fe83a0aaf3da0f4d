"""Words and phrases somebody chose (a brand's), found in a text word after word, in any inflection.

A keyphrase may stand in any order; these may not: "cher, mais pas trop" does not say "pas cher".
"""

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.checks.keyphrase.atoms import APOSTROPHES, HYPHENS, Atom, atoms
from assistant.checks.keyphrase.compiling import compile_phrase
from assistant.checks.keyphrase.phrase import Part
from assistant.document import Document, Paragraph, Span
from assistant.languages import inflection, load
from assistant.languages.possessive import re

REMEMBERED = 512
REMEMBERED_FORMS = 1 << 14
STEM = 2  # letters that inflection leaves alone, verbs and the forms listed as irregular apart
IRREGULAR = ("irregular", "irregular_verbs")
_RUN = re.compile(r"[^\W_]+")
_BETWEEN = HYPHENS | APOSTROPHES | {""}


@dataclass(frozen=True)
class Wording:
    """A phrase ready for the search: its words in order; a `Part` stands for all its forms, a text for itself."""

    phrase: str
    words: tuple[Part | str, ...]

    def begins(self, form: str) -> bool:
        """Whether a word of the text, in lower case, may be its first."""
        return _is(self.words[0], form, form.isascii())


@lru_cache(maxsize=REMEMBERED)
def wording(phrase: str, language: str) -> Wording | None:
    """Return a phrase ready for the search, None when it holds no word."""
    found = compile_phrase(phrase, language)
    if found.exact:
        return Wording(phrase, tuple(atom.form for atom in found.exact))
    parts = {unit: iter(replace(part, is_verb=True) for part in one.parts) for unit, one in enumerate(found.units)}
    known = [(form, form if unit is None else next(parts[unit])) for form, unit in found.words]
    words = tuple(_with_elisions(known, [atom.form for atom in atoms(phrase, language)]))
    return Wording(phrase, words) if words else None


def _with_elisions(known: Sequence[tuple[str, Part | str]], forms: Sequence[str]) -> Iterator[Part | str]:
    """Yield the words of a phrase with the elided ones (d') that keyphrases do without, those at its ends apart."""
    taken = 0
    for form in forms:
        if taken < len(known) and known[taken][0] == form:
            yield known[taken][1]
            taken += 1
        elif 0 < taken < len(known):
            yield form


@dataclass(frozen=True, eq=False)
class Vocabulary:
    """Phrases ready for the search, by the letters (without accents) that all forms of their first word begin with."""

    language: str
    wordings: tuple[Wording, ...]
    by_start: Mapping[str, tuple[Wording, ...]]


@lru_cache(maxsize=REMEMBERED_FORMS)
def _may_begin(known: Vocabulary, run: str) -> bool:
    """Whether a word of the text may be the first of one of the phrases."""
    form = run.lower()
    start = inflection.fold(form[:STEM])
    near = (*known.by_start.get(start[:1], ()), *known.by_start.get(start[:STEM], ()))
    if any(one.begins(form) for one in near):
        return True
    odd = any(form in inflection.irregular(known.language, name) for name in IRREGULAR)
    return odd and any(one.begins(form) for one in known.wordings)


@lru_cache(maxsize=REMEMBERED)
def vocabulary(phrases: tuple[str, ...], language: str) -> Vocabulary:
    """Return phrases ready for the search; those that hold no word are left out."""
    known = tuple(found for phrase in phrases if (found := wording(phrase, language)))
    verbs_are_marked = bool((load(language).section("inflection") or {}).get("infinitive"))
    by_start: dict[str, tuple[Wording, ...]] = {}
    for one in known:
        first = one.words[0] if isinstance(one.words[0], str) else one.words[0].text
        may_be_verb = inflection.is_infinitive(first, language) or not verbs_are_marked
        kept = 1 if len(first) <= STEM or may_be_verb else STEM
        start = inflection.fold(first)[:kept]
        by_start[start] = (*by_start.get(start, ()), one)
    return Vocabulary(language, known, by_start)


def find(document: Document, phrases: Sequence[str], everywhere: bool = False) -> Iterator[tuple[str, Span]]:
    """Yield each place where one of the phrases stands in the prose (`everywhere`: in quotations and the like too)."""
    known = vocabulary(tuple(phrases), document.language)
    if not known.wordings:
        return
    for paragraph in document.paragraphs if everywhere else document.prose:
        for text, start in _stretches(paragraph):
            if any(_may_begin(known, run) for run in _RUN.findall(text)):
                yield from _in(text, start, known.wordings, document.language)


def _stretches(paragraph: Paragraph) -> Iterator[tuple[str, int]]:
    if not paragraph.sentences:
        yield paragraph.text, paragraph.start
    for sentence in paragraph.sentences:
        yield sentence.text, sentence.start


def _in(text: str, start: int, known: Sequence[Wording], language: str) -> Iterator[tuple[str, Span]]:
    row = atoms(text, language)
    for one in known:
        for index in range(len(row) - len(one.words) + 1):
            here = row[index : index + len(one.words)]
            if _is_said(one, here, text):
                yield one.phrase, Span(start + here[0].start, start + here[-1].end)


def _is_said(one: Wording, here: Sequence[Atom], text: str) -> bool:
    if not all(_is(word, atom.form, atom.text.isupper()) for word, atom in zip(one.words, here, strict=True)):
        return False
    return all(text[a.end : b.start].strip() in _BETWEEN for a, b in itertools.pairwise(here))


def _is(word: Part | str, form: str, shouted: bool) -> bool:
    return form == word if isinstance(word, str) else word.matches(form, shouted)
