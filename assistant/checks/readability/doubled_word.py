"""The same word twice in a row.

Why: "the the" is a slip of the keyboard that spelling checkers of browsers do not see; readers do.
Fix: take one out.
"""

from collections.abc import Iterator
from itertools import pairwise
from operator import eq

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Document, Span, Word
from assistant.messages import N_
from assistant.remembered import remembered

LONGEST = 2_000  # words of a paragraph that is remembered


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each pair of equal words with only white space between; `allowed` ones may stand twice."""
    document, allowed = subject.document, frozenset(limits["allowed"])
    for paragraph, forms in zip(document.prose, document.paragraph_forms, strict=True):
        if not _doubled(forms):
            continue
        for sentence in paragraph.sentences:
            for one, two in pairwise(sentence.words):
                word = one.text.lower()
                same = word == two.text.lower() and word.isalpha() and word not in allowed
                if same and _is_slip(document, one, two):
                    yield Hit(Span(one.start, two.end), params={"word": one.text})


@remembered(1 << 13, LONGEST)
def _doubled(forms: tuple[str, ...]) -> bool:
    """Whether a word follows itself."""
    lower = "\n".join(forms).lower().split("\n")  # at once: several times quicker than one by one
    return any(map(eq, lower, lower[1:]))


def _is_slip(document: Document, one: Word, two: Word) -> bool:
    """Whether nothing but white space parts two equal words, and the second does not name a thing."""
    text = document.judged_text
    between = text[one.end : two.start]
    if not between or between.strip() or "\n" in between or "0" in (text[one.start], text[two.start]):
        return False
    if text[one.start - 1 : one.start] == "-" or (one.text.islower() and not two.text.islower()):
        return False  # dirvish --vault vault; the section Section 10.2
    start, end = document.to_source(Span(one.end - 1, two.start + 1))
    return not document.source[start + 1 : end - 1].strip()  # markup there sets a name off: the type <em>type</em>


CHECK = Check(
    find,
    fault=Outcome("warning", N_("“{word}” stands twice in a row."), N_("Take one out.")),
)
