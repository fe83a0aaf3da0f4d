"""Words and phrases somebody chose (a brand's), found in a text word after word, in any inflection.

A keyphrase may stand in any order; these may not: "cher, mais pas trop" does not say "pas cher".
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from assistant.checks.keyphrase.atoms import APOSTROPHES, HYPHENS, Atom, atoms
from assistant.checks.keyphrase.phrase import Part, compile_phrase
from assistant.document import Document, Paragraph, Span
from assistant.languages import inflection, load
from assistant.languages.possessive import re

REMEMBERED = 512
_RUN = re.compile(r"[^\W_]+")
_BETWEEN = HYPHENS | APOSTROPHES | {""}


@dataclass(frozen=True)
class Wording:
    """A phrase ready for the search: its words in order; a `Part` stands for all its forms, a text for itself."""

    phrase: str
    words: tuple[Part | str, ...]
    exact: bool  # given between quotation marks: as it is written

    def begins(self, form: str) -> bool:
        """Whether a word of the text, in lower case, may be its first."""
        return _is(self.words[0], form, form.isascii())


@lru_cache(maxsize=REMEMBERED)
def wording(phrase: str, language: str) -> Wording | None:
    """Return a phrase ready for the search, None when it holds no word."""
    found = compile_phrase(phrase, language)
    if found.exact:
        return Wording(phrase, tuple(atom.form for atom in found.exact), True)
    parts = {unit: iter(replace(part, is_verb=True) for part in one.parts) for unit, one in enumerate(found.units)}
    words = tuple(form if unit is None else next(parts[unit]) for form, unit in found.words)
    return Wording(phrase, words, False) if words else None


def find(document: Document, phrases: Sequence[str], everywhere: bool = False) -> Iterator[tuple[str, Span]]:
    """Yield each place where one of the phrases stands in the prose (`everywhere`: in quotations and the like too)."""
    known = tuple(found for phrase in phrases if (found := wording(phrase, document.language)))
    if not known:
        return
    seen: dict[str, bool] = {}
    for paragraph in document.paragraphs if everywhere else document.prose:
        for text, start in _stretches(paragraph):
            if any(_may_begin(run, known, seen, document.language) for run in _RUN.findall(text)):
                yield from _in(text, start, known, document.language)


def _stretches(paragraph: Paragraph) -> Iterator[tuple[str, int]]:
    if not paragraph.sentences:
        yield paragraph.text, paragraph.start
    for sentence in paragraph.sentences:
        yield sentence.text, sentence.start


def _may_begin(run: str, known: Sequence[Wording], seen: dict[str, bool], language: str) -> bool:
    may = seen.get(run)
    if may is None:
        form = run.lower()
        may = seen[run] = any(
            one.begins(form) for one in known if _letter(one) == inflection.fold(form[:1]) or _irregular(form, language)
        )
    return may


def _letter(known: Wording) -> str:
    first = known.words[0]
    return inflection.fold((first if isinstance(first, str) else first.text)[:1])


def _irregular(form: str, language: str) -> bool:
    return form in inflection.irregular(language) or form in inflection.irregular(language, "irregular_verbs")


def _in(text: str, start: int, known: Sequence[Wording], language: str) -> Iterator[tuple[str, Span]]:
    row = atoms(text, language)
    dropped = (load(language).section("matching") or {})["dropped"]
    whole = [atom for atom in row if not (atom.form in dropped and text[atom.end : atom.end + 1] in APOSTROPHES)]
    for one in known:
        atoms_read = row if one.exact else whole
        for index in range(len(atoms_read) - len(one.words) + 1):
            here = atoms_read[index : index + len(one.words)]
            if _is_said(one, here, text):
                yield one.phrase, Span(start + here[0].start, start + here[-1].end)


def _is_said(one: Wording, here: Sequence[Atom], text: str) -> bool:
    if not all(_is(word, atom.form, atom.text.isupper()) for word, atom in zip(one.words, here, strict=True)):
        return False
    gaps = (text[a.end : b.start].strip() for a, b in itertools.pairwise(here))
    return all(gap in _BETWEEN or (gap[-1] in APOSTROPHES and gap[:-1].isalpha()) for gap in gaps)


def _is(word: Part | str, form: str, shouted: bool) -> bool:
    return form == word if isinstance(word, str) else word.matches(form, shouted)
