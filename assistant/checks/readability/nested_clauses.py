"""Clauses inside clauses.

Why: each "who", "which" or "that" inside another is one more thread to keep in hand; past two, the first is lost.
Fix: give the inner idea a sentence of its own.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.readability.clauses import nesting, openings
from assistant.document import Sentence
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each long sentence whose clauses nest deeper than `max_depth`, or are more than `max_clauses`.

    Grammar is asked for the paragraphs that hold such a sentence by its length and its words, and no others.
    """
    own = (paragraph for paragraph in subject.document.prose if paragraph.language in (None, subject.pack.code))
    doubtful = [p for p in own if any(_may_nest(s, subject, limits) for s in p.sentences)]
    for paragraph, analysis in zip(doubtful, subject.analyses(doubtful), strict=True):
        if analysis is None:
            continue
        for sentence, tokens in zip(paragraph.sentences, analysis.sentences, strict=True):
            if not _may_nest(sentence, subject, limits):
                continue
            found = nesting(tokens, subject.pack, limits["relations"])
            if found.depth > limits["max_depth"]:
                yield Hit(sentence.span, found.depth, limits["max_depth"])
            elif found.clauses > limits["max_clauses"]:
                yield Hit(sentence.span, found.clauses, limits["max_clauses"], outcome="many")


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
