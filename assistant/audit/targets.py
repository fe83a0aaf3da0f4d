"""What to audit, whatever it is: addresses, sitemaps, lists, folders, files and archives become one stream of pages."""

import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from assistant.audit.figures import figures
from assistant.audit.sitemap_faults import ReadSitemap
from assistant.audit.types import AuditOptions
from assistant.errors import UserError, reason_of
from assistant.messages import N_
from assistant.web import local, sitemap, warc
from assistant.web.addresses import normalise
from assistant.web.crawl import CrawlLimits, crawl, fetch_all
from assistant.web.encoding import decode
from assistant.web.fetch import HTML, Fetched, Fetcher

XML = (*HTML, "text/xml", "application/xml", "application/gzip", "application/x-gzip", "application/octet-stream")
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?::\d+)?(?:[/?].*)?", re.I)


@dataclass(frozen=True)
class Arrival:
    """A page as it comes in: the name to show, what came of it, and its clicks from the start of a crawl."""

    name: str
    fetched: Fetched
    depth: int | None = None


@dataclass(frozen=True)
class Stream:
    """Pages to come. `total` is None while unknown; `whole` when they are a whole site, so that orphans mean something.

    `files` are the addresses of all files of a saved site: a link to none of them is broken. `detours` holds, of each
    crawl and as it goes on, the answers that redirected to a page which had come before; `sitemaps` the sitemaps read.
    """

    arrivals: Iterator[Arrival]
    total: int | None = None
    whole: bool = False
    files: frozenset[str] = frozenset()
    detours: tuple[Sequence[Fetched], ...] = ()
    sitemaps: tuple[Sequence[ReadSitemap], ...] = ()


def open_targets(targets: Sequence[str], options: AuditOptions, fetcher: Fetcher) -> Stream:
    """Return the pages of all targets in one stream; raise `UserError` for a target that cannot be one."""
    if not targets:
        raise UserError(N_("Nothing to audit: give an address, a sitemap, a folder, a page or an archive."))
    several = len(targets) > 1
    streams = [_open(target, options, fetcher, several) for target in targets]
    totals = [stream.total for stream in streams]
    return Stream(
        chain.from_iterable(stream.arrivals for stream in streams),
        None if None in totals else sum(total or 0 for total in totals),
        any(stream.whole for stream in streams),
        frozenset().union(*(stream.files for stream in streams)),
        tuple(chain.from_iterable(stream.detours for stream in streams)),
        tuple(chain.from_iterable(stream.sitemaps for stream in streams)),
    )


def _open(target: str, options: AuditOptions, fetcher: Fetcher, several: bool) -> Stream:
    path = Path(target)
    if target == "-":
        return _listed(sys.stdin.read(), fetcher)
    if target.lower().startswith(("http://", "https://")):
        return _from_web(target, options, fetcher)
    if path.is_dir():
        return _saved(local.open_folder(path, _extensions()), path.name if several else "")
    if path.is_file():
        return _from_file(path, fetcher, several)
    if _DOMAIN.fullmatch(target) and not _names_file(path):
        return _from_web(f"https://{target}", options, fetcher)
    raise UserError(
        N_("{target} is neither an address (https://…) nor a folder or a file that is there."), target=repr(target)
    )


def _from_file(path: Path, fetcher: Fetcher, several: bool) -> Stream:
    suffix = path.suffix.lower()
    if suffix in _extensions():
        return _saved(local.open_file(path), "")
    if suffix == ".zip":
        return _saved(local.open_archive(path, _extensions()), path.name if several else "")
    if path.name.lower().endswith((".warc", ".warc.gz")):
        return Stream(Arrival(page.url, page) for page in warc.open_warc(path))
    if path.name.lower().endswith((".xml", ".xml.gz")):
        return _from_local_sitemap(path, fetcher)
    if suffix in figures("files")["lists"]:
        return _listed(decode(_bytes(path))[0], fetcher)
    raise UserError(
        N_("{path} is of a type that cannot be audited. Give HTML pages, a .zip or a .warc, a sitemap or a list."),
        path=path.name,
    )


def _names_file(path: Path) -> bool:
    """Whether a name ends as the files do that are audited: one that is not there is no site to look up."""
    return path.suffix.lower() in {*_extensions(), *figures("files")["lists"], ".zip", ".warc", ".xml", ".gz"}


def _from_web(url: str, options: AuditOptions, fetcher: Fetcher) -> Stream:
    if options.crawl:
        figure = figures("crawl")
        limits = CrawlLimits(
            options.max_pages or figure["max_pages"],
            figure["max_depth"] if options.depth is None else options.depth,
            figure["at_once"],
        )
        detours: list[Fetched] = []
        sitemaps: list[ReadSitemap] = []
        found = crawl(url, fetcher, limits, detours.append, lambda *read: sitemaps.append(read))
        arrivals = (Arrival(f.url if f.error else f.final_url, f, depth) for f, depth in found)
        return Stream(arrivals, None, whole=True, detours=(detours,), sitemaps=(sitemaps,))
    if not re.search(r"\.xml(?:\.gz)?(?:\?|$)|sitemap", url, re.I):
        return Stream(iter(_Later(lambda: iter([Arrival(url, fetcher.fetch(url))]))), 1)
    read: list[ReadSitemap] = []
    return Stream(iter(_Later(lambda: _sitemap_or_page(url, fetcher, read))), None, whole=True, sitemaps=(read,))


def _sitemap_or_page(url: str, fetcher: Fetcher, read: list[ReadSitemap]) -> Iterator[Arrival]:
    first = sitemap.fetched(url, fetcher, XML)
    if first.error is not None or not sitemap.is_sitemap(first.body):
        yield Arrival(url, first)
        return
    yield from _mapped(first, fetcher, read)


def _mapped(first: Fetched, fetcher: Fetcher, read: list[ReadSitemap]) -> Iterator[Arrival]:
    broken: list[Fetched] = []

    def addresses() -> Iterator[str]:
        for entry in sitemap.pages(
            first, lambda url: sitemap.fetched(url, fetcher, ()), lambda *file: read.append(file)
        ):
            if isinstance(entry, str):
                yield entry
            else:
                broken.append(entry)

    for fetched in fetch_all(addresses(), fetcher, figures("crawl")["at_once"]):
        yield Arrival(fetched.url, fetched)
    yield from (Arrival(entry.url, entry) for entry in broken)


def _from_local_sitemap(path: Path, fetcher: Fetcher) -> Stream:
    found = sitemap.parse(_bytes(path), None)
    name = path.name
    if found.error is not None and not found.pages and not found.sitemaps:
        raise UserError(N_("{path} is no sitemap that can be read."), path=name)
    firsts = (sitemap.fetched(url, fetcher, ()) for url in found.sitemaps)
    own = (Arrival(f.url, f) for f in fetch_all(found.pages, fetcher, figures("crawl")["at_once"]))
    read: list[ReadSitemap] = [(name, found)]
    indexed = (arrival for first in firsts for arrival in _mapped(first, fetcher, read))
    total = None if found.sitemaps else len(found.pages)
    return Stream(chain(own, indexed), total, whole=True, sitemaps=(read,))


def _listed(text: str, fetcher: Fetcher) -> Stream:
    """Return the pages of a list: the first address of each line, whatever stands beside it."""
    lines = [line.strip().strip('"') for line in text.splitlines()]
    named = [re.split(r"[\s,;\"]", line)[0] for line in lines if line and not line.startswith("#")]
    urls = [url if "://" in url else f"https://{url}" for url in named if "://" in url or _DOMAIN.fullmatch(url)]
    if not urls:
        raise UserError(N_("The list holds no address (https://…)."))
    unique = list(dict.fromkeys(normalise(url) or url for url in urls))
    fetched = fetch_all(unique, fetcher, figures("crawl")["at_once"])
    return Stream((Arrival(f.url, f) for f in fetched), len(unique))


def _saved(site: local.SavedSite, prefix: str) -> Stream:
    names = f"{prefix}/" if prefix else ""
    arrivals = (Arrival(f"{names}{page.name}", page.fetched) for page in site.read())
    return Stream(arrivals, len(site.pages), whole=len(site.pages) > 1, files=site.files)


class _Later:
    """An iterator made when first asked, so that opening a target fetches nothing yet."""

    def __init__(self, make: Callable[[], Iterable[Arrival]]) -> None:
        self._make = make

    def __iter__(self) -> Iterator[Arrival]:
        yield from self._make()


def _extensions() -> frozenset[str]:
    return frozenset(figures("files")["extensions"])


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UserError(
            N_("The file {path} cannot be read: {reason}."), path=str(path), reason=reason_of(error)
        ) from error
