"""`audit` with other pages, searches and an earlier audit beside it: said, written, and kept."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main

SITE = Path(__file__).parent / "site"
BREAD = str(SITE / "pain-au-levain.html")
RECIPE = str(SITE / "blog/recette-pain-au-levain.html")


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    code = main(["audit", "--ui", "fr", *arguments])
    found = capsys.readouterr()
    return code, found.out, found.err


def as_json(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    _, out, _ = run(capsys, *arguments, "--output", "json")
    found: dict[str, Any] = json.loads(out)
    return found


def test_other_pages_are_laid_beside(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, BREAD, "--against", RECIPE)
    assert "couverture" in out
    assert "absents ici" in out
    found = as_json(capsys, BREAD, "--against", RECIPE)
    (page,) = found["against"]["pages"]
    assert 0 < page["coverage"] < 100
    assert sum(word["weight"] for word in page["words"]) == pytest.approx(100, abs=0.5)
    assert found["terms"][0]["terms"]


def test_searches_are_laid_beside(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    head = "Pages les plus populaires,Clics,Impressions,CTR,Position\n"
    url = "https://www.levain-et-compagnie.fr/pain-au-levain.html"
    (tmp_path / "now.csv").write_text(f'{head}{url},10,500,"2 %","6,5"\n', encoding="utf-8")
    (tmp_path / "then.csv").write_text(f'{head}{url},40,700,"6 %","4,5"\n', encoding="utf-8")
    exports = [str(tmp_path / name) for name in ("now.csv", "then.csv")]
    _, out, _ = run(capsys, str(SITE), "--search-console", *exports)
    assert "pain-au-levain.html a perdu 30 clics" in out
    code, _, err = run(capsys, BREAD, "--search-console", *exports, *exports)
    assert (code, "deux" in err) == (2, True)


def test_a_kept_audit_is_the_last_one(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for path in (BREAD, RECIPE):
        (tmp_path / Path(path).name).write_bytes(Path(path).read_bytes())
    code, _, err = run(capsys, str(tmp_path), "--compare", "last")
    assert (code, "--keep" in err) == (2, True)
    run(capsys, str(tmp_path), "--keep", "--report", str(tmp_path / "old.json"))
    (tmp_path / Path(RECIPE).name).write_bytes(b"")
    for earlier in ("last", str(tmp_path / "old.json")):
        found = as_json(capsys, str(tmp_path), "--compare", earlier)["comparison"]
        assert found["worse"][0]["url"] == Path(RECIPE).name


def test_a_look_that_is_none_is_told_before_the_audit(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    code, out, err = run(capsys, BREAD, "--report-colour", "rouge", "--report", str(tmp_path / "a.html"))
    assert (code, out) == (2, "")
    assert "#24508f" in err
    code, _, _ = run(capsys, BREAD, "--report-logo", str(tmp_path / "none.png"))
    assert code == 2
