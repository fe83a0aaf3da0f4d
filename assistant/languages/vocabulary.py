"""Which words are words of a language: by simplemma's dictionaries, no network."""

from functools import cache, lru_cache

import simplemma

from assistant.languages.pack import FOLDER


@lru_cache(maxsize=65536)
def known(word: str, language: str) -> bool:
    """Return whether a word in lower case stands in the dictionary of the language."""
    if word in _more(language):
        return True
    try:
        return bool(simplemma.is_known(word, language))
    except ValueError:
        return False


@cache
def _more(language: str) -> frozenset[str]:
    """Return the words of `facts_common.txt`: common ones the dictionary lacks, invariable words above all."""
    path = FOLDER / language / "facts_common.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return frozenset(word for line in lines for word in line.split("#")[0].split())
