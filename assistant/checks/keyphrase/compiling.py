"""A keyphrase as somebody typed it becomes the words that are looked for."""

from dataclasses import replace
from functools import lru_cache

from assistant.checks.keyphrase.atoms import APOSTROPHES, HYPHENS, Atom, atoms
from assistant.checks.keyphrase.phrase import Part, Phrase, Unit, function_words
from assistant.languages import inflection, load

QUOTES = (('"', '"'), ("“", "”"), ("«", "»"))
REMEMBERED_PHRASES = 256


@lru_cache(maxsize=REMEMBERED_PHRASES)
def compile_phrase(keyphrase: str, language: str) -> Phrase:
    """Return a keyphrase ready for the search; without content words all its words are content."""
    text = " ".join(keyphrase.split())
    for opening, closing in QUOTES:
        inner = text.removeprefix(opening).removesuffix(closing).strip()
        if len(text) > 2 and text.startswith(opening) and text.endswith(closing) and inner:
            return replace(compile_phrase(inner, language), exact=tuple(atoms(inner, language)), text=inner)
    groups = _groups([a for a in atoms(text, language) if a.form], text)
    rules = load(language).section("matching") or {}
    groups = [kept for group in groups if (kept := _without_elisions(group, text, frozenset(rules["dropped"])))]
    known = function_words(language)
    function = [_is_function(index, groups, language) for index in range(len(groups))]
    if all(function):
        function = [False] * len(groups)
    loose = _is_typed_without_accents(groups, language)
    units: list[Unit] = []
    words: list[tuple[str, int | None]] = []
    for index, group in enumerate(groups):
        if function[index]:
            words.append((group[0].form, None))
            continue
        verb = len(group) == 1 and _is_verb(index, groups, function, language)
        tied = bool(units) and not function[index - 1]
        words += [(atom.form, len(units)) for atom in group]
        capital = len(group) == 1 and group[0].form in known and _is_acronym(group[0], groups)
        units.append(Unit(tuple(Part(atom.form, language, verb, loose, capital) for atom in group), tied))
    return _one(language, tuple(units), tuple(words))


@lru_cache(maxsize=REMEMBERED_PHRASES)
def _one(language: str, units: tuple[Unit, ...], words: tuple[tuple[str, int | None], ...]) -> Phrase:
    """Return the one phrase of these words: what is worked out for it holds in whatever capitals it was typed."""
    return Phrase(language, units, words)


def _is_function(index: int, groups: list[list[Atom]], language: str) -> bool:
    """Whether a word of the keyphrase is a function word, not the noun or acronym that is written alike (en or)."""
    known = function_words(language)
    atom = groups[index][0]
    if len(groups[index]) > 1 or atom.form not in known:
        return False
    if len(groups) == 1:
        return True
    pack = load(language)
    rules = pack.section("matching") or {}
    if index == len(groups) - 1 and atom.form in rules["nouns_last"]:
        return False
    after = groups[index + 1][0].form if index + 1 < len(groups) else ""
    heads = index == 0 and (after not in known or after in pack.words("inner_words"))
    return not (heads and atom.form in rules["nouns_first"]) and not _is_acronym(atom, groups)


def _is_acronym(atom: Atom, groups: list[list[Atom]]) -> bool:
    return len(atom.text) > 1 and atom.text.isupper() and any(not a.text.isupper() for group in groups for a in group)


def _groups(found: list[Atom], text: str) -> list[list[Atom]]:
    """Return the atoms in groups that hyphens, apostrophes or a tight "&" hold together."""
    groups: list[list[Atom]] = []
    for atom in found:
        gap = text[groups[-1][-1].end : atom.start] if groups else " "
        if groups and (gap in HYPHENS or gap in APOSTROPHES or not gap):
            groups[-1].append(atom)
        else:
            groups.append([atom])
    return groups


def _without_elisions(group: list[Atom], text: str, dropped: frozenset[str]) -> list[Atom]:
    """Return the atoms without those an apostrophe parts from the word (l'été, kid's; not R&D, t-shirt)."""
    kept = list(group)
    while len(kept) > 1 and kept[0].form in dropped and text[kept[0].end : kept[1].start] in APOSTROPHES:
        kept.pop(0)
    while len(kept) > 1 and kept[-1].form in dropped and text[kept[-2].end : kept[-1].start] in APOSTROPHES:
        kept.pop()
    return kept


def _is_typed_without_accents(groups: list[list[Atom]], language: str) -> bool:
    forms = [atom.form for group in groups for atom in group]
    return all(map(str.isascii, forms)) and any(not inflection.is_word(form, language) for form in forms)


def _is_verb(index: int, groups: list[list[Atom]], function: list[bool], language: str) -> bool:
    word = groups[index][0].form
    rules = load(language).section("matching") or {}
    if inflection.is_infinitive(word, language):
        return True
    before = groups[index - 1][0].form if index else ""
    if before in rules["after_verb_mark"]:
        return True
    after = groups[index + 1][0].form if index + 1 < len(groups) else ""
    heads = all(function[:index])
    leading = load(language).words("leading_verbs") | load(language).words("head_verbs")
    return heads and bool(after) and (word in leading or after in rules["before_noun"])
