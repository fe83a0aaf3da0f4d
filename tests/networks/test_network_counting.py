"""Lengths by each unit, and the fold."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.networks import fits, fold, length, load, names, overflow
from assistant.networks.entities import hashtags, links, mentions

FAMILY = "👨\u200d👩\u200d👧"


@pytest.mark.parametrize(
    ("network", "text", "expected"),
    [
        ("x", "Bonjour\u202f!", 10),
        ("x", "Bonjour\u00a0!", 9),
        ("x", "cafe\u0301", 4),
        ("x", "a\r\nb", 3),
        ("x", "Marque®", 7),
        ("x", "🐦\u200d🔥", 5),
        ("x", "", 0),
        ("bluesky", FAMILY, 1),
        ("bluesky", "नमस्ते", 3),
        ("telegram", FAMILY, 8),
        ("tiktok", "é👋", 3),
        ("threads", FAMILY, 18),
        ("threads", "été 👋", 8),
        ("youtube", "é’", 5),
        ("instagram", FAMILY, 5),
        ("whatsapp", "é👋", 2),
    ],
)
def test_length(network: str, text: str, expected: int) -> None:
    assert length(text, load(network)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voir https://exemple.fr/" + "a" * 200, 28),
        ("Voir exemple.fr", 15),
        ("Merci @ville@mastodon.social", 12),
        ("Merci @ville", 12),
        ("ville@exemple.fr", 16),
        ("Voirhttps://exemple.fr", 22),
        ("Voir https://exemple.fr/a.", 29),
        ("(https://exemple.fr/a)", 25),
        ("https://exemple.fr/été 🎉", 25),
        (FAMILY + " oui", 5),
    ],
)
def test_mastodon_length(text: str, expected: int) -> None:
    assert length(text, load("mastodon")) == expected


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#Été", ["Été"]), ("#l’été", ["l"]), ("l’#été", []), ("(#test)", []), ("#2024", []), ("#C++", ["C"]),
        ("#non-binaire", ["non"]), ("#il·lusió", ["il·lusió"]), ("#a_b un #c", ["a_b", "c"]), ("https://e.fr/#a", []),
    ],
)  # fmt: skip
def test_mastodon_hashtags(text: str, tags: list[str]) -> None:
    assert [tag.value for tag in hashtags(text, load("mastodon"))] == tags


def test_mastodon_takes_in_what_is_glued_to_a_path() -> None:
    assert [e.text for e in links("«\u00a0https://e.fr/a» https://e.fr/b… https://e.fr»", load("mastodon"))] == [
        "https://e.fr/a»",
        "https://e.fr/b…",
        "https://e.fr",
    ]


def test_entities_of_networks_without_rules_of_their_own() -> None:
    text = "Merci @ville et a@b.fr : «https://e.fr/a(b)», www.e.fr. #Fête, n#non, https://e.fr/#ancre"
    profile = load("linkedin")
    assert [e.text for e in links(text, profile)] == ["https://e.fr/a(b)", "www.e.fr", "https://e.fr/#ancre"]
    assert [e.text for e in hashtags(text, profile)] == ["#Fête"]
    assert [e.text for e in mentions(text, profile)] == ["@ville"]


def test_a_text_that_fits_in_signs_may_be_too_heavy() -> None:
    text = (FAMILY + "\u200d👧") * 150
    assert length(text, load("bluesky")) == 150
    assert not fits(text, load("bluesky"))


@pytest.mark.parametrize("name", names())
@given(text=st.text(max_size=400))
def test_every_text_has_a_length_and_entities_in_their_place(name: str, text: str) -> None:
    profile = load(name)
    assert 0 <= length(text, profile) <= 40 * len(text)
    for kind in (links, hashtags, mentions):
        for found in kind(text, profile):
            assert text[found.start : found.end] == found.text


@given(text=st.text(max_size=120))
def test_what_stands_before_the_overflow_fits(text: str) -> None:
    for name in ("x:20", "bluesky:20", "threads:20", "telegram:20"):
        cut = overflow(text, load(name))
        assert fits(text if cut is None else text[:cut], load(name))


@pytest.mark.parametrize(
    ("network", "text", "shown"),
    [
        ("instagram", "mot " * 40, ("mot " * 31).strip()),
        ("instagram", "Court.", None),
        ("linkedin", "Un.\nDeux.\nTrois.\nQuatre.", "Un.\nDeux.\nTrois."),
        ("linkedin", "Un.\nDeux.\nTrois.\n\n", None),
        ("tiktok", "é" * 120, "é" * 100),
        ("bluesky", "mot " * 60, None),
        ("mastodon", "a\n" * 40, ("a\n" * 32).strip()),
    ],
)
def test_fold(network: str, text: str, shown: str | None) -> None:
    cut = fold(text, load(network))
    assert (None if cut is None else text[:cut].rstrip()) == shown


@pytest.mark.parametrize(
    "text", ["a." * 5000, "//" * 20_000, "#" * 20_000, "@a" * 10_000, "https://" * 5_000, "e\u0301" * 20_000]
)
def test_no_text_takes_long(text: str) -> None:
    for name in ("x", "bluesky", "mastodon", "linkedin"):
        start = time.perf_counter()
        profile = load(name)
        length(text, profile)
        hashtags(text, profile)
        mentions(text, profile)
        assert time.perf_counter() - start < 10, name
