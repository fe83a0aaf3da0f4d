"""A heading level that is skipped.

Why: people who move by headings with a screen reader think that they missed a part.
Fix: go down one level at a time: H2, then H3.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each heading that is more than one level below the heading before it."""
    before = None
    for heading in subject.document.headings:
        if before is not None and heading.level > before + 1:
            params = {"before": before, "right": before + 1}
            yield Hit(heading.span, heading.level, before + 1, params)
        before = heading.level


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("An H{value} right after an H{before}: a level is skipped."),
        N_("Make it an H{right}."),
    ),
)
