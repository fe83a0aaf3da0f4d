"""Keyphrases are found as often as a reader would: a file of `keyphrases/` holds a set and is named SET.LANGUAGE.txt.

A line is a keyphrase, " | " and a text in which what should be found stands in [brackets]. Each set was written before
the rules met it.
"""

import re
from pathlib import Path

import pytest

from assistant.checks.keyphrase.matching import find
from assistant.document import read

SETS = sorted(Path(__file__).with_name("keyphrases").glob("*.txt"))
FLOOR = 0.98
_FOUND = re.compile(r"\[([^\]]*)\]")


@pytest.mark.parametrize("path", SETS, ids=lambda path: path.stem)
def test_keyphrases_are_found_as_a_reader_would(path: Path) -> None:
    language = path.stem.rpartition(".")[2]
    rows = [line.split(" | ", 1) for line in path.read_text(encoding="utf-8").splitlines() if line]
    wrong = []
    for keyphrase, marked in rows:
        text = marked.replace("[", "").replace("]", "")
        found = [text[span.start : span.end] for span in find(read(text, language=language), keyphrase)]
        if found != _FOUND.findall(marked):
            wrong.append((keyphrase, text, found))
    assert len(wrong) <= (1 - FLOOR) * len(rows), wrong
