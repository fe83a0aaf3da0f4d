"""Workbooks and editorial calendars as people make them: titles above, merged cells, sheets that explain."""

from datetime import datetime, time
from pathlib import Path

import openpyxl
import pytest

from assistant.backlog.read import open_backlog
from tests.backlog.test_backlog_reading import texts, written


def test_a_workbook_is_read(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.create_sheet("Posts")
    sheet = workbook["Posts"]
    sheet.append(["N°", "Publication", "Date", "Coût"])
    sheet.append([1, "Le marché ouvre", datetime(2026, 9, 5, 7, 30), 12.5])
    sheet.append([None, None, None, None])
    sheet.append([2.0, "C’est l’été", None, None, "hors colonne"])
    workbook.save(tmp_path / "posts.xlsx")
    rows = list(open_backlog(tmp_path / "posts.xlsx").rows())
    assert [(row.id, row.text, row.fields.get("date")) for row in rows] == [
        ("1", "Le marché ouvre", "2026-09-05T07:30"),
        ("2", "C’est l’été", None),
    ]
    assert rows[0].columns["Coût"] == 12.5
    assert rows[1].columns["5"] == "hors colonne"


def test_a_cell_merged_over_several_rows_holds_for_each(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    sheet = workbook.create_sheet("Planning", 0)
    sheet.append(["Planning de décembre"])
    sheet.append(["Publication", None, "Contenu", None])
    sheet.append(["Date", "Thème", "Texte", "Réseau"])
    sheet.append(["05/12/2026", "Noël", "Un", "x"])
    sheet.append([None, None, "Deux", "linkedin"])
    sheet.append([None, None, None, None])
    sheet.append([None, "Soldes", "Trois", "x"])
    sheet.append(["06/12/2026", None, "Quatre", "x"])
    sheet.append([None, None, "Cinq", None])
    for span in ("A1:D1", "A2:B2", "C2:D2", "A4:A7", "B4:B6", "B7:B8", "A8:A9"):
        sheet.merge_cells(span)
    workbook.save(tmp_path / "posts.xlsx")
    rows = list(open_backlog(tmp_path / "posts.xlsx").rows())
    assert [(row.text, row.fields["date"], row.fields.get("tags")) for row in rows] == [
        ("Un", "2026-12-05", "Noël"),
        ("Deux", "2026-12-05", "Noël"),
        ("Trois", "2026-12-05", "Soldes"),
        ("Quatre", "2026-12-06", "Soldes"),
        ("Cinq", "2026-12-06", None),
    ]


def test_of_two_lines_of_names_the_one_that_names_each_column_counts(tmp_path: Path) -> None:
    content = "Publication;;Contenu;\nDate;Réseau;Texte;Visuel\n05/12/2026;x;Un;a.png\n"
    backlog = open_backlog(written(tmp_path, content))
    assert backlog.header == ("Date", "Réseau", "Texte", "Visuel")
    assert texts(backlog) == ["Un"]


CALENDAR = [
    ["Calendrier éditorial de décembre"],
    ["Date", "Heure", "Réseau", "Texte"],
    ["05/12/2026", "9h30", "Facebook", "Le marché ouvre"],
    ["06/12/2026", "", "LinkedIn", "Rencontrez Léa"],
]


@pytest.mark.parametrize("blanks", ["", "\n", ";;;\n"])
def test_titles_above_the_table_are_no_columns(tmp_path: Path, blanks: str) -> None:
    title, *table = [";".join(cells) + "\n" for cells in CALENDAR]
    backlog = open_backlog(written(tmp_path, title + blanks + "".join(table)))
    assert backlog.header == tuple(CALENDAR[1])
    assert [(row.text, row.fields["network"], row.fields["date"]) for row in backlog.rows()] == [
        ("Le marché ouvre", "Facebook", "2026-12-05T09:30"),
        ("Rencontrez Léa", "LinkedIn", "2026-12-06"),
    ]


def test_the_sheet_of_the_posts_is_found_behind_the_one_that_explains(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.create_sheet("Lisez-moi", 0).append(["Mode d’emploi : une ligne par publication"])
    sheet = workbook.create_sheet("Décembre")
    for cells in CALENDAR[:2]:
        sheet.append(cells)
    sheet.append([datetime(2026, 12, 5), time(9, 30), "Facebook", "Le marché ouvre"])
    sheet.append([46362, 0.75, "LinkedIn", "Rencontrez Léa"])
    workbook.save(tmp_path / "posts.xlsx")
    backlog = open_backlog(tmp_path / "posts.xlsx")
    assert [(row.text, row.fields["date"]) for row in backlog.rows()] == [
        ("Le marché ouvre", "2026-12-05T09:30"),
        ("Rencontrez Léa", "2026-12-06T18:00"),
    ]
