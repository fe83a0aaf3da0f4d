"""A paragraph that is too long.

Why: a block of text without a break looks like work; on a phone it fills several screens.
Fix: begin a new paragraph where the idea changes.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each paragraph of more than `max_words` words; `too_long` of them make it grave."""
    for paragraph in subject.document.prose:
        count = paragraph.length
        if paragraph.kind == "paragraph" and count > limits["max_words"]:
            outcome = "very_long" if count > limits["too_long"] else "fault"
            yield Hit(paragraph.span, count, limits["max_words"], outcome=outcome)


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("A long paragraph: {value} words, where {limit} are enough."),
        N_("Begin a new paragraph where the idea changes."),
    ),
    very_long=Outcome(
        "warning",
        N_("A paragraph that is too long: {value} words; the limit is {limit}."),
        N_("Cut it in two or three paragraphs, one idea each."),
    ),
)
