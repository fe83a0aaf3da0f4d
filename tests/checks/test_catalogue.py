"""The page that lists the checks says what the checks say."""

from pathlib import Path

from assistant.checks import checks
from assistant.checks.catalogue import as_markdown, catalogue

PAGE = Path(__file__).resolve().parents[2] / "docs" / "checks.md"


def test_every_check_is_described() -> None:
    entries = catalogue()
    assert [entry.id for entry in entries] == sorted(checks())
    for entry in entries:
        assert entry.title, entry.id
        assert entry.why, entry.id
        assert entry.fix, entry.id
        assert entry.sources, f"{entry.id}: no source for its limits"


def test_the_page_is_up_to_date() -> None:
    made = as_markdown(catalogue())
    assert PAGE.read_text(encoding="utf-8") == made, "run: python -m assistant.checks.catalogue > docs/checks.md"
