"""Whether a sentence holds a connective that states a logical relation."""

import re
from functools import cache, lru_cache

from assistant.checks.phrasebook import Phrasebook
from assistant.languages import Pack

_OPENING = r"(?:^|[,;:،؛(—–.!?…؟]\s+|[,;:،؛(—–]|\b(?:et|and|mais|but)\s+)"
_LEAD = re.compile(r"^[^\w(]+")  # bullets, emoji, opening quotes before the first word


@lru_cache(maxsize=8192)  # asked by the check and by the metrics, and again after an edit elsewhere
def has_transition(sentence: str, pack: Pack) -> bool | None:
    """Return whether the sentence holds a transition word; None where the language has no list of them."""
    books = _books(pack)
    if books is None:
        return None
    anywhere, opening, exceptions = books
    text = _LEAD.sub("", fold(sentence))
    if not (anywhere.stands_in(text) or opening.stands_in(text)):
        return False
    kept = exceptions.replace(text, "\0", keep_length=True)
    return kept == text or anywhere.stands_in(kept) or opening.stands_in(kept)


def fold(text: str) -> str:
    """Return the text in lower case with one kind of apostrophe and of space."""
    return " ".join(text.replace("’", "'").lower().split())


@cache
def _books(pack: Pack) -> tuple[Phrasebook, Phrasebook, Phrasebook] | None:
    anywhere = pack.lines("transitions")
    if not anywhere:
        return None
    opening, exceptions = pack.lines("transitions_opening"), pack.lines("transitions_exceptions")
    return (
        Phrasebook(anywhere, r"(?<![\w'-])", _after("-"), whole=True),
        Phrasebook(opening, _OPENING, _after("-"), whole=True),
        Phrasebook(exceptions, r"(?<![\w-])", _after(""), whole=True),
    )


def _after(joint: str) -> str:
    return rf"(?:(?<=[',:])|(?![\w{joint}]))"
