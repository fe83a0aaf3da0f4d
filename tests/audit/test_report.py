"""Reports open where they are sent: spreadsheets that execute nothing, JSON as the contract says."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from openpyxl import load_workbook

from assistant.audit import Audit, AuditOptions, audit
from assistant.audit.beside import Beside
from assistant.audit.comparison import compare
from assistant.audit.drawings import competing
from assistant.audit.figures import figures
from assistant.audit.keyphrase_map import read_map
from assistant.audit.link_graph import link_graph
from assistant.audit.look import look
from assistant.audit.page_table import COLUMNS, as_csv
from assistant.audit.report import write
from assistant.audit.rivals import against
from assistant.audit.search_export import Entry, Figures
from assistant.audit.search_view import search_view
from assistant.audit.terms import terms_of_few
from assistant.audit.types import Cannibalisation
from assistant.errors import UserError

SITE = Path(__file__).parent / "site"


@pytest.fixture(scope="module")
def made() -> Audit:
    return audit([str(SITE)], AuditOptions(keyphrases=read_map(SITE / "keyphrases.csv"), workers=1))


def table(content: bytes, ui: str) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig")), delimiter=";" if ui == "fr" else ","))


@pytest.mark.parametrize(("ui", "header"), [("fr", "Adresse de la page"), ("en", "Page address")])
def test_csv_holds_a_row_per_page(made: Audit, ui: str, header: str) -> None:
    rows = table(as_csv(made, ui), ui)
    assert sorted(row[header] for row in rows) == sorted(page.url for page in made.pages)
    assert all(len(row) == len(COLUMNS) for row in rows)


def test_csv_begins_with_the_pages_most_to_mend(made: Audit) -> None:
    found = table(as_csv(made, "en"), "en")
    read = [int(row["Problems found"]) for row in found if row["Problems found"]]
    assert read == sorted(read, reverse=True)
    assert not any(row["Problems found"] for row in found[: len(found) - len(read)])


def test_decimals_of_a_french_csv_are_no_dates_to_a_spreadsheet(made: Audit) -> None:
    french = {row["Facilité de lecture"] for row in table(as_csv(made, "fr"), "fr")}
    english = {row["Ease of reading"] for row in table(as_csv(made, "en"), "en")}
    assert any("." in figure for figure in english)
    assert french == {figure.replace(".", ",") for figure in english}


def test_csv_leaves_blank_what_is_unknown(made: Audit) -> None:
    rows = {row["Page address"]: row for row in table(as_csv(made, "en"), "en")}
    assert rows["vide.html"]["Error on the page"] == "The page is empty."
    assert rows["vide.html"]["Words on the page"] == ""
    assert rows["contact.html"]["Meta description"] == ""
    assert rows["contact.html"]["Broken links"] == "1"
    assert rows["mentions-legales.html"]["Indexable page"] == "no"


@pytest.mark.parametrize("title", ["=1+1", "+33 4 78", "-10 % ce mois-ci", "@boulangerie", "\t=1", "=HYPERLINK(1)\0"])
def test_nothing_in_a_spreadsheet_is_executed(made: Audit, tmp_path: Path, title: str) -> None:
    hostile = Audit((replace(made.pages[0], title=title),))
    cell = table(as_csv(hostile, "fr"), "fr")[0]["Titre de la page"]
    assert cell.startswith("'")
    write(hostile, tmp_path / "audit.xlsx", "fr")
    sheet = load_workbook(tmp_path / "audit.xlsx").worksheets[0]
    assert all(c.data_type != "f" for line in sheet.iter_rows() for c in line)


def test_workbook_has_a_sheet_per_question(made: Audit, tmp_path: Path) -> None:
    write(made, tmp_path / "audit.xlsx", "fr", Beside(terms=terms_of_few(made.pages)))
    book = load_workbook(tmp_path / "audit.xlsx")
    assert book.sheetnames == [
        "Pages auditées",
        "Termes des pages",
        "Pages concurrentes",
        "Plan des expressions clés",
        "Quasi-doublons",
        "Titres répétés",
        "Pages sans description",
        "Descriptions répétées",
        "Pages trop maigres",
        "Images sans texte alternatif",
        "Liens morts ou invérifiables",
        "Pages orphelines",
        "Liens à poser",
        "Liens aux mots vides",
    ]
    assert book["Pages auditées"].max_row == len(made.pages) + 1
    assert [c.value for c in book["Pages orphelines"]["A"]][1:] == list(made.site.orphans)


def test_web_page_says_what_the_workbook_says_and_runs_nothing(made: Audit, tmp_path: Path) -> None:
    hostile = replace(made.pages[0], title="<script>alert(1)</script>\ud800 -10 %")
    write(replace(made, pages=(hostile, *made.pages[1:])), tmp_path / "audit.html", "fr")
    page = (tmp_path / "audit.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert '<html lang="fr">' in page
    for name in ("Sommaire", "Pages auditées", "Quasi-doublons", "Pages orphelines", "Liens à poser"):
        assert f">{name}</h2>" in page
    assert page.count("<tr>") > len(made.pages)
    assert "http-equiv" not in page
    assert "src=" not in page


def test_json_report_is_the_contract(made: Audit, tmp_path: Path) -> None:
    write(made, tmp_path / "audit.json", "fr")
    assert json.loads((tmp_path / "audit.json").read_text(encoding="utf-8")) == json.loads(
        json.dumps(made.as_json("fr"))
    )


@pytest.mark.parametrize("name", ["audit.pdf", "audit", "no/such/folder/audit.csv"])
def test_report_that_cannot_be_written_is_told(made: Audit, tmp_path: Path, name: str) -> None:
    with pytest.raises(UserError):
        write(made, tmp_path / name, "fr")


PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)


@pytest.fixture(scope="module")
def everything(made: Audit) -> Beside:
    got = Figures(3, 400, 9.5)
    entries = [
        Entry("recette <b>pain</b>", None, got, Figures(9, 500, 6.0)),
        Entry("pain au levain", "https://www.levain-et-compagnie.fr/pain-au-levain.html", got, Figures(30, 900, 4.0)),
        Entry("pain au levain", "https://www.levain-et-compagnie.fr/index.html", got, None),
    ]
    rows = {page.url: page for page in made.pages}
    before = replace(made, pages=made.pages[:5])
    return Beside(
        against([rows["pain-au-levain.html"]], [rows["blog/recette-pain-au-levain.html"], rows["vide.html"]]),
        search_view(made.pages, entries),
        compare(made.as_json("fr"), before.as_json("fr")),
        terms_of_few(made.pages),
    )


def test_what_is_laid_beside_is_in_every_report(made: Audit, everything: Beside, tmp_path: Path) -> None:
    names = (
        "Face aux concurrents",
        "Mots des concurrents",
        "Requêtes à portée",
        "Pages qui perdent",
        "Termes des pages",
    )
    for kind in ("html", "xlsx", "json", "csv"):
        write(made, tmp_path / f"audit.{kind}", "fr", everything)
    page = (tmp_path / "audit.html").read_text(encoding="utf-8")
    assert set(names) <= set(load_workbook(tmp_path / "audit.xlsx").sheetnames)
    assert all(f">{name}</h2>" in page for name in names)
    assert "recette &lt;b&gt;pain&lt;/b&gt;" in page
    found = json.loads((tmp_path / "audit.json").read_text(encoding="utf-8"))
    assert {"against", "search", "comparison", "terms"} <= set(found)
    assert "Position moyenne" in (tmp_path / "audit.csv").read_text(encoding="utf-8-sig")


def test_the_web_page_bears_a_name_a_colour_and_a_logo(made: Audit, tmp_path: Path) -> None:
    write(made, tmp_path / "audit.html", "fr", look=look("Agence <Léon>", "#aa3300", PNG))
    page = (tmp_path / "audit.html").read_text(encoding="utf-8")
    assert "Agence &lt;Léon&gt;" in page
    assert "--brand: #aa3300" in page
    assert page.count('src="data:image/png;base64,') == page.count("src=") == 1
    assert "http://" not in page.split("</style>")[0]
    assert "@media print" in page


def test_charts_are_text_too(made: Audit, tmp_path: Path) -> None:
    write(made, tmp_path / "audit.html", "en")
    page = (tmp_path / "audit.html").read_text(encoding="utf-8")
    for caption in ("Length of the pages, in words", "Readability scores", "Pages by clicks from the home page"):
        assert f"<caption>{caption}</caption>" in page
    assert '<td class="there">✓</td>' in page
    assert '<td class="absent">−</td>' in page


def drawing(audit_made: Audit) -> ElementTree.Element:
    """Return the graph of links; it must be one well-formed drawing."""
    told = link_graph(audit_made, "en")
    return ElementTree.fromstring(told[told.index("<svg") : told.index("</svg>") + len("</svg>")])


def test_the_links_are_drawn_and_told(made: Audit) -> None:
    graph = drawing(made)
    told = {one.get("id"): one.text or "" for one in graph if one.tag in ("title", "desc")}
    assert all(told[name] for name in (graph.get("aria-labelledby") or "").split())
    points = [one.findtext("title") for one in graph.iter("g")]
    near = [url for url, clicks in made.site.clicks.items() if clicks is not None]
    assert sorted(map(str, points)) == sorted(near)
    assert f"index.html ({made.site.incoming['index.html']})" in [one.findtext("text") for one in graph.iter("g")]
    assert [one.get("d") for one in graph.iter("path")] != [""]
    assert link_graph(made, "en").count("<td>") == 3 * len(near)


def test_what_the_drawing_leaves_out_is_counted(made: Audit) -> None:
    far = figures("charts")["depths_drawn"]
    deep = {**made.site.clicks, "contact.html": far}
    pages = tuple(replace(page, depth=deep.get(page.url)) for page in made.pages)
    moved = replace(made, pages=pages, site=replace(made.site, clicks=deep))
    drawn = [one.findtext("title") for one in drawing(moved).iter("g")]
    assert "contact.html" not in drawn
    assert f"{len(deep) - len(drawn)} pages left out" in link_graph(moved, "en")


def test_an_address_in_the_drawing_is_text(made: Audit) -> None:
    first = replace(made.pages[0], url='<b a="&">')
    site = replace(made.site, clicks={first.url: 0, made.pages[1].url: 1})
    hostile = replace(made, pages=(replace(first, depth=0), replace(made.pages[1], depth=1)), site=site)
    assert '<b a="&">' in [one.findtext("title") for one in drawing(hostile).iter("g")]


def test_one_page_has_no_graph(made: Audit) -> None:
    assert link_graph(replace(made, pages=made.pages[:1]), "en") == ""


def test_pages_that_compete_are_drawn_and_the_one_to_keep_is_named(made: Audit) -> None:
    group = Cannibalisation("pain <levain>", ("pain-au-levain.html", "contact.html"), "merge")
    links = {"pain-au-levain.html": 2, "contact.html": 7}
    rivals = replace(made, site=replace(made.site, cannibalisation=(group,), incoming=links))
    drawn = competing(rivals, "en")
    assert "pain &lt;levain&gt;" in drawn
    assert "contact.html · the most linked: the one to keep" in drawn
    assert "Merge them into one page" in drawn
    each = replace(made.site, cannibalisation=(group._replace(advice="differentiate"),), incoming=links)
    assert "the one to keep" not in competing(replace(made, site=each), "en")
    assert competing(replace(made, site=replace(made.site, cannibalisation=())), "en") == ""


@pytest.mark.parametrize(
    ("colour", "logo"), [("red; }", b""), ("#12345", b""), ("", b"<svg onload=alert(1)>"), ("", PNG * 20_000)]
)
def test_a_look_that_is_none_is_told(colour: str, logo: bytes) -> None:
    with pytest.raises(UserError):
        look("Léon", colour, logo)
