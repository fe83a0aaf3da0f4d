"""An article without a link.

Why: a reader who wants more finds no way on, and search engines see a dead end.
Fix: link one page of yours and one source you trust, where you speak of them.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the whole when there is no link at all."""
    if not subject.document.links:
        yield Hit(None, 0, 1)


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("The article has no link."),
        N_("Link one page of yours and one source you trust, where you speak of them."),
    ),
)
