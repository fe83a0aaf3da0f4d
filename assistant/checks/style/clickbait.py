"""A promise of a shock that hides the point.

Why: readers feel cheated, and networks rank such posts lower.
Fix: say what it is about; the real news is the best hook.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.phrases import phrases
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each click-bait phrase."""
    for span in phrases(subject.document.text, subject.pack, "clickbait"):
        yield Hit(span)


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("This promises a shock and hides the point."),
        N_("Say what it is about: the news itself is the hook."),
    ),
)
