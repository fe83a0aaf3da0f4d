"""A link that runs a script instead of leading somewhere.

Why: it opens in no new tab, search engines cannot follow it, and it does nothing where scripts are off.
Fix: link the address of a page; make what only acts on this page a button.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each link whose address is a script."""
    for link in subject.document.links:
        if link.url.lstrip().lower().startswith("javascript:"):
            yield Hit(Span(link.start, link.end), link.url)


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("This link runs a script: search engines and new tabs cannot open it."),
        N_("Link the address of a page, or make it a button."),
    ),
)
