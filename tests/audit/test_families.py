"""An audit runs the families of checks it is asked for: what they say is the same, the others say nothing."""

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from assistant.audit import Audit, AuditOptions, audit
from assistant.audit.comparison import compare
from assistant.audit.figures import figures
from assistant.audit.kept import figures_of, slim
from assistant.audit.measured import ALL, QUICK, families, many_pages, not_measured, quick, takes_long, told
from assistant.audit.report import write
from assistant.checks.run import needs_grammar
from assistant.cli.main import main
from assistant.errors import UserError
from assistant.findings import FAMILIES

SITE = Path(__file__).parent / "site"


@pytest.fixture(scope="module")
def whole() -> Audit:
    return audit([str(SITE)], AuditOptions(workers=1))


@pytest.fixture(scope="module")
def few() -> Audit:
    return audit([str(SITE)], AuditOptions(workers=1, families=quick()))


def test_what_the_families_asked_for_say_is_the_same(whole: Audit, few: Audit) -> None:
    for one, other in zip(whole.pages, few.pages, strict=True):
        assert other.findings == tuple(f for f in one.findings if f.check.partition(".")[0] in quick())
        assert other.scores == {family: one.scores[family] if family in quick() else None for family in one.scores}
        assert (other.keyphrase, other.placements, other.words) == (one.keyphrase, one.placements, one.words)
    assert few.site == whole.site


def test_what_was_not_measured_is_none_and_never_zero(whole: Audit, few: Audit) -> None:
    read = [(one, other) for one, other in zip(whole.pages, few.pages, strict=True) if one.error is None]
    assert read
    for one, other in read:
        left = {name for name, value in other.metrics.items() if value is None and one.metrics[name] is not None}
        assert left <= {"syllables", "reading_ease", "reading_age", "complex_words_share", "passive_share"} | {
            "transition_share"
        }
    assert any(one.metrics["reading_ease"] is not None for one, _ in read)
    assert figures_of(few)["readability"] is None
    assert figures_of(few)["problems"] is None
    assert figures_of(whole)["problems"] is not None


def test_reports_say_which_families_were_measured(few: Audit, whole: Audit, tmp_path: Path) -> None:
    for name in ("audit.html", "audit.xlsx", "audit.json"):
        write(few, tmp_path / name, "fr")
        write(whole, tmp_path / f"whole-{name}", "fr")
    assert "Lisibilité, Style" in (tmp_path / "audit.html").read_text(encoding="utf-8")
    assert "Non mesuré" not in (tmp_path / "whole-audit.html").read_text(encoding="utf-8")
    book = load_workbook(tmp_path / "audit.xlsx")
    assert [row[0].value for row in book["Non mesuré"].rows] == ["Lisibilité", "Style"]
    assert "Non mesuré" not in load_workbook(tmp_path / "whole-audit.xlsx").sheetnames
    assert json.loads((tmp_path / "audit.json").read_text(encoding="utf-8"))["families"] == list(quick())


def test_what_one_audit_did_not_measure_is_not_compared(whole: Audit, few: Audit) -> None:
    now, before = few.as_json("en"), whole.as_json("en")
    for found in (compare(now, before), compare(before, now), compare(slim(few), slim(whole))):
        assert not found.worse
        assert not found.better
        assert found.not_compared == ("readability", "style")
        assert "Lisibilité, Style" in found.note("fr")
    old = {name: value for name, value in before.items() if name != "families"}  # as audits were written before
    assert compare(before, old).not_compared == ()
    assert compare(before, old).note("fr") == ""


def test_families_are_named_as_one_likes() -> None:
    assert families(ALL) == FAMILIES
    assert families(QUICK) == quick()
    assert families("page, keyphrase") == ("keyphrase", "page")
    with pytest.raises(UserError, match="'pages'"):
        families("pages,keyphrase")
    assert told(FAMILIES, "fr") == ""
    assert not_measured(quick()) == ("readability", "style")
    assert takes_long(many_pages(), FAMILIES)
    assert not takes_long(many_pages(), quick())
    assert not takes_long(many_pages() - 1, FAMILIES)


def test_the_quick_families_need_no_trained_pipeline() -> None:
    assert needs_grammar(FAMILIES, "fr")
    assert not needs_grammar(quick(), "fr")
    assert not needs_grammar(quick(), "en")


def test_nothing_is_asked_for_and_the_site_is_still_seen(whole: Audit) -> None:
    none = audit([str(SITE)], AuditOptions(workers=1, families=()))
    assert not any(page.findings for page in none.pages)
    assert replace(none.site, vague_links=whole.site.vague_links) == whole.site
    written: Any = none.as_json("fr")
    assert written["families"] == []
    assert written["site"]["vague_links"] is None
    assert not compare(written, whole.as_json("fr")).better


def test_a_long_audit_is_told_of_the_quick_checks_at_a_terminal(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(figures("families"), "many_pages", 2)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    for chosen, hinted in ((ALL, True), (QUICK, False)):
        main(["audit", str(SITE), "--workers", "1", "--fresh", "--ui", "fr", "--families", chosen])
        assert ("--families quick" in capsys.readouterr().err) is hinted
