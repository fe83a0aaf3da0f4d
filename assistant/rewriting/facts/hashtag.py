"""Hashtags; case and accents are no part of the value."""

import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import filterfalse

import regex

from assistant.rewriting.facts.fact import Fact

_HASHTAG = regex.compile(r"(?<![\w&/])[#＃](?=\w*[^\W\d])\w+")


def find(text: str, language: str) -> Iterator[Fact]:
    """Yield the hashtags of a text."""
    for match in _HASHTAG.finditer(text):
        yield Fact("hashtag", match.group(), *match.span(), fold(match.group()[1:]))


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return the text in lower case with no accents."""
    if text.isascii():
        return text.lower()
    return "".join(filterfalse(unicodedata.combining, unicodedata.normalize("NFKD", text.casefold())))
