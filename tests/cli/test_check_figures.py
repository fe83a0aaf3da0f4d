"""What `check` says beside findings: keyphrases one by one, related terms, proposals, other indices."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.cli import main

TEXT = """# Le pain au levain de Julien

Le pain au levain se garde quatre jours. Sa croûte chante à la sortie du four, et la boulangerie sent bon.

## Le levain

Un levain est nourri matin et soir. La boulangerie garde le sien depuis 2011.
"""


@pytest.fixture
def page(tmp_path: Path) -> str:
    path = tmp_path / "page.md"
    path.write_text(TEXT, encoding="utf-8")
    return str(path)


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    main(["check", "--output", "json", *arguments])
    report = json.loads(capsys.readouterr().out)
    assert isinstance(report, dict)
    return report


def test_each_keyphrase_has_its_figures(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = check(capsys, page, "--keyphrase", "pain au levain", "--keyphrase", "boulangeries", "--title", "Accueil")
    figures = report["keyphrases"]
    assert isinstance(figures, list)
    main_one, second = figures
    assert (main_one["phrase"], main_one["count"]) == ("pain au levain", 2)
    assert (second["phrase"], second["count"]) == ("boulangeries", 2)
    assert main_one["density"] == pytest.approx(100 * 2 / report["metrics"]["words"], abs=0.01)
    places = main_one["places"]
    assert (places["title"], places["h1"], places["introduction"], places["slug"]) == (False, True, True, None)
    assert places["first_words"] is True
    assert report["proposals"] == []


def test_related_terms_are_counted_and_those_absent_told(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = check(capsys, page, "--related", "croûtes", "--related", "farine")
    assert [(t["phrase"], t["count"]) for t in report["related_terms"]] == [("croûtes", 1), ("farine", 0)]
    told = [f for f in report["findings"] if f["check"] == "keyphrase.related_terms"]
    assert [f["level"] for f in told] == ["info", "good"]
    assert "farine" in told[0]["message"]


def test_without_a_keyphrase_some_are_proposed(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    report = check(capsys, page)
    assert report["proposals"][0] == "pain au levain"
    assert report["keyphrases"] == []
    main(["check", page, "--ui", "fr"])
    assert "« pain au levain »" in capsys.readouterr().out.replace("\u00a0", " ")


def test_indices_are_told_to_those_who_ask(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert "indices" not in check(capsys, page)
    told = check(capsys, page, "--indices")["indices"]
    assert [index["id"] for index in told] == ["kandel_moles", "lix"]
    assert all(index["source"] for index in told)


def test_metrics_say_the_reading_age_and_the_longest_sentence(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    metrics = check(capsys, page)["metrics"]
    assert isinstance(metrics, dict)
    assert metrics["reading_age"] >= 10
    assert metrics["sentence_length_max"] >= metrics["sentence_length_mean"] > 0
    assert metrics["sentence_length_deviation"] >= 0
    assert metrics["complex_words_share"] == 0.0


def test_a_text_too_short_is_given_no_reading_ease(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    post = tmp_path / "post.txt"
    post.write_text("Bonjour.", encoding="utf-8")
    main(["check", str(post), "--language", "fr", "--ui", "fr"])
    told = capsys.readouterr().out
    assert "Facilité de lecture" not in told
    assert "Phrases de" not in told
