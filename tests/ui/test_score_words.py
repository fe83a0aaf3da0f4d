"""What is said beside the figure of a family agrees with what stands below it."""

from dataclasses import replace
from pathlib import Path

from assistant.findings import Finding, Mend, Report
from assistant.messages import Message
from assistant.settings import Settings
from assistant.ui.report import family_scores
from assistant.ui.screen import Screen

SCREEN = Screen("draft", "fr", Settings(Path("data"), "sqlite://"))
TOLD = Finding("style.typography", "info", Message("…"), start=0, end=1)


def words(*findings: Finding) -> list[str]:
    """Return what is told of each family."""
    report = Report("fr", "text", "x", scores={"style": 100}, findings=findings)
    return [score.told for score in family_scores(report, SCREEN)]


def test_nothing_to_mend_never_stands_above_something_to_mend() -> None:
    assert words() == ["Rien à reprendre"]
    assert words(TOLD) == ["Rien à reprendre"]
    mended = replace(TOLD, mend=Mend(0, 1, "…"))
    assert words(mended, mended, TOLD) == ["i Bon à savoir · 3"]
    assert words(mended, replace(TOLD, level="warning")) == ["! À améliorer · 1"]
