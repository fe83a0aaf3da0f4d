"""Links that lead nowhere: three verdicts, because a wall is not a hole."""

from collections import defaultdict
from collections.abc import Container, Iterable, Sequence
from itertools import chain

from assistant.audit.types import BrokenLink, MovedLink, PageAudit
from assistant.messages import N_, Message
from assistant.web.addresses import host, key
from assistant.web.fetch import Fetched
from assistant.web.link_check import DEAD_STATUSES, PERMANENT, Ask, ask_all


def known_broken(pages: Sequence[PageAudit], files: frozenset[str]) -> list[BrokenLink]:
    """Return the broken links the audit knows of without asking: pages it read, and files that are not there."""
    failed = {key(p.material.address or p.final_url or p.url): p.error for p in pages if _is_dead(p)}
    there = {key(file) for file in files}
    homes = {host(file) for file in files}
    reasons: dict[str, Message] = {}
    for url in _addresses(pages) if failed or files else ():
        dead = failed.get(key(url))
        if dead is not None:
            reasons[url] = dead
        elif host(url) in homes and key(url) not in there:
            reasons[url] = Message(N_("There is no such file in the saved site."))
    return [BrokenLink(url, "dead", reasons[url], places) for url, places in _linked(pages, reasons).items()]


def _is_dead(page: PageAudit) -> bool:
    return page.error is not None and page.status in DEAD_STATUSES


def checked(
    pages: Sequence[PageAudit], ask: Ask, known: Iterable[BrokenLink]
) -> tuple[list[BrokenLink], list[MovedLink]]:
    """Return the links, other than the `known` ones, that are dead or unverifiable, and those that have moved.

    Each address is asked once.
    """
    done = {key(link.url) for link in known} | {key(page.final_url) for page in pages if page.error is None}
    waiting = _linked(pages, {url for url in _addresses(pages) if key(url) not in done})
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


def known_moved(pages: Sequence[PageAudit], detours: Sequence[Fetched] = ()) -> list[MovedLink]:
    """Return the links that the audit followed to another address than the one they name."""
    ways = [(page.final_url, page.redirects, page.redirect_statuses) for page in pages if page.error is None]
    for detour in detours:
        statuses, hops = zip(*detour.redirects, strict=True)
        ways.append((detour.final_url, hops, statuses))
    ends: dict[str, tuple[str, bool]] = {}
    for end, hops, statuses in ways:
        for number, hop in enumerate(hops):
            ends[key(hop)] = end, PERMANENT.issuperset(statuses[number:])
    if not ends:
        return []
    # `www.`, a trailing slash or https alone are settled by one rule of the server, not by mending links.
    found = {url: ends[key(url)] for url in _addresses(pages) if key(url) in ends}
    leads = {url: (end, permanent) for url, (end, permanent) in found.items() if key(end) != key(url)}
    return [MovedLink(url, leads[url][0], places, leads[url][1]) for url, places in _linked(pages, leads).items()]


def _addresses(pages: Sequence[PageAudit]) -> dict[str, None]:
    """Return the addresses that links lead to, each once, in order."""
    return dict.fromkeys(chain.from_iterable([link.url for link in page.material.links] for page in pages))


def _linked(pages: Sequence[PageAudit], wanted: Container[str]) -> dict[str, tuple[str, ...]]:
    """Return where each of the wanted addresses is linked from."""
    places: dict[str, dict[str, None]] = defaultdict(dict)
    for page in pages:
        for link in page.material.links:
            if link.url in wanted:
                places[link.url][page.url] = None
    return {url: tuple(found) for url, found in places.items()}
