"""Capitals that lost their accent: by the list, and by the dictionary for the rest of the words in É."""

from functools import cache, lru_cache

from assistant.languages import Pack
from assistant.languages.vocabulary import known


@lru_cache(maxsize=1 << 14)
def accented_capital(word: str, pack: Pack) -> str | None:
    """Return the word with the accent its capital lacks; None where it lacks none."""
    right = _capitals(pack)
    if word in right:
        return right[word]
    head, dash, rest = word.partition("-")
    if head in right:
        return f"{right[head]}{dash}{rest}"
    accented = _in_dictionary(head, pack)
    return f"{accented}{dash}{rest}" if accented else None


def _in_dictionary(word: str, pack: Pack) -> str | None:
    """Return « Évitons » for "Evitons": no word without its accent, one word with it."""
    lower = word.lower()
    if len(word) < 4 or not word[1:].islower() or lower in pack.words("typography_as_is") or word[0] != "E":
        return None
    if known(lower, pack.code):
        return None
    return next((f"{a.upper()}{word[1:]}" for a in "éêè" if known(f"{a}{lower[1:]}", pack.code)), None)


def is_preposition_before(word: str, pack: Pack) -> bool:
    """Whether a lone capital A before this word is À, and not the verb (« A remporté… ») or the letter (« A ou B »)."""
    if word.lower() in pack.words("typography_not_after_a") or word.lower() in pack.words("participles"):
        return False
    return not (word.endswith("é") and known(f"{word[:-1]}er", pack.code))


@cache
def _capitals(pack: Pack) -> dict[str, str]:
    return dict(line.split(" = ") for line in pack.lines("typography_capitals"))
