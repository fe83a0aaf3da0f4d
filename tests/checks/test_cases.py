"""Every check proves both sides in every language that turns it on; `FAMILY.NAME.toml` here holds its cases.

A case gives `language`, `text`, and `marks`: the exact texts marked, in order; empty means silent. A mark "*" is a
finding about the whole text. Optional: `format`, `network`, `form`, `keyphrases`, `levels` (only findings of
these count: default problem, warning and info), `title`, `description`, `slug`, `address`, a `brand` table, and
`judged = false` where the check must not even look (the text is too short, of another form…).
"""

import inspect
import tomllib
from pathlib import Path
from typing import Any

import pytest

from assistant.brand import from_values
from assistant.checks import Goal, check, checks
from assistant.checks.run import limits_of, subject_of
from assistant.document import Meta, read
from assistant.languages import codes
from assistant.languages import load as load_pack

FOLDER = Path(__file__).parent


def cases(check_id: str) -> list[dict[str, Any]]:
    path = FOLDER / f"{check_id}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))["case"] if path.exists() else []


ALL = [pytest.param(i, c, id=f"{i}-{n}") for i in checks() for n, c in enumerate(cases(i))]


def goal_of(case: dict[str, Any]) -> Goal:
    return Goal(
        case.get("network"), case.get("form"), tuple(case.get("keyphrases", ())), from_values(case.get("brand", {}))
    )


@pytest.mark.parametrize(("check_id", "case"), ALL)
def test_case(check_id: str, case: dict[str, Any]) -> None:
    meta = Meta(case.get("title"), case.get("description"), case.get("slug"), address=case.get("address"))
    document = read(case["text"], case.get("format", "text"), case["language"], meta)
    levels = case.get("levels", ["problem", "warning", "info"])
    judged = limits_of(check_id, subject_of(document, goal_of(case))) is not None
    assert judged is case.get("judged", True), "off here: no data, another form, too short… (say `judged = false`)"
    found = [f for f in check(document, goal_of(case)).findings if f.check == check_id and f.level in levels]
    assert ["*" if f.excerpt is None else f.excerpt for f in found] == case["marks"]
    for finding in found:
        for ui in ("fr", "en"):
            assert finding.message.render(ui)
        if finding.start is not None:
            assert 0 <= finding.start <= (finding.end or 0) <= len(case["text"])


@pytest.mark.parametrize("check_id", checks())
def test_check_proves_both_sides(check_id: str) -> None:
    header = inspect.getdoc(inspect.getmodule(checks()[check_id].find)) or ""
    assert "Why:" in header, "the header must say why"
    assert "Fix:" in header, "the header must say how to mend it"
    languages = [code for code in codes() if load_pack(code).section(check_id) is not None]
    assert languages, "no language turns this check on"
    for language in languages:
        if language not in ("fr", "en") and load_pack("fr").section(check_id) == load_pack(language).section(check_id):
            continue  # the rule is the same everywhere: proved in French and English
        judged = [c for c in cases(check_id) if c["language"] == language and c.get("judged", True)]
        marks = [bool(c["marks"]) for c in judged]
        assert True in marks, f"no case fires in {language}"
        assert False in marks, f"no case stays silent in {language}"
