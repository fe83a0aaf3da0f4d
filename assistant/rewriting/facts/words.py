"""The words by which facts are written in a language, read from its data files and compiled once."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from fractions import Fraction
from functools import cache, lru_cache
from typing import Any, cast

import regex

from assistant.languages.glimpse import needed
from assistant.languages.pack import FOLDER

Pattern = regex.Pattern[str]
AHEAD = 120  # characters a form takes at most: `regex` looks for what it must hold as far as it may, at every place
FALLBACK = "en"  # numbers, units and signs of a language with no words of its own


@cache
def toml(name: str) -> Mapping[str, Any]:
    """Return a data file of the languages folder, {} where there is none."""
    path = FOLDER / name
    return tomllib.loads(path.read_text(encoding="utf-8")) if path.exists() else {}


@cache
def words(language: str) -> Mapping[str, Any]:
    """Return `facts_words.toml` of a language, or the fallback's."""
    return toml(f"{language}/facts_words.toml") or toml(f"{FALLBACK}/facts_words.toml")


def either(forms: Iterable[str]) -> str:
    """Return a group that matches any of the forms, longest first, spaces of any kind and both apostrophes."""
    return _either(tuple(forms))


@lru_cache(maxsize=2048)
def _either(forms: tuple[str, ...]) -> str:
    ordered = sorted((form for form in forms if form), key=len, reverse=True)
    body = "|".join(spaced(form) for form in ordered) or r"(?!)"
    return f"(?:{body})"


_POSSESSIVE = re.compile(r"[*+?}]\+|\(\?>")
_CLASS = regex.compile(r"(\[[^\]]*\])")


def spaced(form: str) -> str:
    """Return a form whose spaces match spaces of any kind, and an apostrophe either kind."""
    pieces = _CLASS.split(form.replace("['’]", "'"))
    return "".join(
        piece.replace(" ", r"\u00a0\u202f ")
        if piece.startswith("[")
        else piece.replace(" ?", r"[^\S\n]*").replace(" ", r"[^\S\n]+").replace("'", "['’]")
        for piece in pieces
    )


def literal(sign: str) -> str:
    """Return a sign as a form: its letters and spaces, which are those of forms, are themselves."""
    return regex.escape(sign, literal_spaces=True)


@lru_cache(maxsize=4096)
def compiled(pattern: str, ignore_case: bool = True) -> Pattern:
    """Return the pattern for `re`, which takes half the time; for `regex` where it asks for more than `re` knows, or
    does right in every Python 3.11 (see `languages.possessive`)."""
    if not _POSSESSIVE.search(pattern):
        with suppress(re.error):
            return cast(Pattern, re.compile(pattern, re.IGNORECASE if ignore_case else 0))
    return regex.compile(pattern, regex.IGNORECASE if ignore_case else 0)


@dataclass(frozen=True)
class Unit:
    """A unit of measure: its dimension and its exact size there."""

    name: str
    dimension: str
    size: Fraction


@cache
def units() -> Mapping[str, Unit]:
    """Return every unit by its name."""
    return {
        name: Unit(name, data["dimension"], Fraction(data["size"])) for name, data in toml("facts_units.toml").items()
    }


@cache
def unit_forms(language: str) -> tuple[tuple[str, str], ...]:
    """Return (form, unit name) for signs and words, longest form first; signs keep their case."""
    signs = [(literal(sign), name) for name, data in toml("facts_units.toml").items() for sign in data["names"]]
    forms = [
        (f"(?i:{form})", name)
        for name, values in words(language)["units"].items()
        if isinstance(values, list)
        for form in values
    ]
    return tuple(sorted([*forms, *signs], key=lambda pair: len(pair[0]), reverse=True))


@cache
def named(language: str, *path: str) -> tuple[tuple[str, str], ...]:
    """Return (form, key) of a table `key = [forms]` in the words of a language, longest form first."""
    table: Any = words(language)
    for step in path:
        table = table.get(step, {})
    pairs = [(form, key) for key, forms in table.items() if isinstance(forms, list) for form in forms]
    return tuple(sorted(pairs, key=lambda pair: len(pair[0]), reverse=True))


_SIGNS = frozenset(r" '’.^$*+?{}[]\|()")  # of a pattern that is more than its letters


def may_stand(needs: Iterable[str], lower: str) -> bool:
    """Return whether a form that needs one of these words may stand in a text in lower case; any may where none is
    known."""
    known = False
    for word in needs:  # any() takes twice the time
        if word in lower:
            return True
        known = True
    return not known


@dataclass(frozen=True)
class Table:
    """A pattern over many forms that tells which key a form belongs to."""

    pattern: Pattern
    keys: tuple[str, ...]
    needs: frozenset[str] = frozenset()  # words one of which stands wherever a form does; none where that is not known

    def finditer(self, text: str) -> "Iterator[regex.Match[str]]":
        """Yield the places where a form stands; a text without any word they need is not searched."""
        return self.pattern.finditer(text) if may_stand(self.needs, text.lower()) else iter(())

    def key(self, match: "regex.Match[str]") -> str:
        """Return the key of the form that matched."""
        return self.keys[int((match.lastgroup or "k0")[1:])]


def table(
    pairs: Iterable[tuple[str, str]], before: str = r"(?<!\w)", after: str = r"(?!\w)", flags: int = regex.I
) -> Table:
    """Return a table of (form, key) pairs between two boundaries."""
    keys, forms, needs = [], [], list[frozenset[str]]()
    for index, (form, key) in enumerate(pairs):
        keys.append(key)
        forms.append(f"(?P<k{index}>{spaced(form)})")
        needs.append(needed(form) or frozenset({form.lower()} if _SIGNS.isdisjoint(form) else ()))
    known = frozenset().union(*needs) if all(needs) else frozenset[str]()
    return Table(regex.compile(f"{before}(?:{'|'.join(forms) or '(?!)'}){after}", flags), tuple(keys), known)
