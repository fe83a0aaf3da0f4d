"""Faults of a sitemap itself: dates, other sites, limits, and addresses that search engines will not keep."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from assistant.audit import AuditOptions, audit
from assistant.audit.sheets import sheets
from assistant.audit.sitemap_faults import sitemap_faults
from assistant.web.fetch import FetchLimits
from assistant.web.sitemap import Sitemap, parse
from tests.web.site_server import SiteServer, page, redirect

LIMITS = FetchLimits(allow_private=True, delay_seconds=0, retries=0)
GOOD = "<title>Pain</title><p>Le pain au levain.</p>"
ROBOTS = "User-agent: *\nSitemap: {}\n"


def entry(url: str, day: str = "2026-11-23") -> str:
    return f"<url><loc>{url}</loc><lastmod>{day}</lastmod></url>"


def served(server: SiteServer) -> None:
    """Put a site with every fault on a server; its home page leads to two of the pages."""
    listed = ("/", "/moved", "/hidden", "/copy", "/gone", "/fine")
    entries = "".join(entry(server.url(path)) for path in listed)
    entries += entry(server.url("/dated"), "23/11/2026") + entry("https://autre.example/")
    server.pages = {
        "/": page(f"{GOOD}<a href=/fine>Le pain</a><a href=/hidden>Caché</a>"),
        "/robots.txt": page(ROBOTS.format(server.url("/sitemap.xml")), "text/plain"),
        "/sitemap.xml": page(f"<urlset>{entries}</urlset>", "application/xml"),
        "/moved": redirect("/fine"),
        "/hidden": page(f"<meta name=robots content=noindex>{GOOD}"),
        "/copy": page(f"<link rel=canonical href=/fine>{GOOD}"),
        "/fine": page(GOOD),
        "/dated": page(GOOD),
    }


@pytest.mark.parametrize("crawl", [False, True])
def test_each_fault_is_told_with_its_address(crawl: bool) -> None:
    with SiteServer() as server:
        served(server)
        target = server.url("/" if crawl else "/sitemap.xml")
        made = audit([target], AuditOptions(crawl=crawl, limits=LIMITS, workers=1))
        base = server.url("")
    told = {one.url.removeprefix(base): one.fault.render("fr") for one in made.site.sitemap_faults}
    assert {one.sitemap for one in made.site.sitemap_faults} == {f"{base}/sitemap.xml"}
    assert told.keys() == {"/moved", "/hidden", "/copy", "/gone", "/dated", "https://autre.example/"}
    assert told["/moved"] == f"L’adresse redirige vers {base}/fine : citez celle-là."
    assert "noindex" in told["/hidden"]
    assert f"{base}/fine" in told["/copy"]
    assert "404" in told["/gone"]
    assert "23/11/2026" in told["/dated"]
    assert [table.lines for table in sheets(made, "fr") if table.title == "Défauts du plan de site"] != []
    as_json: Any = made.as_json("en")
    assert len(as_json["site"]["sitemap_faults"]) == 6


@pytest.mark.parametrize("crawl", [False, True])
def test_a_sitemap_longer_than_a_page_may_be_is_read(crawl: bool) -> None:
    limits = replace(LIMITS, max_bytes=20_000)
    with SiteServer() as server:
        listed = f"<urlset><!--{'x' * 30_000}-->{entry(server.url('/fine'))}{entry(server.url('/gone'))}</urlset>"
        server.pages = {
            "/": page(GOOD),
            "/fine": page(GOOD),
            "/robots.txt": page(ROBOTS.format(server.url("/sitemap.xml")), "text/plain"),
            "/sitemap.xml": page(f'{listed[:7]} x=""{listed[7:]}', "application/xml"),
        }
        made = audit(
            [server.url("/" if crawl else "/sitemap.xml")], AuditOptions(crawl=crawl, limits=limits, workers=1)
        )
        base = server.url("")
    assert {one.url.removeprefix(base) for one in made.site.sitemap_faults} == {"/gone"}
    assert any(one.url == f"{base}/fine" and one.error is None for one in made.pages)


def test_a_page_too_long_to_be_read_stays_so_where_it_is_called_a_sitemap() -> None:
    with SiteServer() as server:
        server.pages = {"/sitemap.html": page(f"{GOOD}{'<p>Long.</p>' * 3_000}")}
        limits = replace(LIMITS, max_bytes=20_000)
        made = audit([server.url("/sitemap.html")], AuditOptions(limits=limits, workers=1))
    (row,) = made.pages
    assert row.error is not None
    assert "20,000" in row.error.render("en")


def test_a_sitemap_that_robots_txt_names_and_nobody_can_read_is_told() -> None:
    with SiteServer() as server:
        server.pages = {"/": page(GOOD), "/robots.txt": page(ROBOTS.format(server.url("/plan.xml")), "text/plain")}
        made = audit([server.url("/")], AuditOptions(crawl=True, limits=LIMITS, workers=1))
        (fault,) = made.site.sitemap_faults
        assert (fault.sitemap, fault.url) == (server.url("/plan.xml"), "")
    assert "404" in fault.fault.render("fr")


def test_a_damaged_sitemap_is_told_with_what_was_read_of_it() -> None:
    read = parse(b"<urlset><url><loc>https://exemple.fr/a</loc></url><url><loc>", "https://exemple.fr/sitemap.xml")
    (fault,) = sitemap_faults((), (), [("a", read)])
    assert "1" in fault.fault.render("fr")


def test_a_sound_sitemap_and_an_audit_without_one_have_no_faults(tmp_path: Path) -> None:
    with SiteServer() as server:
        server.pages = {"/fine": page(GOOD), "/sitemap.xml": page(f"<urlset>{entry(server.url('/fine'))}</urlset>")}
        made = audit([server.url("/sitemap.xml")], AuditOptions(limits=LIMITS, workers=1))
    assert made.site.sitemap_faults == ()
    (tmp_path / "a.html").write_text(GOOD)
    assert audit([str(tmp_path)], AuditOptions(workers=1)).site.sitemap_faults == ()


def test_a_file_past_the_limits_of_the_protocol_is_told() -> None:
    entries = "".join(f"<url><loc>https://exemple.fr/{number}</loc></url>" for number in range(50_001))
    read = parse(f"<urlset>{entries}</urlset>".encode(), "https://exemple.fr/sitemap.xml")
    assert len(read.pages) == 50_000
    faults = sitemap_faults((), (), [("a", read), ("b", Sitemap(size=60 * 1_048_576)), ("c", Sitemap(named=50_000))])
    assert [(one.sitemap, one.url) for one in faults] == [("a", ""), ("b", "")]
    assert "50 001" in faults[0].fault.render("fr").replace("\u202f", " ")
    assert "60 Mo" in faults[1].fault.render("fr")
