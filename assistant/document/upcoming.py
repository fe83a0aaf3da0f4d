"""What follows a place in a text: the reading that decides whether a sentence ends there."""

from typing import Literal, NamedTuple

from assistant.languages.possessive import re

Kind = Literal["end", "upper", "lower", "digit", "punctuation", "other"]
_OPENING = re.compile(r"[\s«“„‟‘‹\"'(\[{¿¡*_\u200B\u200E\u200F\u2066-\u2069\u202A-\u202E\uFEFF]*+")
_DASH = re.compile(r"[–—-]+\s+")
_WORD = re.compile(r"[^\W_]++(?:[.-][^\W_]++)*+")
_KEPT = frozenset("'.,;:)/")  # after a single letter: it is elided, an initial or a label, not a word
_CURRENCIES = frozenset("€£$¥")
_JOINING = frozenset(",;:)]}»”%/&+=")


class Upcoming(NamedTuple):
    """What comes next: its kind, its first word, where it starts, whether white space comes first, and whether a
    dash followed by a lower-case word does (an aside). A word of one letter keeps the mark after it
    (L', J.)."""

    kind: Kind
    word: str
    start: int
    spaced: bool
    aside: bool


def upcoming(text: str, at: int, end: int) -> Upcoming:
    """Return what follows the place `at`, looking no further than `end`; opening quotes and brackets are skipped."""
    if at >= end:
        return Upcoming("end", "", end, True, False)
    spaced = text[at].isspace()
    opening = _OPENING.match(text, at, end)
    start = opening.end() if opening else at
    dash = _DASH.match(text, start, end)
    if dash:
        start = dash.end()
    if start >= end:
        return Upcoming("end", "", end, spaced, False)
    kind = _kind(text[start])
    word = _WORD.match(text, start, min(end, start + 40))
    return Upcoming(kind, _name(text, word) if word else "", start, spaced, bool(dash) and kind == "lower")


def _name(text: str, word: re.Match[str]) -> str:
    if word.end() - word.start() > 1:
        return word.group()
    after = text[word.end() : word.end() + 1]
    return word.group() + ("'" if after == "’" else after if after in _KEPT else "")


def _kind(character: str) -> Kind:
    if character.islower():
        return "lower"
    if character.isalpha():  # a script without capitals opens a sentence as a capital does
        return "upper"
    if character.isdigit() or character in _CURRENCIES:
        return "digit"
    return "punctuation" if character in _JOINING else "other"
