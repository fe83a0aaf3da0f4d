"""The pages that tell what becomes of facts tell the truth: each of their examples goes through the guard."""

from pathlib import Path

import pytest

from assistant.rewriting.guard import compare

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = {"en": "facts.md", "fr": "facts.fr.md"}
ANSWERS = {
    "accepted": "accepted",
    "refused": "refused",
    "left out": "left out",
    "to check": "to check",
    "acceptée": "accepted",
    "refusée": "refused",
    "laissé de côté": "left out",
    "à vérifier": "to check",
}


def examples() -> list[tuple[str, str, str, str]]:
    found = []
    for language, page in PAGES.items():
        for line in (DOCS / page).read_text(encoding="utf-8").splitlines():
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            if len(cells) == 3 and cells[2] in ANSWERS:
                found.append((language, cells[0], cells[1], ANSWERS[cells[2]]))
    return found


def answer(draft: str, rewrite: str, language: str) -> str:
    compared = compare(draft, rewrite, language)
    if not compared.faithful:
        return "refused"
    return "to check" if compared.unsure else "left out" if compared.dropped else "accepted"


@pytest.mark.parametrize(("language", "draft", "rewrite", "wanted"), examples())
def test_an_example_gets_the_answer_told(language: str, draft: str, rewrite: str, wanted: str) -> None:
    assert answer(draft, rewrite, language) == wanted


def test_both_pages_have_as_many_examples() -> None:
    told = [language for language, *_ in examples()]
    assert told.count("fr") == told.count("en") >= 18
