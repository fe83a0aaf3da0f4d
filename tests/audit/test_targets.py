"""Whatever pages come from, the same table comes out."""

import zipfile
from pathlib import Path

import pytest

from assistant.audit import Audit, AuditOptions, audit
from assistant.errors import UserError
from tests.web.archives import packed, response

SITE = Path(__file__).parent / "site"


def _said(found: Audit) -> dict[str, tuple[object, ...]]:
    return {p.final_url: (p.title, p.words, p.language, len(p.findings), p.keyphrase) for p in found.pages}


def test_an_archive_says_what_the_folder_says(tmp_path: Path) -> None:
    folder = audit([str(SITE)], AuditOptions(workers=1))
    records = [
        response(p.final_url, (SITE / p.url).read_bytes(), headers={"Content-Type": "text/html"}) for p in folder.pages
    ]
    (tmp_path / "site.warc.gz").write_bytes(packed(records))
    archived = audit([str(tmp_path / "site.warc.gz")], AuditOptions(workers=1))
    assert _said(archived) == _said(folder)
    assert {p.url for p in archived.pages} == {p.final_url for p in folder.pages}


def test_a_target_without_a_page_is_told_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with zipfile.ZipFile(tmp_path / "posts.zip", "w") as archive:
        archive.writestr("posts.csv", "Texte\nUn marché.\n")
    for name in ("empty", "posts.zip"):
        with pytest.raises(UserError, match=f"audit in {name}:"):
            audit([str(tmp_path / name)], AuditOptions(workers=1))
