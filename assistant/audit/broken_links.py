"""Links that lead nowhere: three verdicts, because a wall is not a hole."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor

from assistant.audit.figures import figures
from assistant.audit.types import BrokenLink, PageAudit, Verdict
from assistant.messages import N_, Message
from assistant.web.addresses import host, key
from assistant.web.fetch import Fetched

DEAD_STATUSES = frozenset({404, 410})
DEAD_REASONS = frozenset({"no_such_host", "refused", "too_many_redirects", "bad_address"})
Ask = Callable[[str], Fetched]


def verdict(fetched: Fetched) -> Verdict:
    """Return whether a link's answer proves it alive or dead; walls, limits, faults and silence prove nothing."""
    if fetched.status in DEAD_STATUSES and fetched.reason == "status":
        return "dead"
    if fetched.error is None:
        return "alive"
    return "dead" if fetched.reason in DEAD_REASONS else "unverifiable"


def known_broken(pages: Sequence[PageAudit], files: frozenset[str]) -> list[BrokenLink]:
    """Return the broken links the audit knows of without asking: pages it read, and files that are not there."""
    failed = {key(p.material.address or p.final_url or p.url): p for p in pages if p.error is not None}
    there = {key(file) for file in files}
    homes = {host(file) for file in files}
    found = []
    for url, pages_with in _linked(pages).items():
        page = failed.get(key(url))
        if page is not None and page.error is not None and page.status in DEAD_STATUSES:
            found.append(BrokenLink(url, "dead", page.error, pages_with))
        elif host(url) in homes and key(url) not in there:
            found.append(BrokenLink(url, "dead", Message(N_("There is no such file in the saved site.")), pages_with))
    return found


def checked(pages: Sequence[PageAudit], ask: Ask, known: Iterable[BrokenLink]) -> list[BrokenLink]:
    """Return the links, other than the `known` ones, that are dead or cannot be verified; each is asked once."""
    done = {key(link.url) for link in known} | {key(page.final_url) for page in pages if page.error is None}
    waiting = {url: places for url, places in _linked(pages).items() if key(url) not in done}
    with ThreadPoolExecutor(figures("links")["at_once"]) as threads:
        answers = list(threads.map(ask, waiting))
    found = []
    for fetched, places in zip(answers, waiting.values(), strict=True):
        judged = verdict(fetched)
        if judged != "alive" and fetched.error is not None:
            found.append(BrokenLink(fetched.url, judged, fetched.error, places))
    return found


def _linked(pages: Sequence[PageAudit]) -> dict[str, tuple[str, ...]]:
    """Return where each address is linked from."""
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for page in pages:
        for link in page.material.links:
            places[link.url][page.url] = None
    return {url: tuple(found) for url, found in places.items()}
