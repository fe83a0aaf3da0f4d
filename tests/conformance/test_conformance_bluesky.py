"""Bluesky's own test vectors, all of them."""

import json
from pathlib import Path
from typing import Any

import pytest

from assistant.networks import length, load
from assistant.networks.entities import Entity, bluesky, cashtags, hashtags, links, mentions

DATA = Path(__file__).parent / "data/bluesky"
BLUESKY = load("bluesky")
YOUTUBE = load("youtube")  # counts UTF-8 bytes


def content(name: str, key: str = "cases") -> list[Any]:
    cases: list[Any] = json.loads((DATA / f"{name}.json").read_text(encoding="utf-8"))[key]
    return cases


def bytes_of(text: str, entity: Entity) -> dict[str, int]:
    return {"byteStart": len(text[: entity.start].encode()), "byteEnd": len(text[: entity.end].encode())}


LENGTHS = [
    pytest.param(key, case, id=f"{key}-{i}")
    for key, cases in json.loads((DATA / "lengths.json").read_text(encoding="utf-8")).items()
    if isinstance(cases, list) and cases and isinstance(cases[0], dict)
    for i, case in enumerate(cases)
]


@pytest.mark.parametrize(("key", "case"), LENGTHS)
def test_lengths(key: str, case: dict[str, Any]) -> None:
    known = {"graphemes": length(case["text"], BLUESKY), "bytes": length(case["text"], YOUTUBE)}
    named = {name: value for name, value in case.items() if name in known}
    assert named
    assert named == {name: known[name] for name in named}


@pytest.mark.parametrize("case", content("facets_links_mentions"))
def test_links_and_mentions(case: dict[str, Any]) -> None:
    text = case["text"]
    found = [("link", e) for e in links(text, BLUESKY)] + [("mention", e) for e in mentions(text, BLUESKY)]
    found.sort(key=lambda pair: pair[1].start)
    assert [{"type": kind, "text": e.text, "value": e.value, **bytes_of(text, e)} for kind, e in found] == case[
        "facets"
    ]


@pytest.mark.parametrize("case", content("facets_tags"))
def test_hashtags(case: dict[str, Any]) -> None:
    found = hashtags(case["text"], BLUESKY)
    assert [e.value for e in found] == case["tags"]
    assert [bytes_of(case["text"], e) for e in found] == case["indices"]


@pytest.mark.parametrize("case", content("facets_cashtags"))
def test_cashtags(case: dict[str, Any]) -> None:
    found = cashtags(case["text"], BLUESKY)
    assert [e.value for e in found] == case["tags"]
    assert [bytes_of(case["text"], e) for e in found] == case["indices"]


@pytest.mark.parametrize("case", content("clean_newlines"), ids=lambda c: str(c["description"]))
def test_blank_lines_are_folded(case: dict[str, Any]) -> None:
    assert bluesky.clean_newlines(case["text"]) == case["expected"]
