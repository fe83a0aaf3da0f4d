"""The site view: what pages say together. Every part is linear in the number of pages and links."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace

from assistant.audit import page_lists
from assistant.audit.broken_links import checked, known_broken, known_moved
from assistant.audit.cannibalisation import cannibalisation
from assistant.audit.link_opportunities import link_opportunities
from assistant.audit.near_duplicates import near_duplicates
from assistant.audit.site_links import SiteLinks, site_links
from assistant.audit.types import BrokenLink, MovedLink, PageAudit, Repeated, Site
from assistant.web.addresses import key
from assistant.web.fetch import Fetched
from assistant.web.link_check import Ask


def view(
    pages: Sequence[PageAudit],
    whole: bool,
    files: frozenset[str],
    ask: Ask | None,
    detours: Sequence[Fetched] = (),
) -> Site:
    """Return what the pages say together; `ask` checks the links that lead out, None leaves them unchecked.

    `detours` are answers that redirected to a page which is among `pages` under another address.
    """
    read = _distinct(pages)
    links = site_links(read, detours)
    known = known_broken(pages, files), known_moved(pages, detours)
    broken, moved = _mended(read, *known, ask)
    return Site(
        pages=len(pages),
        errors=sum(page.error is not None for page in pages),
        cannibalisation=cannibalisation(read),
        near_duplicates=near_duplicates(read),
        duplicate_titles=_repeated(read, _title),
        duplicate_descriptions=_repeated(read, _description),
        orphans=_orphans(read, links) if whole else (),
        link_opportunities=link_opportunities(read, links),
        broken_links=broken,
        moved_links=moved,
        vague_links=page_lists.vague_links(read, links),
        unanswered_versions=page_lists.unanswered_versions(read, links),
        missing_titles=page_lists.missing(read, links, _title),
        missing_descriptions=page_lists.missing(read, links, _description),
        thin=page_lists.thin(read, links),
        deep=page_lists.deep(read, links),
        bare_images=page_lists.bare_images(read, links),
        incoming={page.url: count for page, count in zip(read, links.incoming, strict=True)},
        clicks={page.url: clicks for page, clicks in zip(read, links.clicks, strict=True)},
    )


def _mended(
    read: Sequence[PageAudit], broken: list[BrokenLink], moved: list[MovedLink], ask: Ask | None
) -> tuple[tuple[BrokenLink, ...], tuple[MovedLink, ...]]:
    """Return the broken and the moved links: dead ones, moves for good and those on many pages first."""
    if ask:
        asked, more = checked(read, ask, broken)
        broken += asked
        moved += [link for link in more if link.url not in {m.url for m in moved}]
    broken.sort(key=lambda link: (link.verdict != "dead", -len(link.found_on), link.url))
    moved.sort(key=lambda link: (not link.permanent, -len(link.found_on), link.url))
    return tuple(broken), tuple(moved)


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


def _title(page: PageAudit) -> str | None:
    return page.title


def _description(page: PageAudit) -> str | None:
    return page.description


def _orphans(pages: Sequence[PageAudit], links: SiteLinks) -> tuple[str, ...]:
    """Return the pages no other page leads to, the longest first; the first page of all and home pages need no link."""
    canonicals = {key(p.canonical) for p in pages if p.canonical and key(p.canonical) != key(p.final_url)}
    alone = [
        page
        for page, incoming in zip(pages, links.incoming, strict=True)
        if not incoming and page.depth != 0 and "/" in key(page.material.address)
    ]
    alone.sort(key=lambda page: (not page.indexable, -(page.words or 0), page.url))
    return tuple(page.url for page in alone if key(page.material.address) not in canonicals)
