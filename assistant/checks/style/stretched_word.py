"""A word stretched by a letter repeated: "merciiii".

Why: screen readers stammer over it or spell it out, and translation and search lose the word.
Fix: write the word once, as it is; the emotion can be said.
"""

from collections.abc import Iterator

import regex

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.signs import characters_of, lines
from assistant.document import Span
from assistant.messages import N_
from assistant.remembered import remembered

ALPHABET = 120  # letters, capitals and accents included
_WORD = regex.compile(r"(?<![\w@#/.-])(?=\w*?(\p{L})\1\1\1)\p{L}+(?![\w@/-])")
_VOWEL = regex.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]", regex.IGNORECASE)


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each word where a letter stands `row` times in a row; « mmmm » and « zzzz » are sounds, not words."""
    text = subject.document.judged_text
    if not any(map(_may_hold, lines(text))):
        return
    for match in _WORD.finditer(text):
        word = match.group()
        if len(set(word.lower())) > 1 and _VOWEL.search(word) and _row(word) >= limits["row"]:
            plain = regex.sub(r"(\p{L})\1{2,}", r"\1", word)
            yield Hit(Span(*match.span()), word, limits["row"], {"word": word, "plain": plain})


@remembered(1 << 13)
def _may_hold(line: str) -> bool:
    """Whether a letter stands four times in a row; quicker than the search, where the alphabet is short."""
    letters = [*filter(str.isalpha, characters_of(line))]
    if len(letters) > ALPHABET:
        return True
    for letter in letters:  # noqa: SIM110 (any() takes twice the time)
        if letter * 4 in line:
            return True
    return False


def _row(word: str) -> int:
    """Return how often the most repeated letter stands in a row."""
    return max(len(run.group()) for run in regex.finditer(r"(\p{L})\1*", word.lower()))


CHECK = Check(
    find,
    fault=Outcome("info", N_("“{word}”: screen readers stammer over it."), N_("Write it plainly: {plain}.")),
)
