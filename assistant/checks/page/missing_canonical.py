"""A page that does not name its own address (canonical).

Why: the same page under several addresses (with and without www, with parameters) competes with itself.
Fix: add <link rel="canonical" href="…"> with the one whole address.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the whole when there is no canonical address."""
    if not subject.document.meta.canonical:
        yield Hit(None)


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("The page does not name its own address (canonical)."),
        N_("Add a canonical link with the one whole address of the page."),
    ),
)
