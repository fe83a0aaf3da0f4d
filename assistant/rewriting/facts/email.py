"""E-mail addresses; case is no part of the value."""

from collections.abc import Iterator

import regex

from assistant.rewriting.facts.fact import Fact

_EMAIL = regex.compile(r"(?<![\w.+@-])[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[^\W\d_]{2,24}(?![\w@])")


def find(text: str, language: str) -> Iterator[Fact]:
    """Yield the e-mail addresses of a text."""
    for match in _EMAIL.finditer(text):
        yield Fact("email", match.group(), *match.span(), match.group().lower())
