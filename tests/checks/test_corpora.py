"""What the checks answer on texts of our own, task by task: no figure falls under the floor written beside the texts.

`corpora/TASK.LANGUAGE.toml` holds texts the rules were mended with; `second` and after, texts first scored without
mending. `first` is what the rules reached on the texts before they had seen them. A line is a text; `register` lines
begin with their labels, `typography` lines end with their issues ("~" is a no-break space).
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.gold.predict import task

FOLDER = Path(__file__).with_name("corpora")
FILES = sorted(FOLDER.rglob("*.toml"))
YES = {"passive": ("passive", "active"), "transition": ("transition", "plain")}
LONG = 30_000  # letters: a rule that is quadratic takes minutes over them
Row = tuple[str, set[Any]]


def rows(kind: str, data: dict[str, Any]) -> Iterator[Row]:
    """Yield each text and the set of right answers."""
    lines = {name: [line for line in text.split("\n") if line] for name, text in data.items() if isinstance(text, str)}
    if kind in YES:
        for name, answers in zip(YES[kind], ({True}, set()), strict=True):
            yield from ((line, set(answers)) for line in lines[name])
    elif kind == "address":
        for name in ("tu", "vous", "mixed", "none"):
            yield from ((line, {name}) for line in lines[name])
    elif kind == "register":
        for line in lines["faulty"]:
            labels, text = line.split(" | ", 1)
            yield text, set(labels.split(", "))
        yield from ((line, set()) for line in lines["clean"])
    else:
        yield from (typography_row(line) for line in lines["faulty"] + lines["clean"])


def typography_row(line: str) -> Row:
    """Return a text and its issues as (kind, start); the same excerpt twice stands at two places."""
    text, *issues = line.replace("~", "\u00a0").split(" | ")
    wanted: set[Any] = set()
    for kind, excerpt in (issue.split("=", 1) for issue in issues):
        start = text.index(excerpt)
        while (kind, start) in wanted:
            start = text.index(excerpt, start + 1)
        wanted.add((kind, start))
    return text, wanted


def answers(kind: str, text: str, language: str) -> set[Any]:
    answer = task(kind)({"text": text, "sentence": text, "language": language})
    if kind in YES:
        return {True} if True in answer.values() else set()
    if kind == "address":
        return {answer["address"]}
    return set(answer["labels"]) if kind == "register" else {(i["kind"], i["start"]) for i in answer["issues"]}


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_rules_keep_their_score(path: Path) -> None:
    kind, language, _ = path.name.split(".")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    right = wrong = missed = flagged = clean = 0
    failures = []
    for text, wanted in rows(kind, data):
        found = answers(kind, text, language)
        right, wrong, missed = right + len(found & wanted), wrong + len(found - wanted), missed + len(wanted - found)
        clean, flagged = clean + (not wanted), flagged + (not wanted and bool(found))
        if found != wanted:
            failures.append((text, sorted(map(str, wanted)), sorted(map(str, found))))
    assert right + missed > 20, "too few texts to tell"
    assert 2 * right / (2 * right + wrong + missed) >= data["floor"], failures
    assert flagged <= data.get("clean_flagged", 0.05) * clean, failures


@pytest.mark.parametrize(
    "piece", ["a", " ", "'", '"', "!", "«", "#", "@a ", "1", "x thanks to ", "et ", "notre ", "he opens ", "A ", "1:"]
)
@pytest.mark.parametrize("kind", ["passive", "transition", "address", "register", "typography"])
def test_a_long_text_of_one_thing_is_answered(kind: str, piece: str) -> None:
    for language in ("fr", "en"):
        answers(kind, piece * (LONG // len(piece)), language)
