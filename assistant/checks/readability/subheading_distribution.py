"""A long stretch of an article without a subheading.

Why: readers scan; without subheadings they do not find what they came for. Posts have none, and are never told to.
Fix: put a subheading where the subject changes, at most every 300 words.
"""

from collections.abc import Iterator
from typing import NamedTuple

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Document, Span
from assistant.messages import N_


class Stretch(NamedTuple):
    """The text between two headings."""

    span: Span
    words: int


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each stretch between headings of more than `max_words` words."""
    for stretch in stretches(subject.document):
        if stretch.words > limits["max_words"]:
            outcome = "very_long" if stretch.words > limits["too_long"] else "fault"
            yield Hit(stretch.span, stretch.words, limits["max_words"], outcome=outcome)


def stretches(document: Document) -> Iterator[Stretch]:
    """Yield the stretches of prose between headings, in order."""
    start, end, count = 0, 0, 0
    for paragraph in document.prose:
        if paragraph.kind == "heading":
            if count:
                yield Stretch(Span(start, end), count)
            count = 0
            continue
        start = start if count else paragraph.start
        end = paragraph.end
        count += paragraph.length
    if count:
        yield Stretch(Span(start, end), count)


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("{value} words without a subheading; {limit} are enough."),
        N_("Put a subheading where the subject changes."),
    ),
    very_long=Outcome(
        "warning",
        N_("{value} words without a subheading; the limit is {limit}."),
        N_("Put one or two subheadings where the subject changes: readers scan before they read."),
    ),
)
