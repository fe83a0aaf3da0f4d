"""Which words are words of a language: by simplemma's dictionaries, no network."""

from functools import cache

import simplemma


@cache
def known(word: str, language: str) -> bool:
    """Return whether a word in lower case stands in the dictionary of the language."""
    try:
        return bool(simplemma.is_known(word, language))
    except ValueError:
        return False
