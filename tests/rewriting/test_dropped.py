"""What a rewrite left out, by the words a person is shown; what it changed or told in other words is not among it."""

import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.rewriting.guard import compare

Row = dict[str, Any]
ROWS: list[Row] = [
    json.loads(line) for line in Path(__file__).with_name("dropped.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_what_was_left_out_is_told_whole_and_nothing_else(row: Row) -> None:
    compared = compare(row["source"], row["rewrite"], row["language"], row["target_language"])
    assert [fact.text for fact in compared.dropped] == row["dropped"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["id"])
def test_nothing_is_told_both_as_kept_and_as_left_out(row: Row) -> None:
    compared = compare(row["source"], row["rewrite"], row["language"], row["target_language"])
    for gone in compared.dropped:
        assert row["source"][gone.start : gone.end] == gone.text
        assert not [kept for kept in compared.kept if kept.start < gone.end and gone.start < kept.end]


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(ROWS), st.text(max_size=60))
def test_what_was_left_out_stands_in_the_source_once(row: Row, rewrite: str) -> None:
    compared = compare(row["source"], rewrite, row["language"], row["target_language"])
    places = [(fact.start, fact.end) for fact in compared.dropped]
    assert places == sorted(places)
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
