"""X's own suite (twitter-text, 2021-10) and French inputs with the official library's outputs, all of them."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from assistant.networks import Profile, fits, length, limit, load, overflow
from assistant.networks.entities import cashtags, hashtags, links, mentions, x
from assistant.networks.entities.bluesky import tlds

DATA = Path(__file__).parent / "data"
X = load("x")
# The suite's older settings: before emoji sequences counted as one, and before weights.
WITHOUT_SEQUENCES = replace(X, facts={**X.facts, "emoji_sequences": False})
OF_140 = replace(X, max_length=140, facts={**X.facts, "emoji_sequences": False, "light_ranges": [[0, 0x10FFFF]]})


def figures(text: str, profile: Profile) -> dict[str, Any]:
    weighted, most = length(text, profile), limit(profile)
    assert most is not None
    is_clean = not any(sign in text for sign in profile.facts["forbidden_characters"])
    valid = bool(text) and is_clean and fits(text, profile)
    return {"weightedLength": weighted, "valid": valid, "permillage": weighted * 1000 // most, **ranges(text, profile)}


def ranges(text: str, profile: Profile) -> dict[str, int]:
    """Return what is shown of a text and what is valid of it, in X's places: UTF-16 units, the last included."""
    refused = [at for at, sign in enumerate(text) if sign in profile.facts["forbidden_characters"]]
    beyond = overflow(text, profile)
    valid = min([len(text), *refused[:1], *([] if beyond is None else [beyond])])
    starts = {"displayRangeStart": 0, "validRangeStart": 0}
    return {**starts, "displayRangeEnd": last_unit(text), "validRangeEnd": last_unit(text[:valid])}


def last_unit(text: str) -> int:
    return max(len(text.encode("utf-16-le", "surrogatepass")) // 2 - 1, 0)


def section(file: str, *names: str) -> list[Any]:
    tests = yaml.safe_load((DATA / "twitter-text" / file).read_text(encoding="utf-8"))["tests"]
    return [pytest.param(c["text"], c["expected"], id=f"{n}-{i}") for n in names for i, c in enumerate(tests[n])]


def french() -> list[Any]:
    groups = json.loads((DATA / "derived/x_french.json").read_text(encoding="utf-8"))["groups"]
    return [pytest.param(case, id=f"{group}-{i}") for group, cases in groups.items() for i, case in enumerate(cases)]


@pytest.mark.parametrize(
    ("text", "expected"),
    section("validate.yml", "WeightedTweetsWithDiscountedEmojiCounterTest", "UnicodeDirectionalMarkerCounterTest"),
)
def test_weighted_length(text: str, expected: dict[str, Any]) -> None:
    assert figures(text, X) == expected


@pytest.mark.parametrize(("text", "expected"), section("validate.yml", "WeightedTweetsCounterTest"))
def test_weighted_length_without_emoji_sequences(text: str, expected: dict[str, Any]) -> None:
    assert figures(text, WITHOUT_SEQUENCES) == expected


@pytest.mark.parametrize(("text", "expected"), section("validate.yml", "tweets"))
def test_length_of_the_140_era(text: str, expected: bool) -> None:
    assert figures(text, OF_140)["valid"] == expected


@pytest.mark.parametrize(("text", "expected"), section("validate.yml", "usernames"))
def test_whole_username(text: str, expected: bool) -> None:
    assert ([m.text for m in mentions(text, X)] == [text]) == expected


@pytest.mark.parametrize(("text", "expected"), section("validate.yml", "lists"))
def test_whole_list(text: str, expected: bool) -> None:
    assert any(m.text == text and "/" in m.value for m in x.mentions_or_lists(text)) == expected


@pytest.mark.parametrize(("text", "expected"), section("validate.yml", "hashtags"))
def test_whole_hashtag(text: str, expected: bool) -> None:
    assert ([t.text for t in hashtags(text, X)] == [text]) == expected


@pytest.mark.parametrize(("text", "expected"), section("extract.yml", "urls", "tco_urls_with_params"))
def test_links(text: str, expected: list[str]) -> None:
    assert [u.text for u in links(text, X)] == expected


@pytest.mark.parametrize(("text", "expected"), section("tlds.yml", "country", "generic"))
def test_every_top_level_domain_links(text: str, expected: list[str]) -> None:
    assert [u.text for u in links(text, X)] == expected
    assert expected[0].rpartition(".")[2].rstrip("/") in tlds()


@pytest.mark.parametrize(
    ("text", "expected"), section("extract.yml", "urls_with_indices", "urls_with_directional_markers")
)
def test_links_with_places(text: str, expected: list[dict[str, Any]]) -> None:
    assert [{"url": u.text, "indices": [u.start, u.end]} for u in links(text, X)] == expected


@pytest.mark.parametrize(("text", "expected"), section("extract.yml", "hashtags", "hashtags_from_astral"))
def test_hashtags(text: str, expected: list[str]) -> None:
    assert [t.value for t in hashtags(text, X)] == expected


@pytest.mark.parametrize(("text", "expected"), section("extract.yml", "hashtags_with_indices"))
def test_hashtags_with_places(text: str, expected: list[dict[str, Any]]) -> None:
    assert [{"hashtag": t.value, "indices": [t.start, t.end]} for t in hashtags(text, X)] == expected


@pytest.mark.parametrize(("text", "expected"), section("extract.yml", "mentions"))
def test_mentions(text: str, expected: list[str]) -> None:
    assert [m.value for m in mentions(text, X)] == expected


@pytest.mark.parametrize(("text", "expected"), section("extract.yml", "mentions_with_indices"))
def test_mentions_with_places(text: str, expected: list[dict[str, Any]]) -> None:
    assert [{"screen_name": m.value, "indices": [m.start, m.end]} for m in mentions(text, X)] == expected


@pytest.mark.parametrize(("text", "expected"), section("extract.yml", "mentions_or_lists_with_indices"))
def test_lists_with_places(text: str, expected: list[dict[str, Any]]) -> None:
    found = [(m.value.partition("/"), [m.start, m.end]) for m in x.mentions_or_lists(text)]
    assert [
        {"screen_name": name, "list_slug": slash + slug, "indices": place} for (name, slash, slug), place in found
    ] == expected


@pytest.mark.parametrize(("text", "expected"), section("extract.yml", "replies"))
def test_replies(text: str, expected: str | None) -> None:
    assert x.reply(text) == expected


@pytest.mark.parametrize(("text", "expected"), section("extract.yml", "cashtags"))
def test_cashtags(text: str, expected: list[str]) -> None:
    assert [c.value for c in cashtags(text, X)] == expected


@pytest.mark.parametrize(("text", "expected"), section("extract.yml", "cashtags_with_indices"))
def test_cashtags_with_places(text: str, expected: list[dict[str, Any]]) -> None:
    assert [{"cashtag": c.value, "indices": [c.start, c.end]} for c in cashtags(text, X)] == expected


@pytest.mark.parametrize("case", french())
def test_french_as_the_official_library(case: dict[str, Any]) -> None:
    text = case["text"]
    assert length(text, X) == case["weight"]
    assert [u.text for u in links(text, X)] == case["urls"]
    assert [t.value for t in hashtags(text, X)] == case["hashtags"]
    assert [m.value for m in mentions(text, X)] == case["mentions"]
