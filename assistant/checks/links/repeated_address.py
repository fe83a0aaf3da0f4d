"""The same address linked again and again.

Why: one link to a page is enough for readers and for search engines; each further one takes attention from the others.
Fix: keep the link where the reader needs it.
"""

from collections import Counter
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit per address linked more than `max_times`, at its first link too many."""
    links = subject.document.links
    if len(links) > limits["max_links"]:  # an index, not an article
        return
    counts = Counter(link.url.strip() for link in links)
    passed: Counter[str] = Counter()
    for link in links:
        url = link.url.strip()
        if counts[url] <= limits["max_times"] or ":" not in url or "@" in url:
            continue
        passed[url] += 1
        if passed[url] == limits["max_times"] + 1:
            params = {"address": url, "count": counts[url]}
            yield Hit(Span(link.start, link.end), counts[url], limits["max_times"], params)


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("{address} is linked {count} times."),
        N_("Keep the link where the reader needs it."),
    ),
)
