"""Pages fetched several at a time, in order: a list of addresses, or a site from page to page."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from urllib.parse import urlsplit

from assistant.web import sitemap
from assistant.web.addresses import key, normalise, same_site
from assistant.web.data import entries, figures
from assistant.web.failure import Failure
from assistant.web.fetch import ANY, Fetched, Fetcher
from assistant.web.html import links_of

OnDetour = Callable[[Fetched], None]


@dataclass(frozen=True)
class CrawlLimits:
    """How far a crawl goes: pages in all, clicks from the start, answers awaited at once."""

    max_pages: int
    max_depth: int
    at_once: int


def fetch_all(urls: Iterable[str], fetcher: Fetcher, at_once: int) -> Iterator[Fetched]:
    """Yield each address's answer in the order given; addresses of the same page are fetched once."""
    seen: set[str] = set()
    waiting: deque[Future[Fetched]] = deque()
    with ThreadPoolExecutor(at_once) as threads:
        try:
            for url in urls:
                if key(url) in seen:
                    continue
                seen.add(key(url))
                waiting.append(threads.submit(fetcher.fetch, url))
                if len(waiting) >= at_once:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def crawl(
    start: str,
    fetcher: Fetcher,
    limits: CrawlLimits,
    on_detour: OnDetour | None = None,
    on_sitemap: sitemap.OnFile = lambda *_: None,
) -> Iterator[tuple[Fetched, int | None]]:
    """Yield the pages of one site, breadth first, each with its clicks from `start`.

    What only the site's sitemaps name comes last, with None: nothing leads there. Files are passed by. `on_detour` is
    given the answers, without a body, that redirected to a page which had been read before, `on_sitemap` each sitemap.
    """
    frontier = _Frontier(start, on_detour)
    given = 0
    with ThreadPoolExecutor(limits.at_once) as threads:
        for addresses in (None, _mapped(start, fetcher, on_sitemap)):
            if addresses is not None:
                frontier.add(islice(addresses, figures("sitemap")["max_addresses"]), None)
            for fetched, depth in _level_by_level(frontier, fetcher, threads, limits):
                if given == limits.max_pages:
                    return
                given += 1
                yield fetched, depth


class _Frontier:
    """The addresses still to fetch, each once."""

    def __init__(self, start: str, on_detour: OnDetour | None = None) -> None:
        self.site = start
        self._on_detour = on_detour
        first = normalise(start) or start
        self.waiting: deque[tuple[str, int | None]] = deque([(first, 0)])
        self._seen = {key(first)}
        self._read: set[str] = set()

    def add(self, urls: Iterable[str], depth: int | None) -> None:
        for url in urls:
            if key(url) not in self._seen and same_site(url, self.site) and not _is_file(url):
                self._seen.add(key(url))
                self.waiting.append((url, depth))

    def is_new(self, fetched: Fetched) -> bool:
        """Whether the page an address ended on was not read before under another address."""
        final = key(fetched.final_url)
        if final in self._read and fetched.error is None:
            if fetched.redirects and self._on_detour is not None:
                self._on_detour(replace(fetched, body=b""))
            return False
        self._read.add(final)
        self._seen.add(final)
        return True


def _level_by_level(
    frontier: _Frontier, fetcher: Fetcher, threads: ThreadPoolExecutor, limits: CrawlLimits
) -> Iterator[tuple[Fetched, int | None]]:
    running: deque[tuple[Future[Fetched], int | None]] = deque()
    try:
        while frontier.waiting or running:
            while frontier.waiting and len(running) < limits.at_once:
                url, depth = frontier.waiting.popleft()
                running.append((threads.submit(fetcher.fetch, url), depth))
            future, depth = running.popleft()
            fetched = future.result()
            if fetched.reason == "not_html" or not frontier.is_new(fetched):
                continue
            if depth == 0 and fetched.error is None:
                frontier.site = fetched.final_url  # the site may have sent us to its www. or https form
            followed = fetched.error is None and same_site(fetched.final_url, frontier.site)
            if followed and depth is not None and depth < limits.max_depth:
                frontier.add(links_of(fetched.body, fetched.final_url, fetched.headers), depth + 1)
            yield fetched, depth
    finally:
        for future, _ in running:
            future.cancel()


def _mapped(start: str, fetcher: Fetcher, on_sitemap: sitemap.OnFile) -> Iterator[str]:
    """Yield the addresses in the site's sitemaps, found through robots.txt, else at their usual place."""
    parts = urlsplit(normalise(start) or start)
    try:
        named = fetcher.rules(start).sitemaps
    except Failure:
        return
    usual = f"{parts.scheme}://{parts.netloc}/sitemap.xml"
    for address in islice(named or (usual,), 10):
        first = sitemap.fetched(address, fetcher, ANY)
        if first.error is None:
            found = sitemap.pages(first, lambda url: sitemap.fetched(url, fetcher, ANY), on_sitemap)
            yield from (entry for entry in found if isinstance(entry, str))
        elif named:  # at the usual place there may be none
            on_sitemap(address, sitemap.Sitemap(error=first.error))


def _is_file(url: str) -> bool:
    name = urlsplit(url).path.rpartition("/")[2].lower()
    return "." in name and name.rpartition(".")[2] in entries("file_extensions")
