"""What a question and its answer say together: "Is it free? No." denies, a question without an answer says nothing."""

from functools import cache

import regex

from assistant.rewriting.facts.words import Pattern, compiled, either, words
from assistant.rewriting.guard.text import Read, Span

_MARK = regex.compile(r"\?[^\p{L}\d]*$")


def answered(side: Read, place: int) -> bool | None:
    """Return whether the question a place stands in is answered by yes; None where nothing answers it."""
    _, end = side.sentence(place)
    after = side.text[end:]
    if _answer(side.language, "no").match(after):
        return False
    return True if _answer(side.language, "yes").match(after) else None


def asks(side: Read, place: int) -> bool:
    """Return whether a place stands in a question."""
    return is_question(side, side.sentence(place))


def is_question(side: Read, span: Span) -> bool:
    """Return whether a sentence asks, whatever signs follow its mark: "A greenway? 🚴"."""
    return bool(_MARK.search(side.text, *span))


@cache
def _answer(language: str, name: str) -> Pattern:
    return compiled(
        rf"[\W_]*{either(words(language).get('answers', {}).get(name, ()))}(?=[^\S\n]*(?:[.,;:!?…—–\n-]|$))"
    )
