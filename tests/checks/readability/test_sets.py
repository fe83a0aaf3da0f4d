"""Sentences with a fault and sentences that look like it: `sets/CHECK.LANGUAGE.toml` holds those of a check.

The faulty are found, three in four at least; of the clean none is: these checks would rather be silent than wrong.
"""

import tomllib
from pathlib import Path

import pytest

from assistant.checks import check
from assistant.document import read

SETS = sorted(Path(__file__).with_name("sets").glob("*.toml"))
LEAST = 0.75


def found(check_id: str, text: str, language: str) -> bool:
    return any(finding.check == check_id for finding in check(read(text, language=language)).findings)


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_faults_are_found_and_nothing_else(path: Path) -> None:
    check_id, _, language = path.stem.rpartition(".")
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    faulty, clean = (data[name].strip().split("\n") for name in ("faulty", "clean"))
    missed = [text for text in faulty if not found(check_id, text, language)]
    assert len(missed) <= (1 - LEAST) * len(faulty), missed
    assert [text for text in clean if found(check_id, text, language)] == []
