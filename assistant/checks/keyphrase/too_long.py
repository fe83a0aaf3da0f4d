"""A keyphrase of too many words.

Why: nobody types nine words in that order; a text cannot be about all of them at once.
Fix: keep the two to four words people would type; give the rest as a second keyphrase.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.keyphrase.compiling import compile_phrase
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each keyphrase of more than `max_words` content words."""
    for keyphrase in subject.goal.keyphrases:
        count = len(compile_phrase(keyphrase, subject.pack.code).units)
        if count > limits["max_words"]:
            outcome = "fault" if count > limits["too_long"] else "long"
            yield Hit(None, count, limits["max_words"], {"keyphrase": keyphrase}, outcome)


CHECK = Check(
    find,
    long=Outcome(
        "info",
        N_("The keyphrase “{keyphrase}” has {value} words that count; {limit} are enough."),
        N_("Keep the words people would type."),
    ),
    fault=Outcome(
        "warning",
        N_("The keyphrase “{keyphrase}” is too long: {value} words that count; the limit is {limit}."),
        N_("Keep the two to four words people would type; give the rest as a second keyphrase."),
    ),
)
