"""Links that lead nowhere: three verdicts, because a wall is not a hole."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from assistant.audit.types import BrokenLink, MovedLink, PageAudit
from assistant.messages import N_, Message
from assistant.web.addresses import host, key
from assistant.web.link_check import DEAD_STATUSES, PERMANENT, Ask, ask_all


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


def checked(
    pages: Sequence[PageAudit], ask: Ask, known: Iterable[BrokenLink]
) -> tuple[list[BrokenLink], list[MovedLink]]:
    """Return the links, other than the `known` ones, that are dead or unverifiable, and those that have moved.

    Each address is asked once.
    """
    done = {key(link.url) for link in known} | {key(page.final_url) for page in pages if page.error is None}
    waiting = {url: places for url, places in _linked(pages).items() if key(url) not in done}
    answers = ask_all(waiting, ask)
    broken = [
        BrokenLink(url, answer.verdict, answer.reason, waiting[url])
        for url, answer in answers.items()
        if answer.verdict != "alive" and answer.reason is not None
    ]
    return broken, [
        MovedLink(url, answer.moved_to, waiting[url])
        for url, answer in answers.items()
        if answer.verdict == "alive" and answer.moved_to
    ]


def known_moved(pages: Sequence[PageAudit]) -> list[MovedLink]:
    """Return the links that the audit followed to another address than the one they name."""
    ends: dict[str, tuple[str, bool]] = {}
    for page in pages:
        for number, hop in enumerate(page.redirects if page.error is None else ()):
            ends[key(hop)] = page.final_url, PERMANENT.issuperset(page.redirect_statuses[number:])
    if not ends:
        return []
    # `www.`, a trailing slash or https alone are settled by one rule of the server, not by mending links.
    found = ((url, *ends.get(key(url), ("", True)), places) for url, places in _linked(pages).items())
    return [
        MovedLink(url, end, places, permanent) for url, end, permanent, places in found if end and key(end) != key(url)
    ]


def _linked(pages: Sequence[PageAudit]) -> dict[str, tuple[str, ...]]:
    """Return where each address is linked from."""
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for page in pages:
        for link in page.material.links:
            places[link.url][page.url] = None
    return {url: tuple(found) for url, found in places.items()}
