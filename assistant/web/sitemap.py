"""Sitemaps and sitemap indexes (sitemaps.org), plain or gzipped, whole or damaged."""

import zlib
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from xml.etree.ElementTree import ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse

from assistant.messages import N_, Message
from assistant.web.addresses import absolute, key, same_site
from assistant.web.connection import unpacked
from assistant.web.data import figures
from assistant.web.failure import Failure
from assistant.web.fetch import Fetched, Fetcher
from assistant.web.sitemap_date import is_date
from assistant.web.visit import Types

GZIP = b"\x1f\x8b"


@dataclass(frozen=True)
class Sitemap:
    """What one sitemap file names; `error` says why it may be incomplete."""

    pages: tuple[str, ...] = ()
    sitemaps: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()  # addresses on other hosts: the protocol does not let a sitemap name them
    error: Message | None = None
    bad_dates: tuple[tuple[str, str], ...] = ()  # addresses with a date that is none, as both are written
    named: int = 0  # addresses in all, those past the protocol's limit too
    size: int = 0  # bytes, unpacked


OnFile = Callable[[str, Sitemap], None]


def parse(body: bytes, base: str | None) -> Sitemap:
    """Return what a sitemap's bytes name. `base` is its address; None for a local file, which may name any host."""
    try:
        if body.startswith(GZIP):
            body = unpacked([body], "gzip", figures("sitemap")["max_bytes"])
    except Failure as failure:
        return Sitemap(error=failure.message)
    found: list[tuple[str, str]] = []
    dates: list[tuple[str, str]] = []
    error = None
    if body.lstrip()[:1] == b"<" or b"<" in body[:200]:
        error = _read_xml(body, found, dates)
    else:
        found = [("url", line) for line in body.decode("utf-8-sig", "replace").splitlines() if "://" in line]
    sitemap = _sorted(found[: figures("sitemap")["max_addresses"]], base, error)
    return replace(
        sitemap, bad_dates=tuple(dates[: figures("sitemap")["max_addresses"]]), named=len(found), size=len(body)
    )


def fetched(url: str, fetcher: Fetcher, types: Types) -> Fetched:
    """Return what an address answers: a page as far as pages are read, a sitemap as far as the protocol lets it go."""
    answer = fetcher.fetch(url, types)
    if answer.reason != "too_big":
        return answer
    whole = fetcher.fetch(url, types, max_bytes=figures("sitemap")["max_bytes"])
    return whole if whole.error is not None or is_sitemap(whole.body) else answer


def is_sitemap(body: bytes) -> bool:
    """Whether the bytes look like a sitemap or a sitemap index."""
    head = body[:2_000]
    if head.startswith(GZIP):
        try:
            head = zlib.decompressobj(zlib.MAX_WBITS | 32).decompress(body[:20_000], 2_000)
        except zlib.error:
            return False
    return b"<urlset" in head or b"<sitemapindex" in head


def pages(first: Fetched, get: Callable[[str], Fetched], on_file: OnFile = lambda *_: None) -> Iterator[str | Fetched]:
    """Yield the addresses a sitemap leads to, through its index; a file that cannot be read is yielded as it came.

    `on_file` is given each file as it was read, with its address.
    """
    waiting, seen = deque([first]), {key(first.final_url)}
    count = 0
    while waiting:
        fetched = waiting.popleft()
        sitemap = parse(fetched.body, fetched.final_url) if fetched.error is None else Sitemap(error=fetched.error)
        on_file(fetched.final_url, sitemap)
        yield from sitemap.pages
        if sitemap.error is not None:
            yield Fetched(fetched.url, fetched.final_url, fetched.status, error=sitemap.error, reason=fetched.reason)
        for url in sitemap.sitemaps:
            if key(url) not in seen and count < figures("sitemap")["max_files"]:
                count += 1
                seen.add(key(url))
                waiting.append(get(url))


def _read_xml(body: bytes, found: list[tuple[str, str]], dates: list[tuple[str, str]]) -> Message | None:
    """Add each (parent, address) to `found` and each (address, bad date) to `dates`; return what stopped the reading.

    None at a regular end.
    """
    parents: list[str] = []
    entry = {"loc": "", "lastmod": ""}
    try:
        for event, element in iterparse(BytesIO(body), events=("start", "end")):
            name = str(element.tag).rpartition("}")[2].lower()
            if event == "start":
                parents.append(name)
                continue
            parents.pop()
            if name in entry and element.text and parents and parents[-1] in ("url", "sitemap"):
                entry[name] = element.text.strip()
                if name == "loc":
                    found.append((parents[-1], element.text))
            elif name in ("url", "sitemap"):
                if entry["lastmod"] and not is_date(entry["lastmod"]):
                    dates.append((entry["loc"], entry["lastmod"]))
                entry = dict.fromkeys(entry, "")
                element.clear()
    except (ParseError, DefusedXmlException, ValueError, LookupError):
        return Message(N_("The sitemap is damaged: {count} addresses were read from it."), {"count": len(found)})
    return None


def _sorted(found: list[tuple[str, str]], base: str | None, error: Message | None) -> Sitemap:
    kept: dict[str, list[str]] = {"url": [], "sitemap": [], "foreign": []}
    for kind, text in found:
        url = absolute(text, base or "")
        if url is None:
            continue
        kept["foreign" if kind == "url" and base and not same_site(url, base) else kind].append(url)
    urls, sitemaps, foreign = (tuple(dict.fromkeys(kept[kind])) for kind in ("url", "sitemap", "foreign"))
    return Sitemap(urls, sitemaps, foreign, error)
