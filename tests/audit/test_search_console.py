"""Exports of Search Console as they come: CSV, .zip, XLSX; French and English; joined to the pages."""

import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from assistant.audit import Audit, AuditOptions, audit
from assistant.audit.keyphrase_map import read_map
from assistant.audit.search_export import Entry, Figures, number, read_export
from assistant.audit.search_view import SearchView, search_view
from assistant.errors import UserError

LABELLED = Path(__file__).parent / "labelled"
HOME = "https://www.velos-du-littoral.example"
QUERIES_FR = (
    "Requêtes les plus fréquentes,Clics,Impressions,CTR,Position\n"
    'location velo la rochelle,120,2400,"5 %","3,4"\n'
    'reparer une crevaison velo,12,"1 800","0,67 %","8,25"\n'
    'sacoche velo,2,900,"0,22 %","14,1"\n'
    'vélo,0,8,"0 %","12"\n'
)
PAGES_FR = (
    "Pages les plus populaires,Clics,Impressions,CTR,Position\n"
    f'{HOME}/atelier/crevaison.html,30,2100,"1,43 %","7,9"\n'
    f'{HOME}/atelier/crevaison.html?utm_source=lettre,2,100,"2 %","9,9"\n'
    f'{HOME}/disparue.html,5,60,"8,33 %","11"\n'
)


@pytest.fixture(scope="module")
def made() -> Audit:
    aims = read_map(LABELLED / "keyphrases.csv")
    return audit([str(LABELLED / "pages")], AuditOptions(workers=1, keyphrases=aims))


def view(made: Audit, path: Path, *before: Path) -> SearchView:
    return search_view(made.pages, read_export(path), *(read_export(one) for one in before))


def zipped(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Requêtes.csv", QUERIES_FR)
        archive.writestr("Pages.csv", PAGES_FR)
        archive.writestr("Pays.csv", 'Pays,Clics,Impressions,CTR,Position\nFrance,9,9,"1 %","2"\n')
        archive.writestr("Graphique.csv", 'Date,Clics,Impressions,CTR,Position\n2026-10-01,9,9,"1 %","2"\n')
        archive.writestr("Filtres.csv", "Filtre,Valeur\nType de recherche,Web\n")
    return path


def test_the_zip_google_gives_is_joined_to_the_pages(made: Audit, tmp_path: Path) -> None:
    found = view(made, zipped(tmp_path / "levelos-Performance-on-Search-2026-11-20.zip"))
    assert list(found.pages) == ["atelier/crevaison.html"]
    assert found.pages["atelier/crevaison.html"][:2] == (32, 2200)
    assert found.pages["atelier/crevaison.html"].position == pytest.approx((2100 * 7.9 + 100 * 9.9) / 2200)
    assert [near.phrase for near in found.near] == ["reparer une crevaison velo", "sacoche velo"]
    assert [near.page for near in found.near] == ["atelier/crevaison.html", "boutique/sacoche.html"]
    assert found.near[0].now == Figures(12, 1800, 8.25)
    assert found.not_audited == ((f"{HOME}/disparue.html", Figures(5, 60, 11.0)),)
    assert not found.losing_pages
    assert not found.competing


def test_a_workbook_of_numbers_says_the_same(made: Audit, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["Top queries", "Clicks", "Impressions", "CTR", "Position"])
    sheet.append(["sacoche velo", 2, 900, 0.0022, 14.1])
    book.save(tmp_path / "queries.xlsx")
    (near,) = view(made, tmp_path / "queries.xlsx").near
    assert (near.page, near.now) == ("boutique/sacoche.html", Figures(2, 900, 14.1))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_a_csv_saved_again_by_a_spreadsheet_is_read(tmp_path: Path, encoding: str, delimiter: str) -> None:
    lines = ["Requêtes les plus fréquentes,Clics,Impressions,CTR,Position".replace(",", delimiter)]
    lines.append(delimiter.join(["pâte à pain", "1 234", "56 789", "2,17 %", "6,5"]))
    (tmp_path / "r.csv").write_bytes("\r\n".join(lines).encode(encoding))
    assert read_export(tmp_path / "r.csv") == (Entry("pâte à pain", None, Figures(1234, 56789, 6.5), None),)


@pytest.mark.parametrize(
    "header",
    [
        "Top pages,Last 3 months Clicks,Previous 3 months Clicks,Last 3 months Impressions,"
        "Previous 3 months Impressions,Last 3 months Position,Previous 3 months Position",
        "Pages les plus populaires,Clics : 3 derniers mois,Clics : 3 mois précédents,Impressions : 3 derniers mois,"
        "Impressions : 3 mois précédents,Position : 3 derniers mois,Position : 3 mois précédents",
        "Top pages,8/1/26 - 10/31/26 Clicks,5/1/26 - 7/31/26 Clicks,8/1/26 - 10/31/26 Impressions,"
        "5/1/26 - 7/31/26 Impressions,8/1/26 - 10/31/26 Position,5/1/26 - 7/31/26 Position",
    ],
)
def test_the_columns_of_a_comparison_tell_which_pages_lose(made: Audit, tmp_path: Path, header: str) -> None:
    rows = [f"{HOME}/atelier/crevaison.html,40,90,1000,1500,9.1,6.2", f"{HOME}/boutique/sacoche.html,5,4,70,60,8,9"]
    (tmp_path / "p.csv").write_text("\n".join([header, *rows]), encoding="utf-8")
    (loss,) = view(made, tmp_path / "p.csv").losing_pages
    assert (loss.name, loss.clicks, loss.impressions) == ("atelier/crevaison.html", 50, 500)
    assert (loss.now.position, loss.before.position) == (9.1, 6.2)


def test_two_exports_tell_what_loses_even_what_is_gone(made: Audit, tmp_path: Path) -> None:
    head = "Query,Clicks,Impressions,Position\n"
    (tmp_path / "now.csv").write_text(head + "sacoche velo,2,900,14\nantivol,9,100,3\n", encoding="utf-8")
    (tmp_path / "then.csv").write_text(
        head + "sacoche velo,22,950,9\nantivol,5,90,3\ntandem,7,80,4\n", encoding="utf-8"
    )
    losses = view(made, tmp_path / "now.csv", tmp_path / "then.csv").losing_phrases
    assert [(loss.name, loss.clicks) for loss in losses] == [("sacoche velo", 20), ("tandem", 7)]


def test_pages_that_share_a_phrase_compete(made: Audit, tmp_path: Path) -> None:
    rows = [
        f"location vélo,{HOME}/location-velo-la-rochelle.html,30,500,4",
        f"location vélo,{HOME}/louer-un-velo.html,9,300,7",
        f"location vélo,{HOME}/tarifs.html,0,20,40",
        f"antivol,{HOME}/louer-un-velo.html,1,400,9",
    ]
    (tmp_path / "api.csv").write_text("\n".join(["query,page,clicks,impressions,position", *rows]), encoding="utf-8")
    found = view(made, tmp_path / "api.csv")
    (rivals,) = found.competing
    assert (rivals.phrase, rivals.impressions) == ("location vélo", 820)
    assert [url for url, _ in rivals.pages] == ["location-velo-la-rochelle.html", "louer-un-velo.html"]
    assert found.near[0].page == "louer-un-velo.html"
    assert found.as_json()["competing"]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("other.csv", b"Pays,Clics\nFrance,3\n"),
        ("broken.zip", b"PK no"),
        ("broken.xlsx", b"PK no"),
        ("noise.csv", bytes(range(256)) * 4),
    ],
)
def test_what_is_no_export_is_told(tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(UserError) as raised:
        read_export(tmp_path / name)
    assert raised.value.message.render("fr") != raised.value.message.render("en")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("1 234", 1234), ("1,234", 1234), ("1.234.567", 1234567), ("1\u202f234", 1234), ("12,5", 12.5), ("12.5", 12.5),
        ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("3,4 %", 3.4), ("0", 0), (7, 7), (7.25, 7.25), ("", None),
        ("-", None), (None, None), ("n/a", None),
    ],
)  # fmt: skip
def test_numbers_are_read_as_any_country_writes_them(cell: object, value: float | None) -> None:
    assert number(cell) == value


@given(st.text())
def test_no_cell_stops_the_reading(cell: str) -> None:
    found = number(cell)
    assert found is None or found >= 0
