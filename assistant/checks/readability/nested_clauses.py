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

    Its words must say so (one more of those that open a clause, in a row) and its grammar too, or nearly where the
    row is longer still. Grammar is asked for the sentences whose words allow it, and for no others.
    """
    deepest = int(limits["max_depth"])
    own = (p for p in subject.document.prose if p.language in (None, subject.pack.code))
    doubtful = [s for p in own for s in p.sentences if _may_nest(s, subject, limits)]
    for sentence, analysis in zip(doubtful, subject.analyses(list(map(_alone, doubtful))), strict=True):
        if analysis is None:
            continue
        chained = openings(sentence.text, subject.pack).chained
        found = nesting(analysis.sentences[0], subject.pack, limits["relations"])
        if chained > deepest and found.depth >= deepest and chained + found.depth > 2 * deepest + 1:
            yield Hit(sentence.span, max(found.depth, chained - 1), deepest)
        elif found.clauses > limits["max_clauses"]:
            yield Hit(sentence.span, found.clauses, limits["max_clauses"], outcome="many")


def _alone(sentence: Sentence) -> Paragraph:
    return Paragraph("paragraph", sentence.text, sentence.start, sentence.end, (sentence,))


def _may_nest(sentence: Sentence, subject: Subject, limits: Limits) -> bool:
    if len(sentence.words) < limits["words"]:
        return False
    found = openings(sentence.text, subject.pack)
    return found.chained > int(limits["max_depth"]) or found.all > int(limits["max_clauses"])


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
