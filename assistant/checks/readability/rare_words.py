"""Which words of a text the general public seldom meets: long ones that its language seldom uses."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.document import Document, Word
from assistant.languages.frequency import is_rarer
from assistant.languages.inflection import fold
from assistant.languages.lemmas import lemma
from assistant.remembered import remembered

LONGEST = 2_000  # words of a paragraph that is remembered
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
    leasts = tuple(next(x for letters, x in rows if size >= letters) for size in range(shortest, longest + 1))
    return tuple(
        word
        for word, base in _long_words(document, shortest, leasts)
        if text[word.start - 1 : word.start] != "#" and not base.startswith(own)
    )


def _long_words(document: Document, shortest: int, leasts: tuple[float, ...]) -> Iterator[tuple[Word, str]]:
    """Yield the words of `shortest` letters or more that are no names and seldom met, with their plain dictionary form.

    What a word of so many letters, or one more and so on, must fall under: `leasts`.
    """
    for paragraph, forms in zip(document.prose, document.paragraph_forms, strict=True):
        if paragraph.kind != "heading" and not paragraph.language:
            rare = _rare(forms, document.language, shortest, leasts)
            if rare:
                words = [word for sentence in paragraph.sentences for word in sentence.words]
                yield from [(words[place], base) for place, base in rare]


@remembered(1 << 13, LONGEST)
def _rare(
    forms: tuple[str, ...], language: str, shortest: int, leasts: tuple[float, ...]
) -> tuple[tuple[int, str], ...]:
    """Return the places and dictionary forms of the long rare words that are no names (a capital in a sentence)."""
    last = len(leasts) - 1
    return tuple(
        (place, fold(lemma(form, language)))
        for place, form in enumerate(forms)
        if len(form) >= shortest
        and form.isalpha()
        and form.islower()
        and is_rarer(form, language, leasts[min(len(form) - shortest, last)])
    )
