"""A page that does not name its own address (canonical).

Why: the same page under several addresses (with and without www, with parameters) competes with itself.
Fix: add <link rel="canonical" href="…"> with the one whole address.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the whole: no canonical address, or one that is not whole."""
    canonical = subject.document.meta.canonical
    if not canonical:
        yield Hit(None)
    elif not canonical.lower().startswith(("https://", "http://")):
        yield Hit(None, canonical, params={"address": canonical}, outcome="relative")


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("The page does not name its own address (canonical)."),
        N_("Add a canonical link with the one whole address of the page."),
    ),
    relative=Outcome(
        "warning",
        N_("The canonical address {address} is not whole."),
        N_("Write it whole, with https:// and the domain."),
    ),
)
