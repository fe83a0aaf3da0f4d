"""What the user leaves out is told nothing by the checks of the prose, whatever they would say of it otherwise."""

import tomllib
from pathlib import Path

import pytest

from assistant.brand import Brand
from assistant.checks import Goal, check
from assistant.document import Span, read

FOLDER = Path(__file__).parent
PROSE = ("readability", "keyphrase", "style")
AROUND = {
    "fr": ("Le marché ouvre samedi.", "On vend aussi du miel."),
    "en": ("The market opens on Saturday.", "We also sell honey."),
}


def fired(language: str) -> list[tuple[str, str]]:
    """Return the texts of the cases that make a check of the prose speak of a place in a plain text."""
    found = []
    for path in sorted(FOLDER.glob("*.toml")):
        if path.name.startswith(PROSE):
            for case in tomllib.loads(path.read_text(encoding="utf-8"))["case"]:
                if case["language"] == language and case.get("format", "text") == "text" and set(case["marks"]) - {"*"}:
                    found.append((path.stem, case["text"]))
    return found


@pytest.mark.parametrize("language", AROUND)
def test_no_check_of_the_prose_speaks_of_an_excluded_passage(language: str) -> None:
    cases = fired(language)
    assert len(cases) > 30
    before, after = AROUND[language]
    for check_id, text in cases:
        source = f"{before}\n\n{text.strip()}\n\n{after}"
        document = read(source, language=language, excluded=(text.strip(),))
        assert document.excluded, text
        for finding in check(document, Goal("linkedin", keyphrases=("miel", "honey"))).findings:
            if finding.start is None or finding.end is None or not finding.check.startswith(PROSE):
                continue
            place = Span(finding.start, finding.end)
            touched = [source[s:e] for s, e in document.excluded if s < place.end and place.start < e]
            assert not touched, (finding.check, check_id)


def test_links_and_length_still_count() -> None:
    text = "Lisez https://bit.ly/3xYz tout de suite.\n\nFin du texte."
    for excluded in ((), ("Lisez https://bit.ly/3xYz tout de suite.",)):
        report = check(read(text, language="fr", excluded=excluded), Goal("x"))
        assert "links.shortener" in [finding.check for finding in report.findings]
        assert report.metrics["network_length"] == check(read(text, language="fr"), Goal("x")).metrics["network_length"]


def test_the_goal_and_its_brand_exclude_too() -> None:

    text = "Notre ADN booste la synergie de la roadmap. Le pain est bon."
    passage = "Notre ADN booste la synergie de la roadmap."
    document = read(text, language="fr")
    for goal in (Goal(excluded=(passage,)), Goal(brand=Brand(excluded_passages=(passage,)))):
        report = check(document, goal)
        assert report.metrics["sentences"] == 1
        assert not [f for f in report.findings if f.check == "style.jargon"]
    assert [f for f in check(document).findings if f.check == "style.jargon"]
