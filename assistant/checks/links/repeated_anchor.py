"""The same words linked to different addresses.

Why: two links that read alike are expected to lead to the same place, above all by those who hear them in a list.
Fix: add to each what tells it from the other.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.links.generic_anchor import bare, is_code, is_generic
from assistant.document import Link, Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield the first link of an anchor that led elsewhere before; bare addresses, code and numbers are let be."""
    if len(subject.document.links) > limits["max_links"]:  # an index, not an article
        return
    seen: dict[str, Link] = {}
    told: set[str] = set()
    code = subject.document.code
    for link in subject.document.links:
        words = bare(link.anchor) if limits["min_characters"] <= len(link.anchor) <= limits["max_characters"] else ""
        if not words or words.isdigit() or "://" in link.anchor or is_generic(link.anchor, subject.pack.code):
            continue
        if link.label or link.url.startswith("#") or is_code(link, code):
            continue
        before = seen.setdefault(words, link)
        if words not in told and _address(before.url) != _address(link.url):
            told.add(words)
            params = {"anchor": link.anchor.strip(), "first": before.url, "second": link.url}
            yield Hit(Span(link.start, link.end), link.anchor, params=params)


def _address(url: str) -> str:
    return url.strip().partition("#")[0].rstrip("/").lower().removeprefix("https:").removeprefix("http:")


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("“{anchor}” leads to two addresses: {first} and {second}."),
        N_("Add to each what tells it from the other."),
    ),
)
