"""The faults of a site's sitemaps: what the protocol forbids, and addresses that search engines will not keep."""

from collections.abc import Iterable, Iterator, Sequence

from assistant.audit.types import PageAudit, SitemapFault
from assistant.messages import N_, Message
from assistant.web.addresses import key, normalise
from assistant.web.data import figures
from assistant.web.fetch import Fetched
from assistant.web.sitemap import Sitemap

TOO_MANY = N_("The file names {count} addresses: search engines read the first {most} only. Split it.")
TOO_BIG = N_("The file has {size} MB: search engines read {most} MB at most. Split it.")
FOREIGN = Message(N_("The address is on another site: search engines pass it over."))
BAD_DATE = N_("The date “{date}” cannot be read: write it as 2026-11-23.")
REDIRECTS = N_("The address redirects to {url}: name that one.")
NOINDEX = Message(N_("The page asks to be left out of search results (noindex): take it out of the sitemap."))
CANONICAL = N_("The page names {url} as its canonical address: name that one.")
MEGABYTE = 1_048_576
ReadSitemap = tuple[str, Sitemap]  # the address or the name of the file, and what it names


def sitemap_faults(
    pages: Sequence[PageAudit], detours: Iterable[Fetched], sitemaps: Iterable[ReadSitemap]
) -> tuple[SitemapFault, ...]:
    """Return what is wrong with the sitemaps read, by what their pages among `pages` say, file by file."""
    known = {_asked(page): fault for page in pages if (fault := _fault(page)) is not None}
    for detour in detours:
        if detour.redirects:
            known.setdefault(detour.redirects[0][1], Message(REDIRECTS, {"url": detour.final_url}))
    found: list[SitemapFault] = []
    for name, sitemap in sitemaps:
        found += [SitemapFault(name, "", fault) for fault in _of_file(sitemap)]
        found += [SitemapFault(name, url, FOREIGN) for url in sitemap.foreign]
        found += [SitemapFault(name, url, Message(BAD_DATE, {"date": date[:40]})) for url, date in sitemap.bad_dates]
        found += [SitemapFault(name, url, known[url]) for url in sitemap.pages if url in known]
    return tuple({(one.sitemap, one.url, one.fault.text): one for one in found}.values())


def _of_file(sitemap: Sitemap) -> Iterator[Message]:
    if sitemap.error is not None:
        yield sitemap.error
    limits = figures("sitemap")
    if sitemap.named > limits["max_addresses"]:
        yield Message(TOO_MANY, {"count": sitemap.named, "most": limits["max_addresses"]})
    if sitemap.size > limits["max_bytes"]:
        yield Message(TOO_BIG, {"size": sitemap.size // MEGABYTE, "most": limits["max_bytes"] // MEGABYTE})


def _asked(page: PageAudit) -> str:
    """Return the address that was asked for, in its one form."""
    url = page.redirects[0] if page.redirects else page.final_url or page.url
    return normalise(url) or url


def _fault(page: PageAudit) -> Message | None:
    """Return why a page has no place in a sitemap; None where it has."""
    if page.error is not None:
        return page.error
    if page.redirects:
        return Message(REDIRECTS, {"url": page.final_url})
    if page.indexable is not False:
        return None
    if page.canonical is not None and key(page.canonical) != key(page.final_url):
        return Message(CANONICAL, {"url": page.canonical})
    return NOINDEX
