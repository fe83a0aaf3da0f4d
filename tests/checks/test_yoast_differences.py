"""The page on Yoast tells the truth: each of its examples is run, and both languages hold the same ones."""

import re
from pathlib import Path
from typing import cast

import pytest

from assistant.checks import Goal, check
from assistant.checks.yoast import judge
from assistant.document import Document, Format, Meta, read
from assistant.findings import FAMILIES

DOCS = Path(__file__).resolve().parents[2] / "docs"
EXAMPLE = re.compile(r"^```example (\w+) ([^\n]+)\n(.*?)\n```$", re.MULTILINE | re.DOTALL)


def examples(page: str) -> list[tuple[str, str, str]]:
    return EXAMPLE.findall((DOCS / page).read_text(encoding="utf-8"))


def values(written: str) -> dict[str, str]:
    return {name: value.replace("_", " ") for name, _, value in (pair.partition("=") for pair in written.split())}


def found(name: str, document: Document, goal: Goal) -> str:
    """Return what the product says: a figure, a bullet's colour, a family's score, or how many findings there are."""
    report = check(document, goal)
    kind, _, rest = name.partition(".")
    if kind == "yoast":
        seen = judge(document, goal)
        return next(b.rating for b in (*seen.readability.bullets, *seen.seo.bullets) if b.id == rest)
    if kind == "scores":
        return str(report.scores[rest])
    if kind == "findings":
        wanted = f"{rest}." if rest in FAMILIES else rest
        return str(sum(f.check.startswith(wanted) and f.level != "good" for f in report.findings))
    return str(report.metrics[name])


@pytest.mark.parametrize(("language", "written", "text"), examples("yoast.md"))
def test_an_example_is_true(language: str, written: str, text: str) -> None:
    given = values(written)
    slug = given.pop("slug", None)
    keyphrases = tuple(filter(None, [given.pop("keyphrase", None)]))
    goal = Goal(given.pop("network", None), keyphrases=keyphrases)
    form = cast(Format, given.pop("format", "text"))
    document = read(text, form, language, Meta(slug=slug))
    assert given, "the example says nothing"
    for name, value in given.items():
        assert found(name, document, goal) == value, name


def test_both_languages_hold_the_same_examples() -> None:
    assert len(examples("yoast.md")) > 20
    assert examples("yoast.md") == examples("yoast.fr.md")
