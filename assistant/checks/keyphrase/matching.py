"""Where a keyphrase stands in a text: any order, any inflection, within a sentence; by its content words."""

import itertools
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from assistant.checks.keyphrase.atoms import APOSTROPHES, HYPHENS, JOINTS, WORD, Atom, atoms, normal
from assistant.checks.keyphrase.phrase import Phrase, Unit, compile_phrase, function_words
from assistant.checks.keyphrase.solid import in_a_hashtag, in_one_word
from assistant.document import Document, Paragraph, Sentence, Span
from assistant.languages import inflection, load
from assistant.languages.particles import writing
from assistant.remembered import remembered

LONGEST_COMPOUND = 8  # words on either side of a hyphen; longer chains are no compound
_APOSTROPHES = "".join(sorted(APOSTROPHES))
_RUN = re.compile(rf"{WORD}[{_APOSTROPHES}]?")
_SIGN = re.compile(r"[#＃&]")


class Occurrence(NamedTuple):
    """A place where content words of the phrase stand: which ones, and the atoms they take."""

    units: tuple[int, ...]
    first: int
    last: int


def find(document: Document, keyphrase: str) -> tuple[Span, ...]:
    """Return where `keyphrase` stands in the prose: from its first to its last content word, left to right.

    Each sentence holds as many as the rarest content word has occurrences. Between quotation marks a keyphrase is
    looked for word by word as it is written.
    """
    language = document.language
    phrase = compile_phrase(keyphrase, language)
    if phrase.exact or writing(language) is not None:  # particles in front of words: first letters tell nothing
        sentences = [sentence for paragraph in document.prose for sentence in paragraph.sentences]
    else:
        pairs = zip(document.prose, document.paragraph_forms, strict=True)
        wanted = _Wanted(_heard_in(document.forms, phrase), frozenset(map(_written, phrase.units)))
        sentences = [s for paragraph, forms in pairs for s in _candidates(paragraph, forms, wanted)]
    found: list[Span] = []
    for sentence in sentences:
        by = sentence.start
        found += [Span(start + by, end + by) for start, end in find_in(sentence.text, phrase)]
    return tuple(found)


class _Heard(NamedTuple):
    """What a word of the text may stand for: what content words are written as, and whether it does so by itself."""

    names: frozenset[tuple[str, ...]]
    tells: bool


class _Wanted(NamedTuple):
    """What the words of a document may stand for, and what the content words are written as."""

    near: Mapping[str, _Heard]
    names: frozenset[tuple[str, ...]]


def _candidates(paragraph: Paragraph, forms: tuple[str, ...], wanted: _Wanted) -> Iterator[Sentence]:
    """Yield the sentences that may hold every content word: a cheap test that spares most the exact one."""
    near, names = wanted
    held = not near.keys().isdisjoint(forms) and _tell([near[form] for form in forms if form in near], names)
    if held or _SIGN.search(paragraph.text):
        for sentence in paragraph.sentences:
            here = [near[word] for word, _, _ in sentence.words if word in near] if held else []
            if _tell(here, names) or _SIGN.search(sentence.text):
                yield sentence


def _tell(heard: Collection[_Heard], names: frozenset[tuple[str, ...]]) -> bool:
    """Whether words may stand for all the content words together."""
    held = heard and names.issubset(itertools.chain.from_iterable([one.names for one in heard]))
    return bool(held) and any(one.tells for one in heard)


def may_hold(document: Document, keyphrase: str, share: float) -> list[bool]:
    """Return which of the document's sentences may hold such a share of the content words; a cheap test as well."""
    phrase = compile_phrase(keyphrase, document.language)
    if phrase.exact or writing(phrase.language) is not None or not phrase.units:
        return [True] * len(document.sentences)
    near, units = _heard_in(document.forms, phrase), list(map(_written, phrase.units))

    def likely(sentence: Sentence) -> bool:
        here = {name for word, _, _ in sentence.words if word in near for name in near[word].names}
        return sum(map(here.__contains__, units)) / len(units) >= share or bool(_SIGN.search(sentence.text))

    return list(map(likely, document.sentences))


def _heard_in(forms: Iterable[str], phrase: Phrase) -> dict[str, _Heard]:
    """Return the forms of words that may stand for content words."""
    heads, beginnings = phrase.heads, phrase.beginnings
    near = [
        form
        for form in _near(forms, phrase)
        if not form.isalpha() or (folded := inflection.fold(form)).startswith(heads) or folded in beginnings
    ]
    return {form: heard for form in near if (heard := _heard(form, phrase))}


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
    return frozenset(map(_written, found))


def _written(unit: Unit) -> tuple[str, ...]:
    return tuple(part.text for part in unit.parts)


@remembered(1 << 13)
def find_in(text: str, phrase: Phrase, start: int = 0) -> tuple[Span, ...]:
    """Return where `phrase` stands in one sentence that begins at `start`; a line break ends a sentence too."""
    if "\n" in text:
        lines = re.finditer(r"[^\n]+", text)
        return tuple(span for line in lines for span in find_in(line.group(), phrase, start + line.start()))
    row = atoms(text, phrase.language)
    if phrase.exact:
        return tuple(Span(s.start + start, s.end + start) for s in _exact(row, text, phrase))
    places = list(_occurrences(row, text, phrase))
    return tuple(Span(s.start + start, s.end + start) for s in _pair(places, row, phrase.units))


def may_stand(text: str, phrase: Phrase) -> bool:
    """Whether a short text may hold a content word: False spares most of them the exact look."""
    if phrase.exact or _SIGN.search(text) or writing(phrase.language) is not None:
        return True
    letters = "".join(filter(str.isalnum, inflection.fold(normal(text))))  # also words written as one (week-end)
    return any(head in letters for head in phrase.heads)


@remembered(1 << 12)
def units_in(text: str, phrase: Phrase) -> frozenset[int]:
    """Return the indexes of the content words that stand anywhere in `text`; all or none of a quoted keyphrase."""
    if phrase.exact:
        return frozenset(range(len(phrase.units))) if find_in(text, phrase) else frozenset()
    row = atoms(text, phrase.language)
    return frozenset(unit for place in _occurrences(row, text, phrase) for unit in place.units)


def _exact(row: list[Atom], text: str, phrase: Phrase) -> Iterator[Span]:
    wanted = [atom.form for atom in phrase.exact]
    gaps = [_joint(phrase.text, a, b) for a, b in zip(phrase.exact, phrase.exact[1:], strict=False)]
    index = 0
    while index + len(wanted) <= len(row):
        here = row[index : index + len(wanted)]
        if (
            [atom.form for atom in here] == wanted
            and not any(atom.is_hashtag for atom in here)
            and gaps == [_joint(text, a, b) for a, b in itertools.pairwise(here)]
            and not _hyphenated(text, here)
        ):
            yield Span(here[0].start, here[-1].end)
            index += len(wanted)
        else:
            index += 1


def _joint(text: str, left: Atom, right: Atom) -> str:
    gap = text[left.end : right.start]
    if gap in APOSTROPHES:
        return "'"
    if gap in HYPHENS:
        return "-"
    return " " if not gap.strip() else gap


def _hyphenated(text: str, here: Sequence[Atom]) -> bool:
    return (
        text[here[-1].end : here[-1].end + 1] in HYPHENS or text[max(here[0].start - 1, 0) : here[0].start] in HYPHENS
    )


def _occurrences(row: list[Atom], text: str, phrase: Phrase) -> Iterator[Occurrence]:
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


def _pair(places: list[Occurrence], row: list[Atom], units: Sequence[Unit]) -> list[Span]:
    """Return one span per full set of content words: each closes at its last word and takes the nearest others."""
    same = list(map(_written, units))
    needed = {text: same.count(text) for text in same}
    open_: dict[tuple[str, ...], list[Occurrence]] = {text: [] for text in needed}
    spans = []
    for place in places:
        for text in {same[unit] for unit in place.units}:
            open_[text].append(place)
        if all(len(open_[text]) >= times for text, times in needed.items()):
            taken = [open_[text].pop() for text, times in needed.items() for _ in range(times)]
            first, last = min(p.first for p in taken), max(p.last for p in taken)
            spans.append(Span(row[first].start, row[last].end))
    return sorted(spans)
