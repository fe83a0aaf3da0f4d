"""A saved site and the same site on the web give the same rows, and every planted fault is found."""

import json
import socket
import zipfile
from pathlib import Path
from typing import Any

import pytest

from assistant.audit import Audit, AuditOptions, PageAudit, Progress, audit
from assistant.audit.keyphrase_map import read_map
from assistant.audit.sheets import sheets
from assistant.errors import UserError
from assistant.web.fetch import FetchLimits
from tests.web.site_server import SiteServer, page, redirect, status

SITE = Path(__file__).parent / "site"
HOME = "https://www.levain-et-compagnie.fr"
OPTIONS = AuditOptions(keyphrases=read_map(SITE / "keyphrases.csv"), workers=1)
WEB = FetchLimits(allow_private=True, delay_seconds=0, max_seconds=5, retry_seconds=0.01)


@pytest.fixture(scope="module")
def site() -> Audit:
    return audit([str(SITE)], OPTIONS)


def row(found: Audit, name: str) -> PageAudit:
    return next(p for p in found.pages if p.url == name)


def test_folder_is_audited_with_sockets_shut(monkeypatch: pytest.MonkeyPatch, site: Audit) -> None:
    def shut(*_: object, **__: object) -> None:
        raise AssertionError("a folder needs no network")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, shut)
    assert audit([str(SITE)], OPTIONS).as_json("fr") == site.as_json("fr")


def test_every_page_has_a_row(site: Audit) -> None:
    names = sorted(path.relative_to(SITE).as_posix() for path in SITE.rglob("*.html"))
    assert [p.url for p in site.pages] == names
    assert (site.site.pages, site.site.errors) == (len(names), 1)


def test_page_row_says_what_the_page_says(site: Audit) -> None:
    bread = row(site, "pain-au-levain.html")
    assert bread.error is None
    assert (bread.status, bread.language, bread.indexable) == (200, "fr", True)
    assert bread.title == "Pain au levain naturel à Lyon | Levain & Compagnie"
    assert (bread.description or "").startswith("Notre pain au levain fermente")
    assert bread.h1 == ("Le pain au levain, notre spécialité",)
    assert bread.canonical == f"{HOME}/pain-au-levain.html"
    assert 110 <= (bread.words or 0) <= 150
    assert (bread.keyphrase, bread.keyphrase_given) == ("pain au levain", True)
    assert (bread.keyphrase_count or 0) >= 3
    for place in ("title", "description", "h1", "introduction", "slug"):
        assert bread.placements[place] is True, place
    assert (bread.links.internal, bread.links.external, bread.links.nofollow) == (9, 1, 1)
    assert (bread.images, bread.images_without_alt) == (1, 0)
    assert bread.metrics["words"] == bread.words


@pytest.mark.parametrize(
    ("name", "language"),
    [("en/sourdough-bread.html", "en"), ("blog/faire-son-levain.html", "fr"), ("abime.html", "fr")],
)
def test_language_is_told_page_by_page(site: Audit, name: str, language: str) -> None:
    assert row(site, name).language == language


def test_old_encodings_are_read(site: Audit) -> None:
    old = row(site, "archives/fete-du-pain-2009.html")
    assert old.title == "Fête du pain 2009"
    assert "concours de l’œuvre la plus haute" in old.material.text
    assert "2 € par famille" in old.material.text


def test_menus_and_banners_are_no_text(site: Audit) -> None:
    for found in site.pages:
        for around in ("cookies", "Mentions légales\n", "Commander\n\nContact", "Instagram"):
            assert around not in found.material.text.removeprefix("Mentions légales\n")


def test_faults_of_pages_are_told(site: Audit) -> None:
    contact = row(site, "contact.html")
    assert (contact.description, contact.canonical, contact.images_without_alt) == (None, None, 1)
    assert contact.h1 == ("Nous trouver", "Nous écrire")
    assert contact.links.broken == (f"{HOME}/horaires.html",)
    assert row(site, "mentions-legales.html").indexable is False
    empty = row(site, "vide.html")
    assert empty.error is not None
    assert (empty.words, empty.title, empty.indexable) == (None, None, None)
    assert empty.error.render("fr") == "La page est vide."
    assert row(site, "abime.html").h1 == ("Nos brioches aux pralines",)


def test_keyphrase_is_proposed_where_none_is_given(site: Audit) -> None:
    home = row(site, "index.html")
    assert not home.keyphrase_given
    assert home.keyphrase


def test_competing_pages_are_found_in_any_form(site: Audit) -> None:
    found = {group.keyphrase: (set(group.urls), group.advice) for group in site.site.cannibalisation}
    assert found["pains au levain"] == ({"pain-au-levain.html", "blog/recette-pain-au-levain.html"}, "differentiate")
    assert found["galette des rois"] == ({"galette-des-rois.html", "galette-des-rois-2025.html"}, "canonical")
    assert len(found) == 2


def test_near_duplicates_titles_and_descriptions(site: Audit) -> None:
    pair = {"galette-des-rois.html", "galette-des-rois-2025.html"}
    assert [set(group.urls) for group in site.site.near_duplicates] == [pair]
    assert 0.9 <= site.site.near_duplicates[0].similarity < 1
    assert [set(group.urls) for group in site.site.duplicate_titles] == [pair]
    assert [set(group.urls) for group in site.site.duplicate_descriptions] == [pair]


def test_orphans_are_pages_nothing_leads_to(site: Audit) -> None:
    assert set(site.site.orphans) == {"abime.html", "archives/fete-du-pain-2009.html", "galette-des-rois-2025.html"}


def test_links_to_make_come_with_their_sentence(site: Audit) -> None:
    found = [(o.source, o.target, o.anchor) for o in site.site.link_opportunities]
    assert ("blog/petit-dejeuner-lyon.html", "pain-au-levain.html", "pain au levain") in found
    assert ("blog/petit-dejeuner-lyon.html", "galette-des-rois.html", "galette des rois") in found
    assert ("en/blog/breakfast-in-lyon.html", "en/sourdough-bread.html", "sourdough bread") in found
    assert ("index.html", "pain-au-levain.html", "pain au levain") not in found  # already linked
    for opportunity in site.site.link_opportunities:
        assert opportunity.anchor in opportunity.sentence
        assert opportunity.sentence in row(site, opportunity.source).material.text


def test_dead_links_of_a_saved_site_are_found(site: Audit) -> None:
    found = {link.url: (link.verdict, link.found_on) for link in site.site.broken_links}
    assert found == {
        f"{HOME}/horaires.html": ("dead", ("contact.html",)),
        f"{HOME}/blog/guide-conservation.html": ("dead", ("blog/conserver-le-pain.html",)),
    }


def test_zip_says_the_same_as_its_folder(tmp_path: Path, site: Audit) -> None:
    with zipfile.ZipFile(tmp_path / "site.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for path in SITE.rglob("*"):
            archive.write(path, path.relative_to(SITE))
    assert audit([str(tmp_path / "site.zip")], OPTIONS).as_json("en") == site.as_json("en")


def test_processes_say_the_same_as_one(site: Audit) -> None:
    many = audit([str(SITE)], AuditOptions(keyphrases=OPTIONS.keyphrases, workers=2))
    assert many.as_json("fr") == site.as_json("fr")


def test_json_is_as_the_contract_says(site: Audit) -> None:
    found = json.loads(json.dumps(site.as_json("fr"), allow_nan=False))
    assert found["version"] == 1
    wanted_page: dict[str, Any] = {
        "url": str, "status": int | None, "error": str | None, "language": str | None, "title": str | None,
        "title_px": int | None, "description": str | None, "h1": list, "words": int | None, "canonical": str | None,
        "indexable": bool | None, "keyphrase": str | None, "keyphrase_given": bool, "placements": dict, "metrics": dict,
        "scores": dict, "links": dict, "findings": list,
    }  # fmt: skip
    for entry in found["pages"]:
        for name, kind in wanted_page.items():
            assert isinstance(entry[name], kind), name
        assert set(entry["placements"]) == {"title", "description", "h1", "introduction", "subheadings", "slug", "alt"}
        assert set(entry["links"]) == {"internal", "external", "nofollow", "broken"}
    for name in ("cannibalisation", "near_duplicates", "orphans", "link_opportunities", "broken_links"):
        assert isinstance(found["site"][name], list), name
    assert set(found["site"]["link_opportunities"][0]) == {"from", "to", "anchor", "sentence"}
    assert set(found["site"]["broken_links"][0]) == {"url", "verdict", "reason", "found_on"}


def test_progress_comes_page_by_page_and_a_stop_is_obeyed() -> None:
    seen: list[Progress] = []

    def watch(found: PageAudit, progress: Progress) -> bool:
        seen.append(progress)
        return progress.done < 3

    stopped = audit([str(SITE)], OPTIONS, watch)
    assert [p.done for p in seen] == [1, 2, 3]
    assert {p.total for p in seen} == {18}
    assert stopped.stopped
    assert len(stopped.pages) == 3


def test_max_pages_holds() -> None:
    assert len(audit([str(SITE)], AuditOptions(max_pages=4)).pages) == 4


@pytest.mark.parametrize("target", ["nowhere/at/all", "robots.txt", "images/miche.jpg", "notazip.zip"])
def test_target_that_is_none_is_told(tmp_path: Path, target: str) -> None:
    (tmp_path / "notazip.zip").write_bytes(b"PK no")
    path = tmp_path / target if target == "notazip.zip" else SITE / target
    with pytest.raises(UserError) as raised:
        audit([str(path)], OPTIONS)
    assert raised.value.message.render("fr") != raised.value.message.render("en")


@pytest.mark.parametrize("name", ["rien.html", "Rien.HTM", "rien.warc.gz", "rien.csv", "sitemap.xml"])
def test_a_file_that_is_not_there_is_no_site(name: str) -> None:
    with pytest.raises(UserError) as raised:
        audit([name], OPTIONS)
    assert "ni un fichier" in raised.value.message.render("fr")


def test_crawl_finds_what_the_folder_holds() -> None:
    with SiteServer(folder=SITE) as server:
        sitemap = (SITE / "sitemap.xml").read_text().replace(HOME, server.url(""))
        robots = f"User-agent: *\nDisallow: /archives/\nSitemap: {server.url('/sitemap.xml')}\n"
        server.pages = {
            "/sitemap.xml": page(sitemap, "application/xml"),
            "/robots.txt": page(robots, "text/plain"),
            "/old.html": redirect("/contact.html"),
        }
        found = audit([server.url("/")], AuditOptions(crawl=True, limits=WEB, workers=1))
        rows = {p.url.removeprefix(server.url("/")): p for p in found.pages}
        broken = {b.url.removeprefix(server.url("/")): b.verdict for b in found.site.broken_links}
    linked = {n for n in rows if rows[n].depth is not None}
    assert rows[""].depth == 0
    assert rows["pain-au-levain.html"].depth == 1
    assert {"contact.html", "en/sourdough-bread.html", "blog/conserver-le-pain.html", "horaires.html"} <= linked
    assert {"abime.html", "galette-des-rois-2025.html"} <= set(rows) - linked
    assert rows["horaires.html"].status == 404
    refused = rows["archives/fete-du-pain-2009.html"].error
    assert refused is not None
    assert "robots.txt" in refused.render("fr")
    assert broken == {"horaires.html": "dead", "blog/guide-conservation.html": "dead"}
    assert {o.removeprefix(server.url("/")) for o in found.site.orphans} == {"abime.html", "galette-des-rois-2025.html"}
    assert len({p.final_url for p in found.pages}) == len(found.pages)


def test_crawl_keeps_to_depth_and_pages() -> None:
    with SiteServer(folder=SITE) as server:
        near = audit([server.url("/")], AuditOptions(crawl=True, depth=0, limits=WEB, workers=1))
        few = audit([server.url("/")], AuditOptions(crawl=True, max_pages=5, limits=WEB, workers=1))
    assert {p.depth for p in near.pages} <= {0, None}
    assert len(few.pages) == 5


def test_addresses_sitemap_and_list_meet_in_one_table(tmp_path: Path) -> None:
    with SiteServer(folder=SITE) as server:
        urls = [server.url("/contact.html"), server.url("/absent.html")]
        (tmp_path / "urls.txt").write_text(f"# pages\n{urls[0]}\n{urls[1]}?utm_source=mail\n")
        sitemap = f"<urlset><url><loc>{urls[0]}</loc></url><url><loc>{server.url('/index.html')}</loc></url></urlset>"
        (tmp_path / "sitemap.xml").write_text(sitemap)
        server.pages = {"/sitemap.xml": page(sitemap, "application/xml")}
        options = AuditOptions(limits=WEB, workers=1)
        listed = audit([str(tmp_path / "urls.txt")], options)
        mapped = audit([str(tmp_path / "sitemap.xml")], options)
        remote = audit([server.url("/sitemap.xml")], options)
        several = audit([*urls, str(SITE / "vide.html")], options)
    assert [(p.url, p.status) for p in listed.pages] == [(urls[0], 200), (urls[1], 404)]
    assert [p.url for p in mapped.pages] == [p.url for p in remote.pages] == [urls[0], server.url("/index.html")]
    assert [p.status for p in several.pages] == [200, 404, 200]
    assert several.site.errors == 2


def test_private_site_is_a_row_unless_allowed() -> None:
    with SiteServer(folder=SITE) as server:
        found = audit([server.url("/contact.html")], AuditOptions())
        assert server.asked == []
    assert found.pages[0].error is not None
    assert "privé" in found.pages[0].error.render("fr")


def test_moves_for_good_and_for_a_time_are_told_apart() -> None:
    moves = {
        "/good": redirect("/there"),
        "/time": redirect("/there", 302),
        "/mixed": redirect("/later", 308),
        "/later": redirect("/there", 307),
    }
    links = "".join(f'<p><a href="{path}">Vers {path}</a></p>' for path in ("/good", "/time", "/mixed"))
    with SiteServer({"/": page(links), "/there": page("<p>Ici.</p>"), **moves}) as server:
        urls = [server.url(path) for path in ("/", "/good", "/time", "/mixed")]
        found = audit(urls, AuditOptions(limits=WEB, workers=1))
        moved = {link.url.removeprefix(server.url("")): link.permanent for link in found.site.moved_links}
    assert moved == {"/good": True, "/mixed": False, "/time": False}
    advice = [line[2] for table in sheets(found, "fr") if table.title == "Liens redirigés" for line in table.lines]
    assert [str(text).partition("\u00a0")[0] for text in advice] == ["Déplacée pour de bon"] + 2 * [
        "Déplacée pour un temps (302, 307)"
    ]


def test_a_link_through_a_redirect_leads_to_the_page_behind_it() -> None:
    home = page("<a href='/vieux'>Vélos</a> <a href='/prix'>Prix</a> <a href='/tarifs'>Tarifs</a>")
    site = {
        "/": home,
        "/vieux": redirect("/velos"),
        "/prix": page("<h1>Prix</h1>"),
        "/tarifs": redirect("/prix"),
        "/velos": page("<h1>Vélos</h1>"),
        "/robots.txt": status(404),
    }
    with SiteServer(site) as server:
        limits = FetchLimits(allow_private=True, delay_seconds=0)
        found = audit([server.url("/")], AuditOptions(crawl=True, limits=limits, workers=1)).site
        moved = {(link.url, link.leads_to) for link in found.moved_links}
        assert moved == {(server.url("/vieux"), server.url("/velos")), (server.url("/tarifs"), server.url("/prix"))}
    assert not found.orphans
    assert set(found.incoming.values()) == {0, 1}


def test_links_are_judged_by_three_verdicts(tmp_path: Path) -> None:
    walls = {"/403": status(403), "/401": status(401), "/429": status(429), "/999": status(999), "/500": status(500)}
    dead = {"/404": status(404), "/410": status(410), "/circle": redirect("/circle")}
    fine = {"/fine": page("<p>oui</p>"), "/moved": redirect("/fine"), "/file.pdf": page("%PDF", "application/pdf")}
    with SiteServer({**walls, **dead, **fine}) as server:
        links = "".join(f'<a href="{server.url(path)}">{path}</a>' for path in (*walls, *dead, *fine))
        (tmp_path / "page.html").write_text(f"<main><p>Nos liens : {links}</p></main>")
        found = audit([str(tmp_path / "page.html")], AuditOptions(check_links=True, limits=WEB))
        verdicts = {link.url.removeprefix(server.url("")): link.verdict for link in found.site.broken_links}
    assert verdicts == {**dict.fromkeys(walls, "unverifiable"), **dict.fromkeys(dead, "dead")}
    assert [link.verdict for link in found.site.broken_links] == ["dead"] * 3 + ["unverifiable"] * 5
    assert {b.removeprefix(server.url("")) for b in found.pages[0].links.broken} == set(dead)
    assert all(link.found_on == ("page.html",) for link in found.site.broken_links)
