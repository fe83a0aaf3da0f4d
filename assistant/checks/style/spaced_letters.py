"""A word with spaces between its letters: "S O L D E S".

Why: a screen reader spells it out, and neither a search nor a translation knows the word.
Fix: write the word whole.
"""

import re
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.phrases import blocks
from assistant.document import Span
from assistant.languages.vocabulary import known_unaccented
from assistant.messages import N_
from assistant.remembered import remembered

_UPPER, _LOWER = r"[^\W\d_a-zß-öø-ÿ]", r"[^\W\d_A-ZÀ-ÖØ-Þ]"
_SPACED = re.compile(
    "|".join(rf"(?<![^\W_])(?:{sign}[ \u00a0*_·]){{3,40}}{sign}(?![^\W_])" for sign in (_UPPER, _LOWER))
)

_THREE = re.compile(r"[ \u00a0*_·][^\W\d_]" * 3 + r"(?![^\W_])")  # a search is quicker without a group it opens with


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each word so spelt, of `letters` letters or more, that the dictionary knows."""
    text = subject.document.judged_text
    if not any(_may_hold(block) for _, block in blocks(text)):
        return
    for match in _SPACED.finditer(text):
        word = re.sub(r"[\W_]", "", match.group())
        if len(word) >= limits["letters"] and known_unaccented(word.lower(), subject.pack.code):
            yield Hit(Span(*match.span()), match.group(), None, {"word": word})


@remembered(1 << 13)
def _may_hold(text: str) -> bool:
    return _THREE.search(text) is not None


CHECK = Check(
    find,
    fault=Outcome("warning", N_("A screen reader spells this word letter by letter."), N_("Write it whole: {word}.")),
)
