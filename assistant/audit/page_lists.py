"""Lists of pages that lack something; those that most links lead to first, for there the fault is seen most."""

from collections.abc import Callable, Sequence

from assistant.audit.figures import figures
from assistant.audit.site_links import SiteLinks
from assistant.audit.types import BareImages, DeepPage, PageAudit, ThinPage, UnansweredVersion, VagueLink
from assistant.web.addresses import key

GENERIC = "links.generic_anchor"


def missing(
    pages: Sequence[PageAudit], links: SiteLinks, text_of: Callable[[PageAudit], str | None]
) -> tuple[str, ...]:
    """Return the indexable pages without this text."""
    return tuple(pages[n].url for n in _by_worth(pages, links) if pages[n].indexable and not text_of(pages[n]))


def thin(pages: Sequence[PageAudit], links: SiteLinks) -> tuple[ThinPage, ...]:
    """Return the indexable pages with hardly any text."""
    least = figures("thin")["words"]
    found = ((pages[n], pages[n].words) for n in _by_worth(pages, links) if pages[n].indexable)
    return tuple(ThinPage(page.url, words) for page, words in found if words is not None and words < least)


def deep(pages: Sequence[PageAudit], links: SiteLinks) -> tuple[DeepPage, ...]:
    """Return the indexable pages that lie far from the home page, the farthest first."""
    most = figures("deep")["clicks"]
    far = ((pages[n].url, links.clicks[n]) for n in _by_worth(pages, links) if pages[n].indexable)
    found = [DeepPage(url, clicks) for url, clicks in far if clicks is not None and clicks > most]
    return tuple(sorted(found, key=lambda page: -page.clicks))


def vague_links(pages: Sequence[PageAudit], links: SiteLinks) -> tuple[VagueLink, ...]:
    """Return the links in the text whose words say nothing of where they lead."""
    found = []
    for number in _by_worth(pages, links):
        page = pages[number]
        said = {finding.excerpt for finding in page.findings if finding.check == GENERIC}
        if said:
            found += [VagueLink(page.url, link.anchor, link.url) for link in page.material.links if link.anchor in said]
    return tuple(dict.fromkeys(found))


def unanswered_versions(pages: Sequence[PageAudit], links: SiteLinks) -> tuple[UnansweredVersion, ...]:
    """Return the language versions among the pages that do not name back the page which names them.

    Search engines ignore the tags of two pages that do not both point to each other (Google, Localized versions).
    """
    names = [key(page.material.address) for page in pages]
    named = {name: {key(url) for _, url in page.hreflang} for name, page in zip(names, pages, strict=True)}
    found = []
    for number in _by_worth(pages, links):
        page = pages[number]
        if not page.indexable:
            continue
        for code, url in page.hreflang:
            if names[number] not in named.get(key(url), {names[number]}) and key(url) != names[number]:
                found.append(UnansweredVersion(page.url, code, url))
    return tuple(dict.fromkeys(found))


def bare_images(pages: Sequence[PageAudit], links: SiteLinks) -> tuple[BareImages, ...]:
    """Return the pages with images that nothing describes, those with most of them first."""
    found = [BareImages(pages[n].url, pages[n].images_without_alt or 0) for n in _by_worth(pages, links)]
    return tuple(sorted((page for page in found if page.images), key=lambda page: -page.images))


def _by_worth(pages: Sequence[PageAudit], links: SiteLinks) -> list[int]:
    return sorted(range(len(pages)), key=lambda n: (-links.incoming[n], pages[n].url))
