"""Words of a language that writes particles, article and pronouns in one piece with them (Arabic), made comparable.

What is taken off stands in the pack's `writing` section. A particle or a pronoun goes only where what remains is a word
of the table of lemmas, the article always; then letters that are written one for the other become one. Roots and
patterns are not looked for: a broken plural is known by the table or not at all.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from assistant.languages.pack import load

_FEMININE = ("ت", "ة")  # the ending of a feminine noun, before a pronoun and at the end of the word


@dataclass(frozen=True)
class Writing:
    """How a language writes words in one piece."""

    marks: re.Pattern[str]
    letters: Mapping[int, str]
    article: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]
    shortest: int


@cache
def writing(language: str) -> Writing | None:
    """Return how the language writes words in one piece, None where each is written apart."""
    section: Mapping[str, Any] | None = load(language).section("writing")
    if section is None:
        return None
    return Writing(
        re.compile(f"[{section['marks']}]+"),
        str.maketrans(dict(section["letters"])),
        tuple(section["article"]),
        tuple(section["before"]),
        tuple(section["after"]),
        int(section["shortest"]),
    )


def bare(word: str, known: Writing, find: Callable[[str], str | None]) -> str:
    """Return the key a word is compared by; `find` gives the lemma of a word the table holds, None of another."""
    word = known.marks.sub("", word)
    lemma = find(word) or next((found for part in _parts(word, known) if (found := find(part))), None)
    return (lemma or _without_article(word, known)).translate(known.letters)


def _without_article(word: str, known: Writing) -> str:
    article = next((a for a in known.article if word.startswith(a) and len(word) >= len(a) + known.shortest), "")
    return word[len(article) :]


def _parts(word: str, known: Writing) -> Iterator[str]:
    """Yield what may be the word itself, the likeliest first: without article, particle, pronoun, or both."""
    inner = _without_article(word, known)
    if inner != word:
        yield inner
    heads = [word, *(word[len(p) :] for p in known.before if word.startswith(p))]
    heads = [head for head in heads if len(head) >= known.shortest]
    yield from heads[1:]
    for head in heads:
        for pronoun in known.after:
            stem = head.removesuffix(pronoun)
            if stem != head and len(stem) >= known.shortest:
                if stem.endswith(_FEMININE[0]):
                    yield stem[:-1] + _FEMININE[1]
                yield stem
