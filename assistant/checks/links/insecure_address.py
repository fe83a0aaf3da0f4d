"""A link with http:// where https:// is the rule.

Why: browsers warn that the page is not secure, and some readers stop there.
Fix: write https:// and open the link once to see that it answers.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each link whose address begins with http://; a page read at http:// names its own site so."""
    own = (subject.document.meta.address or "").lower()
    site = own.partition("/")[0] and "/".join(own.split("/")[:3]) + "/" if own.startswith("http://") else None
    for link in subject.document.links:
        url = link.url.strip().lower()
        if url.startswith("http://") and not (site and f"{url}/".startswith(site)):
            yield Hit(Span(link.start, link.end), link.url, params={"address": link.url})


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The link {address} begins with http://: browsers call it not secure."),
        N_("Write https:// and open it once to see that it answers."),
    ),
)
