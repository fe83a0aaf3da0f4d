"""A page without a description.

Why: search results then show a sentence picked by a machine, often the cookie notice.
Fix: write one or two sentences, 120 to 156 characters, that say what one finds on the page.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the whole when there is no description."""
    if not (subject.document.meta.description or "").strip():
        yield Hit(None)


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The page has no description."),
        N_("Write one or two sentences, 120 to 156 characters, that say what one finds here."),
    ),
)
