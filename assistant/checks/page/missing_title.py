"""A page without a title.

Why: the title is what browsers, search results and shared links show; without one they show the address.
Fix: write a title of 50 to 60 characters that names the subject.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the whole when there is no title."""
    if not (subject.document.meta.title or "").strip():
        yield Hit(None)


CHECK = Check(
    find,
    fault=Outcome(
        "problem",
        N_("The page has no title."),
        N_("Write a title of 50 to 60 characters that names the subject."),
    ),
)
