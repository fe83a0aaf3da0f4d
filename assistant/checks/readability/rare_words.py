"""Which words of a text the general public seldom meets: long ones that its language seldom uses."""

from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import chain, compress
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
    leasts = [next(x for letters, x in rows if size >= letters) for size in range(shortest, longest + 1)]
    long = [form for form in document.forms if len(form) >= shortest and form.isalpha() and form.islower()]
    rare = [form for form in long if is_rarer(form, language, leasts[min(len(form), longest) - shortest])]
    told = frozenset(form for form in rare if not fold(lemma(form, language)).startswith(own))
    return tuple([word for word in _among(told, document) if text[word.start - 1 : word.start] != "#"])


def _among(told: Set[str], document: Document) -> Iterator[Word]:
    """Yield the words of the document's own language, outside headings, that are written so."""
    for paragraph, forms in zip(document.prose, document.paragraph_forms, strict=True):
        if paragraph.kind != "heading" and not paragraph.language:
            words = chain.from_iterable([sentence.words for sentence in paragraph.sentences])
            yield from compress(words, map(told.__contains__, forms))
