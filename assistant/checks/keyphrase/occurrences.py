"""The places of a text where content words of a keyphrase stand: inflected, joined, or but a part of another word."""

import itertools
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from assistant.checks.keyphrase.atoms import APOSTROPHES, HYPHENS, JOINTS, Atom
from assistant.checks.keyphrase.phrase import Phrase, Unit, function_words
from assistant.checks.keyphrase.solid import in_a_hashtag, in_one_word
from assistant.languages import inflection, load

LONGEST_COMPOUND = 8  # words on either side of a hyphen; longer chains are no compound


class Occurrence(NamedTuple):
    """A place where content words of the phrase stand: which ones, and the atoms they take."""

    units: tuple[int, ...]
    first: int
    last: int


def occurrences(row: list[Atom], text: str, phrase: Phrase) -> Iterator[Occurrence]:
    """Yield the places of a text, read as atoms, where content words of the phrase stand, in order."""
    letters = phrase.letters
    irregular = inflection.irregular(phrase.language)
    for index, atom in enumerate(row):
        begin = atom.form[:1]
        if atom.is_hashtag:
            units = in_a_hashtag(atom, phrase)
            if units:
                yield Occurrence(units, index, index)
        elif (begin in letters or atom.form in irregular or inflection.fold(begin)[:1] in letters) and _may_open(
            atom.form, phrase
        ):
            yield from _at(index, row, text, phrase)


@lru_cache(maxsize=1 << 14)
def _may_open(form: str, phrase: Phrase) -> bool:
    """Whether a word is, or begins, a content word of the phrase or several written as one, whatever follows it."""
    folded = inflection.fold(form)
    parts = [part for unit in phrase.units for part in unit.parts]
    near = any(part.plain.startswith(folded) or part.matches(form, True) for part in parts)
    return near or bool(in_one_word(form, phrase))


def _at(index: int, row: list[Atom], text: str, phrase: Phrase) -> Iterator[Occurrence]:
    """Yield what begins at one atom: a compound of the phrase, several words written as one, or a content word."""
    solid = in_one_word(row[index].form, phrase)
    if solid:
        yield Occurrence(solid, index, index)
        return
    for number, unit in enumerate(phrase.units):
        last = _unit_ends(index, row, text, unit)
        alone = len(unit.parts) == 1 and last == index
        if last is not None and not (alone and (_conjugated(index, row, phrase) or _hidden(index, row, text, phrase))):
            yield Occurrence((number,), index, last)


def _unit_ends(index: int, row: list[Atom], text: str, unit: Unit) -> int | None:
    """Return the index of the last atom when the unit stands at `index`, None when it does not."""
    if len(unit.parts) == 1:
        if unit.parts[0].matches(row[index].form, _is_shouted(row[index])):
            return index
        return _joined(index, row, text, unit)
    last = index
    for place, part in enumerate(unit.parts):
        last = index + place
        if last >= len(row) or row[last].is_hashtag or not part.matches(row[last].form, _is_shouted(row[last])):
            return None
        if place and text[row[last - 1].end : row[last].start] not in JOINTS:
            return None
    return last


def _joined(index: int, row: list[Atom], text: str, unit: Unit) -> int | None:
    """Return the next index when two atoms, read as one, are the unit (week-end for weekend)."""
    if index + 1 >= len(row) or row[index + 1].is_hashtag:
        return None
    one, two = row[index], row[index + 1]
    part = unit.parts[0]
    if not part.plain.startswith(inflection.fold(one.form)):
        return None
    gap = text[one.end : two.start]
    whole = one.form + two.form
    if gap not in JOINTS or gap in APOSTROPHES or len(two.form) < 2 or len(whole) < len(part.text):
        return None
    if gap == " " and f"{one.form} {two.form}" in (load(part.language).section("matching") or {})["apart"]:
        return None
    return index + 1 if part.matches(whole) else None


def _conjugated(index: int, row: list[Atom], phrase: Phrase) -> bool:
    """Whether the word at `index` is a verb where a lexicalised keyphrase has a noun (un mot qui passe)."""
    marks = (load(phrase.language).section("matching") or {})["verb_marks"]
    if not index or row[index - 1].form not in marks or not phrase.is_lexicalised:
        return False
    return any(part.may_be_verb(row[index].form) for unit in phrase.units for part in unit.parts)


def _is_shouted(atom: Atom) -> bool:
    return len(atom.text) > 1 and atom.text.isupper() and atom.form.isascii()


def _hidden(index: int, row: list[Atom], text: str, phrase: Phrase) -> bool:
    """Whether the word at `index` is but a part of a lexicalised compound (chef-d'œuvre, pommes de terre)."""
    for words, places in phrase.compounds:
        for place in places:
            first = index - place
            here = row[max(first, 0) : first + len(words)]
            if first >= 0 and len(here) == len(words) and _is_compound(here, words, text, phrase.language):
                return True
    first, last = index, index
    while first and index - first < LONGEST_COMPOUND and text[row[first - 1].end : row[first].start] in HYPHENS:
        first -= 1
    while (
        last + 1 < len(row) and last - index < LONGEST_COMPOUND and text[row[last].end : row[last + 1].start] in HYPHENS
    ):
        last += 1
    if first == last:
        return False
    group = row[first : last + 1]
    rules = load(phrase.language).section("matching") or {}
    if group[-1].form in rules["particles"] and all(word != group[-1].form for word, _ in phrase.words):
        return True  # a lie-in is no lie
    prefixes = rules["prefixes"]
    small = function_words(phrase.language).difference(prefixes)
    if all(a.form in small or any(p.matches(a.form) for u in phrase.units for p in u.parts) for a in group):
        return False
    if any(atom.form in small for atom in group[1:-1]):
        return True  # a buy-to-let is no let
    whole = text[group[0].start : group[-1].end].lower()
    solid = "".join(atom.form for atom in group)  # what is also written as one word is one (flower-bed)
    return group[0].form in prefixes or any(inflection.is_word(one, phrase.language) for one in (whole, solid))


def _is_compound(here: list[Atom], words: tuple[str, ...], text: str, language: str) -> bool:
    pairs = itertools.pairwise(here)
    return all(text[a.end : b.start] in JOINTS for a, b in pairs) and all(
        atom.form == word
        or word in map(inflection.fold, inflection.bases(atom.form, language).nominal)
        or inflection.fold(word) in map(inflection.fold, inflection.bases(atom.form, language).nominal)
        for atom, word in zip(here, words, strict=True)
    )
