"""Whether a sentence holds a connective that states a logical relation."""

import re
from functools import cache, lru_cache

from assistant.languages import Pack

_OPENING = r"(?:^|[,;:(—–.!?…]\s+|[,;:(—–]|\b(?:et|and|mais|but)\s+)"
_LEAD = re.compile(r"^[^\w(]+")  # bullets, emoji, opening quotes before the first word


@lru_cache(maxsize=8192)  # asked by the check and by the metrics, and again after an edit elsewhere
def has_transition(sentence: str, pack: Pack) -> bool | None:
    """Return whether the sentence holds a transition word; None where the language has no list of them."""
    rules = _rules(pack)
    if rules is None:
        return None
    anywhere, opening, exceptions = rules
    text = _LEAD.sub("", fold(sentence))
    text = exceptions.sub(lambda match: "\0" * len(match.group()), text)
    return bool(anywhere.search(text) or opening.search(text))


def fold(text: str) -> str:
    """Return the text in lower case with one kind of apostrophe and of space."""
    return re.sub(r"\s+", " ", text.replace("’", "'")).lower().strip()


@cache
def _rules(pack: Pack) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]] | None:
    anywhere = pack.lines("transitions")
    if not anywhere:
        return None
    opening, exceptions = pack.lines("transitions_opening"), pack.lines("transitions_exceptions")
    return _any_of(anywhere, r"(?<![\w'-])"), _any_of(opening, _OPENING), _any_of(exceptions, r"(?<![\w-])", after="")


def _any_of(lines: tuple[str, ...], before: str, after: str = "-") -> re.Pattern[str]:
    return re.compile(rf"{before}(?:{'|'.join(lines) or '(?!)'})(?:(?<=[',:])|(?![\w{after}]))")
