"""Sitemaps: plain, gzipped, indexes, damaged, hostile."""

import gzip

import pytest

from assistant.web.fetch import Fetched, Fetcher, FetchLimits
from assistant.web.sitemap import is_sitemap, pages, parse
from tests.web.site_server import Answer, SiteServer, page

BASE = "https://exemple.fr/sitemap.xml"
NS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urlset(*urls: str) -> bytes:
    return f'<?xml version="1.0"?><urlset {NS}>{"".join(f"<url><loc>{u}</loc></url>" for u in urls)}</urlset>'.encode()


def test_addresses_come_in_order_and_once() -> None:
    found = parse(urlset("https://exemple.fr/b", " https://exemple.fr/a ", "https://exemple.fr/b"), BASE)
    assert found.pages == ("https://exemple.fr/b", "https://exemple.fr/a")
    assert found.error is None


def test_gzipped_sitemap_is_read() -> None:
    assert parse(gzip.compress(urlset("https://exemple.fr/a")), BASE).pages == ("https://exemple.fr/a",)


def test_relative_and_foreign_addresses() -> None:
    found = parse(urlset("/a", "https://autre.fr/b", "mailto:x@y.fr"), BASE)
    assert found.pages == ("https://exemple.fr/a",)
    assert found.foreign == ("https://autre.fr/b",)
    assert parse(urlset("https://autre.fr/b"), None).pages == ("https://autre.fr/b",)


def test_images_of_a_page_are_no_pages() -> None:
    body = (
        f'<urlset {NS} xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://exemple.fr/a</loc>'
        "<image:image><image:loc>https://exemple.fr/a.jpg</image:loc></image:image></url></urlset>"
    )
    assert parse(body.encode(), BASE).pages == ("https://exemple.fr/a",)


def test_list_of_addresses_is_a_sitemap_too() -> None:
    assert parse(b"\xef\xbb\xbfhttps://exemple.fr/a\r\nhttps://exemple.fr/b\r\n", BASE).pages == (
        "https://exemple.fr/a",
        "https://exemple.fr/b",
    )


def test_cut_sitemap_gives_what_was_there() -> None:
    found = parse(urlset("https://exemple.fr/a", "https://exemple.fr/b")[:-30], BASE)
    assert found.pages == ("https://exemple.fr/a",)
    assert found.error is not None


BOMB = f"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "{"a" * 1000}"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<urlset {NS}><url><loc>https://exemple.fr/&b;</loc></url></urlset>"""
OUTSIDE = f"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY p SYSTEM "file:///etc/passwd">]>
<urlset {NS}><url><loc>https://exemple.fr/&p;</loc></url></urlset>"""


@pytest.mark.parametrize("body", [BOMB, OUTSIDE])
def test_entities_are_not_expanded(body: str) -> None:
    found = parse(body.encode(), BASE)
    assert found.pages == ()
    assert found.error is not None


@pytest.mark.parametrize("body", [b"", b"\x1f\x8bdamaged", b"<", b"<urlset", b"\0\0\0", b"<html><p>non</p></html>"])
def test_what_is_no_sitemap_names_nothing(body: bytes) -> None:
    assert parse(body, BASE).pages == ()


def test_gzip_bomb_stops() -> None:
    assert parse(gzip.compress(b"<urlset>" + bytes(60_000_000)), BASE).error is not None


def test_index_leads_to_its_sitemaps_once() -> None:
    with SiteServer() as server:
        index = f"<sitemapindex {NS}>" + "".join(
            f"<sitemap><loc>{server.url(path)}</loc></sitemap>"
            for path in ("/1.xml", "/2.xml.gz", "/index.xml", "/no.xml")
        )
        xml = {"Content-Type": "application/xml"}
        server.pages = {
            "/index.xml": Answer(f"{index}</sitemapindex>".encode(), headers=xml),
            "/1.xml": Answer(urlset(server.url("/a"), server.url("/b")), headers=xml),
            "/2.xml.gz": Answer(gzip.compress(urlset(server.url("/c"))), headers={"Content-Type": "application/gzip"}),
            "/robots.txt": page("", "text/plain"),
        }
        with Fetcher(FetchLimits(allow_private=True, delay_seconds=0)) as fetcher:
            first = fetcher.fetch(server.url("/index.xml"), ())
            assert is_sitemap(first.body)
            found = list(pages(first, lambda url: fetcher.fetch(url, ())))
    assert [entry for entry in found if isinstance(entry, str)] == [server.url(p) for p in ("/a", "/b", "/c")]
    assert [entry.reason for entry in found if isinstance(entry, Fetched)] == ["status"]
