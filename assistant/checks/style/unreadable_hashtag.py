"""A hashtag of several words without capitals.

Why: #fabriqueenfrance is hard to read, and a screen reader cannot tell its words apart; #FabriqueEnFrance is easy.
Fix: start each word of the hashtag with a capital.
"""

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import combining, normalize

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.languages import Pack
from assistant.languages.frequency import is_rarer
from assistant.languages.vocabulary import known, known_unaccented
from assistant.messages import N_

_LOWER = re.compile(r"(?<![\w&])#([^\W\d_A-Z]{2,60})\d{0,4}(?!\w)")
_LONGEST = 20  # letters of a word inside a hashtag
_LONG = 9  # letters from which a word may lack its accents
_VOWELS = "aeiouyhàâéèêîôù"


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each lower-case hashtag that is no single word and reads as several, or is longer than words are."""
    text = subject.document.judged_text
    for match in _LOWER.finditer(text) if "#" in text else ():
        tag = match.group(1)
        if not tag.islower() or _is_word(tag, subject.pack):
            continue
        words = _words(tag, subject.pack)
        if len(tag) >= limits["letters"] or words:
            readable = "#" + "".join(word.capitalize() for word in words) if words else None
            params = {"tag": match.group(), "readable": readable or match.group()}
            mend = (Span(match.start(), match.end(1)), readable) if readable else None
            yield Hit(Span(*match.span()), tag, None, params, mend=mend)


def _words(tag: str, pack: Pack) -> list[str]:
    """Return the fewest known words the tag is made of; empty where it is made of none."""
    best: list[list[str] | None] = [[], *([None] * len(tag))]
    for end in range(1, len(tag) + 1):
        for start in range(max(end - _LONGEST, 0), end):
            head = best[start]
            if head is None or not _is_piece(tag, start, end, pack):
                continue
            shortest = best[end]
            if shortest is None or len(head) + 1 < len(shortest):
                best[end] = [*head, tag[start:end]]
    found = best[-1] or []
    long_enough = any(len(word) > 3 for word in found)
    if found and found[-1] in pack.words("hashtag_endings"):
        return []
    return found if 1 < len(found) <= max(len(tag) * 2 // 5, 2) and long_enough else []


def _is_word(letters: str, pack: Pack) -> bool:
    return letters in _solid(pack) or known_unaccented(letters, pack.code)


@cache
def _solid(pack: Pack) -> frozenset[str]:
    """Return the words of the list, with their accents and without."""
    words = pack.words("hashtag_words")
    return words | {"".join(c for c in normalize("NFD", word) if not combining(c)) for word in words}


def _is_piece(tag: str, start: int, end: int, pack: Pack) -> bool:
    """Whether these letters are a word: a short one must be a function word or common, a lone one an elided one."""
    piece = tag[start:end]
    if len(piece) == 1:
        return piece == "a" or (piece in pack.words("elisions") and tag[end : end + 1] in tuple(_VOWELS))
    if len(piece) < 4:
        return piece in pack.words("function_words") or (len(piece) == 3 and _is_common(piece, pack))
    return _is_word(piece, pack) if len(tag) >= _LONG else piece in _solid(pack) or known(piece, pack.code)


def _is_common(piece: str, pack: Pack) -> bool:
    """Whether readers know these letters as a word: few do "rad" or "oof", which dictionaries hold too."""
    rules = pack.section("style.unreadable_hashtag")
    return rules is not None and known(piece, pack.code) and not is_rarer(piece, pack.code, rules["common"])


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("{tag} is hard to read, and a screen reader cannot tell its words apart."),
        N_("Start each word with a capital: {readable}."),
    ),
)
