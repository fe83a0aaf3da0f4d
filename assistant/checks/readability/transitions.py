"""Whether a sentence holds a connective that states a logical relation."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from assistant.checks.phrasebook import Phrasebook, Shelf
from assistant.languages import Pack
from assistant.remembered import remembered

_OPENING = r"(?:^|[,;:،؛(—–.!?…؟]\s+|[,;:،؛(—–]|\b(?:et|and|mais|but)\s+)"
_REACH = 5  # signs that these take in a folded text: « mais »
_LISTS, _EXCEPTIONS = ("transitions", "transitions_opening"), "transitions_exceptions"
_LEAD = re.compile(r"^[^\w(]+")  # bullets, emoji, opening quotes before the first word


@lru_cache(maxsize=8192)  # asked by the check and by the metrics, and again after an edit elsewhere
def has_transition(sentence: str, pack: Pack) -> bool | None:
    """Return whether the sentence holds a transition word; None where the language has no list of them."""
    shelf = _shelf(pack)
    if shelf is None:
        return None
    text = _LEAD.sub("", fold(sentence))
    likely = shelf.likely(text, is_flat=True)
    for name in _LISTS:
        if name in likely and shelf.books[name].stands_in(text, likely[name]):
            break
    else:
        return False
    if _EXCEPTIONS not in likely:
        return True
    kept = shelf.books[_EXCEPTIONS].replace(text, "\0", keep_length=True)
    return kept == text or any(shelf.books[name].stands_in(kept) for name in _LISTS)


def prepare(pack: Pack) -> Iterator[None]:
    """Make ready the lists of connectives, a little with each step."""
    shelf = _shelf(pack)
    if shelf:
        yield from shelf.prepare()
        for book in shelf.books.values():  # each is searched by itself too, where a set phrase was blotted out
            yield from book.prepare()


@remembered(1 << 13)  # two checks read it
def fold(text: str) -> str:
    """Return the text in lower case with one kind of apostrophe and of space."""
    return " ".join(text.replace("’", "'").lower().split())


@cache
def _shelf(pack: Pack) -> Shelf | None:
    anywhere, opening = map(pack.lines, _LISTS)
    books = (
        Phrasebook(anywhere, r"(?<![\w'-])", _after("-"), whole=True),
        Phrasebook(opening, _OPENING, _after("-"), whole=True, reach=_REACH),
        Phrasebook(pack.lines(_EXCEPTIONS), r"(?<![\w-])", _after(""), whole=True),
    )
    return Shelf(dict(zip((*_LISTS, _EXCEPTIONS), books, strict=True))) if anywhere else None


def _after(joint: str) -> str:
    return rf"(?:(?<=[',:])|(?![\w{joint}]))"
