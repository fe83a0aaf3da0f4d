"""Reports open where they are sent: spreadsheets that execute nothing, JSON as the contract says."""

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook

from assistant.audit import Audit, AuditOptions, audit
from assistant.audit.keyphrase_map import read_map
from assistant.audit.page_table import COLUMNS, as_csv
from assistant.audit.report import write
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
    assert [row[header] for row in rows] == [page.url for page in made.pages]
    assert all(len(row) == len(COLUMNS) for row in rows)


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
    write(made, tmp_path / "audit.xlsx", "fr")
    book = load_workbook(tmp_path / "audit.xlsx")
    assert book.sheetnames == [
        "Pages auditées",
        "Pages concurrentes",
        "Quasi-doublons",
        "Titres répétés",
        "Descriptions répétées",
        "Pages orphelines",
        "Liens à poser",
        "Liens morts ou invérifiables",
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
    for name in ("Pages auditées", "Quasi-doublons", "Pages orphelines", "Liens à poser"):
        assert f"<h2>{name}</h2>" in page
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
