"""Anchors that say nothing are told from those that say where they lead, on phrases the lists were not made from.

`anchors/` holds them as they stand in newsletters, shops and town sites, one a line.
"""

from pathlib import Path

import pytest

from assistant.checks.links.generic_anchor import is_generic

FOLDER = Path(__file__).parent / "anchors"


def phrases(kind: str, language: str) -> list[str]:
    return (FOLDER / f"{kind}.{language}.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("language", ["fr", "en"])
def test_anchors_that_say_nothing_are_found(language: str) -> None:
    assert [phrase for phrase in phrases("empty", language) if not is_generic(phrase, language)] == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_anchors_that_say_where_they_lead_are_let_be(language: str) -> None:
    assert [phrase for phrase in phrases("telling", language) if is_generic(phrase, language)] == []
