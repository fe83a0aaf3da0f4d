"""Good, honest copy gets no finding of style; the spaces of typography apart, which nobody types."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from assistant.checks import Goal, check
from assistant.document import read

ARTICLES = tomllib.loads((Path(__file__).parent / "good_copy" / "articles.toml").read_text(encoding="utf-8"))
JUDGED = ("style.", "readability.doubled_word", "readability.double_negation")


@pytest.mark.parametrize("form", ["article", "post"])
@pytest.mark.parametrize("name", ARTICLES)
def test_good_copy_gets_no_finding_of_style(name: str, form: str) -> None:
    article: dict[str, Any] = ARTICLES[name]
    report = check(read(article["text"], "text", article["language"]), Goal(form=form))
    found = [f for f in report.findings if f.check.startswith(JUDGED)]
    assert [(f.check, f.excerpt) for f in found if f.check != "style.typography"] == []
    assert {f.level for f in found} <= {"info"}


def test_a_paragraph_in_another_language_is_no_jargon() -> None:
    french = "Nous avons demandé à notre voisine de Londres ce qu’elle pense de notre pain, et voici ce qu’elle répond."
    english = "The purpose of the data is to tell the owner of the shop which features of the bread people like most."
    report = check(read(f"{french}\n\n{english}\n\n{french}", "text"), Goal(form="article"))
    assert report.language == "fr"
    assert [f.excerpt for f in report.findings if f.check == "style.jargon"] == []
