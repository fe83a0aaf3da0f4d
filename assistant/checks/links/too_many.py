"""Too many links.

Why: in a post each link takes readers away from the other; in an article a hundred of them hide the one that matters.
Fix: keep the link you want clicked.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit at the first link too many."""
    links = [link for link in subject.document.links if not link.url.startswith("#")]
    if len(links) > limits["max_links"]:
        extra = links[limits["max_links"]]
        yield Hit(Span(extra.start, extra.end), len(links), limits["max_links"])


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("{value} links; {limit} are enough."),
        N_("Keep the one you want clicked, and perhaps a second."),
    ),
)
