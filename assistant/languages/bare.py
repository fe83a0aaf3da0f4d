"""A text as bare words, so that phrases are found however a page writes them."""

import re
import unicodedata

_WORDS = re.compile(r"[^\W_]+")


def bare(text: str) -> str:
    """Return the words of a text in lower case, without accents and signs, one space between them."""
    spread = unicodedata.normalize("NFKD", text.lower().replace("œ", "oe"))
    return " ".join(_WORDS.findall("".join(c for c in spread if not unicodedata.combining(c))))
