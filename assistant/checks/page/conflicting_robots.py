"""Robots directives that contradict each other.

Why: search engines obey the stricter of the two: a theme that writes "index" does not undo a forgotten "noindex".
Fix: keep the one you mean.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.page.robots import directives
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the whole per pair of `opposites` that both stand there, the stricter one last."""
    found = directives(subject.document.meta.robots)
    for mild, strict in limits["opposites"]:
        if mild in found and strict in found:
            yield Hit(None, strict, params={"mild": mild, "strict": strict})


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The page says both “{mild}” and “{strict}” to search engines: they obey “{strict}”."),
        N_("Keep the one you mean."),
    ),
)
