"""Clauses inside clauses.

Why: each "who", "which" or "that" inside another is one more thread to keep in hand; past two, the first is lost.
Fix: give the inner idea a sentence of its own.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.readability.clauses import nesting, openings
from assistant.document import Paragraph, Sentence
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each long sentence whose clauses nest deeper than `max_depth`, or are more than `max_clauses`.

    Grammar is asked for the sentences whose length and words allow it, and for no others.
    """
    own = (p for p in subject.document.prose if p.language in (None, subject.pack.code))
    doubtful = [s for p in own for s in p.sentences if _may_nest(s, subject, limits)]
    for sentence, analysis in zip(doubtful, subject.analyses(list(map(_alone, doubtful))), strict=True):
        if analysis is None:
            continue
        found = nesting(analysis.sentences[0], subject.pack, limits["relations"])
        if found.depth > limits["max_depth"]:
            yield Hit(sentence.span, found.depth, limits["max_depth"])
        elif found.clauses > limits["max_clauses"]:
            yield Hit(sentence.span, found.clauses, limits["max_clauses"], outcome="many")


def _alone(sentence: Sentence) -> Paragraph:
    return Paragraph("paragraph", sentence.text, sentence.start, sentence.end, (sentence,))


def _may_nest(sentence: Sentence, subject: Subject, limits: Limits) -> bool:
    if len(sentence.words) < limits["words"]:
        return False
    return openings(sentence.text, subject.pack) > int(limits["max_depth"])


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("Clauses nested {value} deep, where {limit} are enough."),
        N_("Give the inner idea a sentence of its own."),
    ),
    many=Outcome(
        "info",
        N_("A sentence of {value} subordinate clauses, where {limit} are enough."),
        N_("Cut it in two or three: one idea each."),
    ),
)
