"""Promotional codes: capitals and digits told as a code."""

from collections.abc import Iterator
from functools import cache

import regex

from assistant.rewriting.facts.fact import Fact
from assistant.rewriting.facts.words import Pattern, either, words


@cache
def _pattern(language: str) -> Pattern:
    cues = either(words(language)["code"]["cues"])
    return regex.compile(
        rf"(?<!\w)(?i:{cues})[^\S\n]*:?[^\S\n]*[«\"“'‘*]?[^\S\n]*(?P<code>[A-Z][A-Z0-9_-]{{2,30}})(?!\w)"
    )


def find(text: str, language: str) -> Iterator[Fact]:
    """Yield the promotional codes of a text; letters and digits alike count."""
    for match in _pattern(language).finditer(text):
        yield Fact("code", match["code"], *match.span("code"), match["code"])
