"""Sentences that lean on the one before them: alone, nobody would know what they speak of."""

import re
from functools import cache

from assistant.languages import load as load_pack

_FIRST = r"[\W_]*"  # an emoji or a quotation mark before the first word


def leans(sentence: str, language: str) -> bool:
    """Return whether a sentence opens with a pronoun or a word that ties it to the one before: “It…”, “Moreover…”."""
    said = sentence.replace("’", "'").replace("\u00a0", " ").replace("\u202f", " ")
    openers, others = _openers(language), _others(language)
    if openers is None or openers.match(said) is None:
        return False
    return others is None or others.match(said) is None


@cache
def _openers(language: str) -> re.Pattern[str] | None:
    words = sorted(load_pack(language).lines("leaning_openers"), key=len, reverse=True)
    whole = "|".join(re.escape(word) + ("" if word.endswith("'") else r"(?![\w'-])") for word in words)
    return re.compile(f"{_FIRST}(?:{whole})", re.IGNORECASE) if words else None


@cache
def _others(language: str) -> re.Pattern[str] | None:
    lines = load_pack(language).lines("leaning_others")
    return re.compile(rf"{_FIRST}(?:{'|'.join(lines)})(?!\w)", re.IGNORECASE) if lines else None
