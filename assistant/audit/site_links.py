"""Which page of a site leads to which: links towards each, and clicks from the home page."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.audit.types import PageAudit
from assistant.web.addresses import key
from assistant.web.fetch import Fetched


@dataclass(frozen=True)
class SiteLinks:
    """The links between pages, all by the pages' numbers in the order given.

    `clicks` is None for a page that nothing leads to from the home page, and for all where there is no home page.
    """

    leads_to: tuple[frozenset[int], ...]
    incoming: tuple[int, ...]
    clicks: tuple[int | None, ...]


def site_links(pages: Sequence[PageAudit], detours: Sequence[Fetched] = ()) -> SiteLinks:
    """Return the links between `pages`, each page counted once whatever the number of its links.

    A link to an address that redirects leads to the page behind it, as search engines see it; `detours` are the
    answers that redirected to one of the pages, beside the pages' own redirects.
    """
    keys = [key(page.material.address) for page in pages]
    named = {name: number for number, name in enumerate(keys)}
    behind = {key(hop): number for number, page in enumerate(pages) for hop in page.redirects}
    for detour in detours:
        if key(detour.final_url) in named:
            behind |= {key(hop): named[key(detour.final_url)] for _, hop in detour.redirects}
    numbers = behind | named
    known: dict[str, int | None] = {}  # addresses come back on every page: each is looked up once
    leads_to = []
    for number, page in enumerate(pages):
        urls = {url for url, *_ in page.material.links}
        known.update({url: numbers.get(key(url)) for url in urls.difference(known)})
        found = {known[url] for url in urls}
        leads_to.append(frozenset([target for target in found if target is not None and target != number]))
    incoming = [0] * len(pages)
    for targets in leads_to:
        for target in targets:
            incoming[target] += 1
    return SiteLinks(tuple(leads_to), tuple(incoming), _clicks(pages, keys, leads_to))


def _clicks(
    pages: Sequence[PageAudit], keys: Sequence[str], leads_to: Sequence[frozenset[int]]
) -> tuple[int | None, ...]:
    """Return the clicks from the home page: the crawl's own where it counted them, else the shortest way."""
    if any(page.depth is not None for page in pages):
        return tuple(page.depth for page in pages)
    found: list[int | None] = [None] * len(pages)
    waiting = deque(number for number, name in enumerate(keys) if name and "/" not in name)
    for number in waiting:
        found[number] = 0
    while waiting:
        number = waiting.popleft()
        for target in leads_to[number]:
            if found[target] is None:
                found[target] = (found[number] or 0) + 1
                waiting.append(target)
    return tuple(found)
