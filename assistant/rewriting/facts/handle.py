"""Account names: @name, and @name@server of the fediverse."""

from collections.abc import Iterator

import regex

from assistant.rewriting.facts.fact import Fact

_HANDLE = regex.compile(r"(?<![\w@/.])@[\w](?:[\w.-]{0,60}\w)?_?(?:@[\w-]+(?:\.[\w-]+)+)?")


def find(text: str, language: str) -> Iterator[Fact]:
    """Yield the account names of a text."""
    for match in _HANDLE.finditer(text):
        yield Fact("handle", match.group(), *match.span(), match.group().lower())
