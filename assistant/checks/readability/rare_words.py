"""Which words of a text the general public seldom meets: long ones that its language seldom uses."""

from collections.abc import Mapping, Sequence
from typing import Any

from assistant.document import Document, Word
from assistant.languages.frequency import is_rarer
from assistant.languages.inflection import fold
from assistant.languages.lemmas import lemma

STEM = 5  # letters of a keyphrase's word whose longer kin are left out too


def rare_words(document: Document, keyphrases: Sequence[str], rules: Mapping[str, Any]) -> tuple[Word, ...]:
    """Return the long rare words of the sentences, in order.

    Rows of `rules["rare"]`: from so many letters on, a word of a lower band than this is rare. Names, the words of
    the keyphrases (composteur beside compost) and of hashtags, and passages in another language are left out.
    """
    rows = sorted(((int(letters), float(least)) for letters, least in rules["rare"]), reverse=True)
    language, text = document.language, document.text
    own = tuple(fold(lemma(w, language)) for keyphrase in keyphrases for w in keyphrase.split() if len(w) >= STEM)
    longest, shortest = rows[0][0], rows[-1][0]
    leasts = {size: next(x for letters, x in rows if size >= letters) for size in range(shortest, longest + 1)}
    return tuple(
        word
        for word in _long_words(document, shortest)
        if is_rarer(word[0], language, leasts[min(len(word[0]), longest)])
        and text[word.start - 1 : word.start] != "#"
        and not fold(lemma(word.text, language)).startswith(own)
    )


def _long_words(document: Document, letters: int) -> list[Word]:
    """Return the words of so many letters at least that are no names (a capital inside a sentence)."""
    return [
        word
        for paragraph in document.prose
        if paragraph.kind != "heading" and not paragraph.language
        for sentence in paragraph.sentences
        for word in sentence.words
        if len(word[0]) >= letters and word[0].isalpha() and word[0].islower()
    ]
