"""A page that names several canonical addresses.

Why: search engines then believe none of them; often a theme and an extension each write one.
Fix: keep one, and switch the other off where it is made.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.page.addresses import whole
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the whole when the canonical links name two addresses or more."""
    meta = subject.document.meta
    named = dict.fromkeys(whole(address, meta.address) for address in meta.canonicals)
    if len(named) > 1:
        yield Hit(None, len(named), 1, {"addresses": ", ".join(named)})


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The page names {value} canonical addresses: {addresses}."),
        N_("Keep one, and switch the other off where it is made."),
    ),
)
