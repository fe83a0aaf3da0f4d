"""Content words of a text under a key that forms of one word share: what facts are about."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

import regex

from assistant.languages.pack import FOLDER
from assistant.rewriting.facts.hashtag import fold

KEY = 5  # letters of a word that tell it from another, its ending apart
_TOKEN = regex.compile(r"[^\W_]+")
_CAMEL = regex.compile(r"(?<=\p{Ll})(?=\p{Lu})")


@dataclass(frozen=True)
class Token:
    """A word: its key, its written form and its place."""

    key: str
    text: str
    start: int
    end: int


@cache
def stopwords(language: str) -> frozenset[str]:
    """Return the function words of a language, without accents too."""
    path = FOLDER / language / "facts_stopwords.txt"
    if not path.exists():
        return frozenset()
    lines = (line.split("#")[0] for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(form for line in lines for word in line.split() for form in (word, fold(word)))


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """Return the key of a word: folded, its plural gone, cut at five letters."""
    plain = fold(word).replace("œ", "oe")
    if len(plain) > 3 and plain[-1] in "sx" and not plain.endswith("ss"):
        plain = plain[:-1]
    if len(plain) > 4 and plain.endswith("e"):
        plain = plain[:-1]
    return plain[:KEY]


@cache
def _families(language: str) -> Mapping[str, str]:
    """Return the key of the first word of its family for each key of `facts_families.txt`."""
    path = FOLDER / language / "facts_families.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    rows = [line.split("#")[0].split() for line in lines]
    return {key(word): key(row[0]) for row in reversed(rows) for word in row}


def in_family(word: str, language: str) -> bool:
    """Return whether a word belongs to a family of words that stand for each other."""
    return key(word) in _families(language)


def keyed(word: str, language: str) -> str:
    """Return the key of a word, that of its family where the language has one."""
    plain = key(word)
    return _families(language).get(plain, plain)


def tokens(text: str, language: str, start: int = 0, end: int | None = None) -> tuple[Token, ...]:
    """Return the content words of a text, function words left out; digits count as words."""
    small = stopwords(language)
    found = []
    for match in _TOKEN.finditer(text, start, len(text) if end is None else end):
        word = match.group()
        for piece in _CAMEL.split(word) if word[1:] != word[1:].lower() else (word,):
            if piece.lower() not in small and (len(piece) > 1 or piece.isdigit()):
                found.append(Token(keyed(piece, language), piece, match.start(), match.end()))
    return tuple(found)


def keys(text: str, language: str) -> frozenset[str]:
    """Return the keys of the content words of a text."""
    return frozenset(token.key for token in tokens(text, language))
