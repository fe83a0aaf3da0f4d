"""A shortened link.

Why: readers cannot see where it leads and spam filters distrust it; most networks count all links alike.
Fix: use the whole address, or a short address of your own domain.
"""

from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import urlsplit

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_

REMEMBERED_ADDRESSES = 4_096  # a site's pages repeat their links


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each link whose host is one of `hosts`."""
    known = frozenset(limits["hosts"])
    for link in subject.document.links:
        host = host_of(link.url)
        if host in known:
            yield Hit(Span(link.start, link.end), host, params={"host": host})


@lru_cache(maxsize=REMEMBERED_ADDRESSES)
def host_of(url: str) -> str | None:
    """Return the host of an address without www., None without one."""
    try:
        host = urlsplit(url.strip()).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("A shortened link ({host}): readers cannot see where it leads."),
        N_("Use the whole address, or a short one of your own domain."),
    ),
)
