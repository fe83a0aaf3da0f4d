"""The same word twice in a row.

Why: "the the" is a slip of the keyboard that spelling checkers of browsers do not see; readers do.
Fix: take one out.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each pair of equal words with only white space between; `allowed` ones may stand twice."""
    text = subject.document.judged_text
    allowed = frozenset(limits["allowed"])
    for paragraph in subject.document.prose:
        for sentence in paragraph.sentences:
            for one, two in zip(sentence.words, sentence.words[1:], strict=False):
                word = one.text.lower()
                if word == two.text.lower() and word.isalpha() and word not in allowed:
                    gap = text[one.end : two.start]
                    option = text[one.start - 1 : one.start] == "-"  # dirvish --vault vault
                    if gap and not gap.strip() and "\n" not in gap and not option:
                        yield Hit(Span(one.start, two.end), params={"word": one.text})


CHECK = Check(
    find,
    fault=Outcome("warning", N_("“{word}” stands twice in a row."), N_("Take one out.")),
)
