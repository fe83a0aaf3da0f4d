"""Texts of every kind are cut where a reader would: a file of `cuts/` holds a set and is named SET.LANGUAGE.txt.

A line is a text, "|" stands where a sentence ends and "⏎" for a line break. Each set was written before the rules
met it.
"""

from pathlib import Path

import pytest

from assistant.document.surface import sentences

SETS = sorted(Path(__file__).with_name("cuts").glob("*.txt"))
FLOOR = 0.98


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_texts_are_cut_where_a_reader_would(path: Path) -> None:
    language = path.stem.rpartition(".")[2]
    rows = [line for line in path.read_text(encoding="utf-8").splitlines() if line]
    wrong = []
    for row in rows:
        wanted = [part.strip() for part in row.replace("⏎", "").split("|")]
        found = [s.text for s in sentences(row.replace("⏎|", "\n").replace("|", ""), language)]
        if found != wanted:
            wrong.append(found)
    assert len(wrong) <= (1 - FLOOR) * len(rows), wrong
