"""The site view: what pages say together. Every part is linear in the number of pages and links."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.audit.broken_links import checked, known_broken
from assistant.audit.cannibalisation import cannibalisation
from assistant.audit.link_opportunities import link_opportunities
from assistant.audit.near_duplicates import near_duplicates
from assistant.audit.types import BrokenLink, PageAudit, Repeated, Site
from assistant.web.addresses import key
from assistant.web.link_check import Ask


def view(pages: Sequence[PageAudit], whole: bool, files: frozenset[str], ask: Ask | None) -> Site:
    """Return what the pages say together; `ask` checks the links that lead out, None leaves them unchecked."""
    read = _distinct(pages)
    known = known_broken(pages, files)
    broken = known + (checked(read, ask, known) if ask else [])
    broken.sort(key=lambda link: (link.verdict != "dead", -len(link.found_on), link.url))
    return Site(
        len(pages),
        sum(page.error is not None for page in pages),
        cannibalisation(read),
        near_duplicates(read),
        _repeated(read, lambda page: page.title),
        _repeated(read, lambda page: page.description),
        _orphans(read) if whole else (),
        link_opportunities(read),
        tuple(broken),
    )


def with_broken_links(pages: Sequence[PageAudit], broken: Sequence[BrokenLink]) -> tuple[PageAudit, ...]:
    """Return the pages, each with the dead links that stand on it."""
    dead: dict[str, list[str]] = defaultdict(list)
    for link in broken:
        if link.verdict == "dead":
            for url in link.found_on:
                dead[url].append(link.url)
    return tuple(
        replace(page, links=replace(page.links, broken=tuple(dead[page.url]))) if page.url in dead else page
        for page in pages
    )


def _distinct(pages: Sequence[PageAudit]) -> tuple[PageAudit, ...]:
    """Return the pages that were read, each once, whatever addresses led to it."""
    found: dict[str, PageAudit] = {}
    for page in pages:
        if page.error is None:
            found.setdefault(key(page.final_url or page.url), page)
    return tuple(found.values())


def _repeated(pages: Sequence[PageAudit], text_of: Callable[[PageAudit], str | None]) -> tuple[Repeated, ...]:
    groups: dict[str, list[str]] = defaultdict(list)
    for page in pages:
        text = text_of(page)
        if text and page.indexable:
            groups[text].append(page.url)
    found = [Repeated(text, tuple(urls)) for text, urls in groups.items() if len(urls) > 1]
    return tuple(sorted(found, key=lambda group: (-len(group.urls), group.text)))


def _orphans(pages: Sequence[PageAudit]) -> tuple[str, ...]:
    """Return the pages no other page leads to; the first page of all and the home page need no link."""
    linked = {
        key(link.url) for page in pages for link in page.material.links if key(link.url) != key(page.material.address)
    }
    linked |= {key(page.canonical) for page in pages if page.canonical and key(page.canonical) != key(page.final_url)}
    return tuple(
        page.url
        for page in pages
        if key(page.material.address) not in linked and "/" in key(page.material.address) and page.depth != 0
    )
