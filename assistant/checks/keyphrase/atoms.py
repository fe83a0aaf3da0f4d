"""The pieces a keyphrase is looked for in: words as written, and hashtags; addresses and handles are neither."""

import re
import unicodedata
from collections import deque
from collections.abc import Callable
from functools import partial
from typing import NamedTuple

from assistant.document.marks import HANDLE, addresses
from assistant.languages import load
from assistant.languages.lemmas import lemma
from assistant.languages.particles import writing

# Between two parts of a compound: a hyphen of any kind, an apostrophe, one space.
HYPHENS = frozenset("-\u2010\u2011\u2012\u2013")
APOSTROPHES = frozenset("'’ʼ‘")
JOINTS = HYPHENS | APOSTROPHES | {" ", "\u00a0", "\u202f", ""}
_MARKS = "\u0300-\u036f\u064b-\u0652"
WORD = rf"[^\W_]+(?:[{_MARKS}]+[^\W_]*)*"  # a run of letters and digits, with their marks


class Atom(NamedTuple):
    """A run of letters and digits (an elided article and its noun are two), or a hashtag with its sign."""

    text: str
    start: int
    end: int
    form: str
    is_hashtag: bool = False


_PIECE = re.compile(rf"[#＃](?P<hashtag>\w+)|(?P<word>{WORD})|&")
_WORD = re.compile(WORD)
_make = partial(tuple.__new__, Atom)
# Signs of hashtags, conjunctions, handles and addresses; and letters whose form is not that of one sign.
_MORE_THAN_WORDS = re.compile(r"[#＃&@＠œæŒÆΣ]|\.\w|://")
_MAY_HOLD_ADDRESS = re.compile(r"\w\.\w|://")


def atoms(text: str, language: str, start: int = 0) -> list[Atom]:
    """Return the atoms of `text`, placed as if it began at `start`; addresses, e-mails and handles are none."""
    if (lower := _plain(text, language)) is not None:
        pieces = ((match[0], *match.span()) for match in _WORD.finditer(text))
        return [_make((word, start + at, start + end, lower[at:end], False)) for word, at, end in pieces]
    found: list[Atom] = []
    conjunction = str((load(language).section("matching") or {})["conjunction"])
    form_of = key(language)
    holes = _holes(text)
    for match in _PIECE.finditer(text):
        first, last = match.span()
        while holes and holes[0][1] <= first:
            holes.popleft()
        if holes and last > holes[0][0]:
            continue
        kind, written = match.lastgroup, match[0]
        form = form_of(written) if kind == "word" else match["hashtag"] or conjunction
        found.append(Atom(written, start + first, start + last, form, kind == "hashtag"))
    return found


def _plain(text: str, language: str) -> str | None:
    """Return the whole of a text as `normal` gives each word of it; None where more than words may stand in it."""
    if _MORE_THAN_WORDS.search(text) or writing(language):
        return None
    lower = text.lower()
    same = text.isascii() or (len(lower) == len(text) and unicodedata.is_normalized("NFC", lower))
    return lower if same else None


def key(language: str) -> Callable[[str], str]:
    """Return what makes the form a word is compared by: its key where particles are written in one piece with it."""
    return partial(lemma, language=language) if writing(language) else normal


def _holes(text: str) -> deque[tuple[int, int]]:
    holes = [(a.start, a.end) for a in addresses(text)] if _MAY_HOLD_ADDRESS.search(text) else []
    if "@" in text or "＠" in text:
        holes += [match.span() for match in HANDLE.finditer(text)]
    return deque(sorted(holes))


def normal(text: str) -> str:
    """Return `text` in lower case, composed, its ligatures opened (œ is oe); accents stay."""
    lower = text.lower()
    if lower.isascii():
        return lower
    return unicodedata.normalize("NFC", lower).replace("œ", "oe").replace("æ", "ae")
