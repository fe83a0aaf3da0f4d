"""A page without a main heading, or with several.

Why: the H1 tells readers, screen readers and search engines what the page is about; two say two things.
Fix: keep one H1 and make the others H2.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each H1 after the first, or one hit about the whole when a whole page has none."""
    h1 = [heading for heading in subject.document.headings if heading.level == 1]
    for extra in h1[1:]:
        yield Hit(extra.span, len(h1), 1)
    if not h1 and subject.document.is_page:
        yield Hit(None, 0, 1, outcome="missing")


CHECK = Check(
    find,
    fault=Outcome("warning", N_("{value} main headings (H1); one is right."), N_("Make this one an H2.")),
    missing=Outcome(
        "warning",
        N_("The page has no main heading (H1)."),
        N_("Make the heading that names the subject an H1."),
    ),
)
