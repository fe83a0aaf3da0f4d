"""Which words are words of a language: by simplemma's dictionaries, no network."""

from collections.abc import Iterator
from functools import cache, lru_cache

from assistant.languages.pack import FOLDER

_ACCENTS = {"e": "éèêë", "a": "àâ", "i": "îï", "o": "ô", "u": "ùû", "c": "ç"}
_LONGEST = 30  # letters of a word that may lack accents


@lru_cache(maxsize=65536)
def known(word: str, language: str) -> bool:
    """Return whether a word in lower case stands in the dictionary of the language."""
    if word in _more(language):
        return True
    import simplemma  # slow to load: only who needs the dictionary pays for it

    try:
        return bool(simplemma.is_known(word, language))
    except ValueError:
        return False


@lru_cache(maxsize=65536)
def known_unaccented(word: str, language: str) -> bool:
    """Return whether a word in lower case is in the dictionary as it stands, or with accents its writer left out."""
    return known(word, language) or (len(word) <= _LONGEST and any(known(f, language) for f in _accented(word)))


def _accented(word: str) -> Iterator[str]:
    """Yield the word with one accent more, then with two é (rentree, zero, evenement, ca)."""
    for index, letter in enumerate(word):
        for accented in _ACCENTS.get(letter, ""):
            once = word[:index] + accented + word[index + 1 :]
            yield once
            if accented == "é":
                for later in range(index + 1, len(word)):
                    if word[later] == "e":
                        yield f"{once[:later]}é{once[later + 1 :]}"
                        yield f"{once[:later]}è{once[later + 1 :]}"


@cache
def _more(language: str) -> frozenset[str]:
    """Return the words of `facts_common.txt`: common ones the dictionary lacks, invariable words above all."""
    path = FOLDER / language / "facts_common.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return frozenset(word for line in lines for word in line.split("#")[0].split())
