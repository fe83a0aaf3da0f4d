"""Words between quotation marks, of three words or more: what somebody said, or a title."""

from collections.abc import Iterator
from functools import cache

import regex

from assistant.rewriting.facts.fact import Fact
from assistant.rewriting.facts.words import Pattern, words

LONGEST = 600
MIN_WORDS = 3
_WORD = regex.compile(r"\w+")


@cache
def _pattern(language: str) -> Pattern:
    forms = []
    for opening, closing in words(language)["quotes"]["pairs"]:
        body = f"[^{regex.escape(opening + closing)}\n]{{2,{LONGEST}}}"
        forms.append(f"{regex.escape(opening)}({body}){regex.escape(closing)}")
    forms.append(rf"(?<!\w)'([^'\n]{{2,{LONGEST}}}(?:'\w[^'\n]{{0,{LONGEST}}}){{0,3}})'(?!\w)")
    return regex.compile("|".join(forms))


def find(text: str, language: str) -> Iterator[Fact]:
    """Yield the quotations of a text; case, punctuation and kind of apostrophe are no part of the value."""
    for match in _pattern(language).finditer(text):
        body = next(group for group in match.groups() if group is not None)
        if len(_WORD.findall(body)) >= MIN_WORDS:
            yield Fact("quotation", match.group(), *match.span(), plain(body))


def plain(text: str) -> str:
    """Return the words of a text in lower case, one space between them."""
    return " ".join(_WORD.findall(text.casefold().replace("’", "'")))
