"""A sentence that is too long.

Why: past some twenty words a reader has forgotten the beginning; on a phone the sentence fills the screen.
Fix: cut it in two, at "and", "which" or a comma.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each sentence of more than `max_words` words; `too_long` of them make it grave."""
    for sentence in subject.document.sentences:
        count = sentence.length
        if count > limits["too_long"]:
            yield Hit(sentence.span, count, limits["max_words"], outcome="very_long")
        elif count > limits["max_words"]:
            yield Hit(sentence.span, count, limits["max_words"])


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("A long sentence: {value} words, where {limit} are enough."),
        N_("Cut it in two, or take out what repeats."),
    ),
    very_long=Outcome(
        "warning",
        N_("A very long sentence: {value} words, where {limit} are enough."),
        N_("Cut it in two or three: one idea each."),
    ),
)
