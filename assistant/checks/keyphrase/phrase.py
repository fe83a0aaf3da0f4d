"""A keyphrase made ready for the search: its content words, their forms, and the compounds that hide one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from assistant.checks.keyphrase.atoms import Atom, atoms
from assistant.languages import inflection, load
from assistant.languages.lemmas import lemma
from assistant.languages.particles import writing


@dataclass(frozen=True)
class Part:
    """One word of a keyphrase with all it may be written as."""

    text: str
    language: str
    is_verb: bool = False
    loose: bool = False  # the keyphrase was typed without accents
    capital: bool = False  # typed as an acronym that in small letters is a function word (IT support)

    @cached_property
    def nominal(self) -> frozenset[str]:
        """Return the words it means, as nouns and adjectives."""
        return frozenset(self._alike(base) for base in inflection.own_bases(self.text, self.language))

    @cached_property
    def folded(self) -> frozenset[str]:
        """Return the same words without accents."""
        return frozenset(map(inflection.fold, self.nominal))

    @cached_property
    def plain(self) -> str:
        """Return it without accents."""
        return inflection.fold(self.text)

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """Return what each of its forms begins with, without accents; a verb's may begin in any way (suis, être)."""
        return ("",) if self.is_verb else inflection.heads({*self.folded, self.text}, self.language)

    def matches(self, form: str, shouted: bool = False) -> bool:
        """Whether `form` (as `normal` gives it) is a form of this word; `shouted`: capitals, which may lack accents."""
        if self.capital and not shouted:
            return False
        if form == self.text:
            return True
        if not inflection.fold(form).startswith(self.heads):
            return False
        found = inflection.bases(form, self.language)
        if not self.nominal.isdisjoint(map(self._alike, found.nominal)):
            return True
        if self.is_verb and self.text in found.verbal:
            return True
        same = not self.folded.isdisjoint(map(inflection.fold, found.nominal)) or (
            self.is_verb and inflection.fold(self.text) in map(inflection.fold, found.verbal)
        )
        return same and (shouted or self.loose or not self._told_apart(form))

    def may_be_verb(self, form: str) -> bool:
        """Return whether `form`, the noun this word is, is written as a form of some verb too (passe, garde)."""
        verbs = inflection.bases(form, self.language).verbal - {form}
        return any(inflection.is_infinitive(v, self.language) and inflection.is_word(v, self.language) for v in verbs)

    def _alike(self, base: str) -> str:
        rules = load(self.language).section("matching") or {}
        base = base.replace("œ", "oe")
        if base in rules["keep"]:
            return base
        for written, reformed in rules["same_letters"]:
            base = base.replace(written, reformed)
        return base

    def _told_apart(self, form: str) -> bool:
        rules = load(self.language).section("matching") or {}
        if form in load(self.language).words("function_words"):  # mais is no maïs
            return True
        if rules["told_apart"] == "listed":
            found = inflection.bases(form, self.language).nominal
            return any(
                (one in self.nominal and other in found) or (other in self.nominal and one in found)
                for one, other in rules["pairs"]
            )
        return inflection.is_word(form, self.language) and inflection.is_word(self.text, self.language)


@dataclass(frozen=True)
class Unit:
    """A content word: one part, or the parts of a compound, which stand side by side."""

    parts: tuple[Part, ...]
    tied: bool  # nothing but a space or hyphen parts it from the unit before


@dataclass(frozen=True, eq=False)  # each is made once, see `_one`
class Phrase:
    """A keyphrase: its content words in order, all its words; as typed where that was between quotation marks."""

    language: str
    units: tuple[Unit, ...]
    words: tuple[tuple[str, int | None], ...]  # each word with the index of its unit, None for a function word
    exact: tuple[Atom, ...] = ()
    text: str = ""  # what the atoms of `exact` stand in

    @cached_property
    def compounds(self) -> tuple[tuple[tuple[str, ...], frozenset[int]], ...]:
        """Return the lexicalised compounds that hide one of the content words, with the places of those words."""
        parts = [unit.parts[0] for unit in self.units if len(unit.parts) == 1]
        written = {word for word, _ in self.words}
        known, begun = compounds(self.language), _begun(self.language)
        near = [one for letter in self.letters for one in begun.get(letter, ())]
        held = {
            word: holders
            for word, folded, holders in near
            if any(folded.startswith(part.heads) and part.matches(word) for part in parts)
        }
        found = []
        for compound in [known[number] for number in sorted(set(chain.from_iterable(held.values())))]:
            places = {i for i, word in enumerate(compound.words) if word in held}
            own = {i for i, word in enumerate(compound.words) if word in written}
            whole = compound.content <= places | own and len(compound.content) <= len(self.words)
            if not whole and not compound.letters.isdisjoint(self.letters):
                found.append((compound.words, frozenset(places)))
        return tuple(found)

    @cached_property
    def is_lexicalised(self) -> bool:
        """Return whether the whole keyphrase is one lexicalised compound (mot de passe)."""
        own = [inflection.own_bases(word, self.language) | {word} for word, _ in self.words]
        return any(
            len(compound.words) == len(own) and all(w in forms for w, forms in zip(compound.words, own, strict=True))
            for compound in compounds(self.language)
        )

    @cached_property
    def letters(self) -> frozenset[str]:
        """Return the letters, without accents, that a form of a content word may begin with."""
        return frozenset(b[0] for unit in self.units for part in unit.parts for b in part.folded if b)

    @cached_property
    def plain(self) -> tuple[str, ...]:
        """Return the parts of its content words, without accents."""
        return tuple({part.plain for unit in self.units for part in unit.parts})

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """Return all that the parts of its content words begin with, without accents, from nothing to the whole."""
        return frozenset(plain[:size] for plain in self.plain for size in range(len(plain) + 1))

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """Return what every form of a content word begins with, or several words written as one, without accents."""
        own = {head for unit in self.units for part in unit.parts for head in part.heads}
        return tuple({*own, *self.plain, *self.solid_heads})

    @cached_property
    def solid_heads(self) -> tuple[str, ...]:
        """Return what several of its words written as one begin with, without accents and the ending of the first."""
        plain = [
            unit.parts[0].plain
            for index, unit in enumerate(self.units)
            if len(unit.parts) > 1 or (index + 1 < len(self.units) and self.units[index + 1].tied)
        ]
        return tuple(word[: max(len(word) - 2, 1)] for word in plain)


@dataclass(frozen=True)
class Compound:
    """A lexicalised compound: its words, and the places of its content words."""

    words: tuple[str, ...]
    content: frozenset[int]

    @cached_property
    def letters(self) -> frozenset[str]:
        """Return the letters, without accents, that its content words begin with."""
        return frozenset(inflection.fold(self.words[i])[:1] for i in self.content)


@lru_cache(maxsize=16)
def compounds(language: str) -> tuple[Compound, ...]:
    """Return the lexicalised compounds of a language."""
    known = function_words(language).difference((load(language).section("matching") or {})["prefixes"])
    found = []
    for line in load(language).lines("compounds"):
        words = tuple(atom.form for atom in atoms(line, language))
        found.append(Compound(words, frozenset(i for i, word in enumerate(words) if word not in known)))
    return tuple(found)


@lru_cache(maxsize=16)
def _begun(language: str) -> Mapping[str, Sequence[tuple[str, str, tuple[int, ...]]]]:
    """Return the words of the lexicalised compounds by their first letter, without accents, and which hold each."""
    holders: dict[str, tuple[int, ...]] = {}
    for number, compound in enumerate(compounds(language)):
        for word in set(compound.words):
            holders[word] = (*holders.get(word, ()), number)
    found: dict[str, list[tuple[str, str, tuple[int, ...]]]] = {}
    for word, numbers in holders.items():
        folded = inflection.fold(word)
        found.setdefault(folded[:1], []).append((word, folded, numbers))
    return found


@lru_cache(maxsize=16)
def function_words(language: str) -> frozenset[str]:
    """Return the function words of a language, those of its loans too (click and collect)."""
    pack = load(language)
    known = pack.words("function_words") | frozenset((pack.section("matching") or {})["borrowed"])
    return known | {lemma(word, language) for word in known} if writing(language) else known
