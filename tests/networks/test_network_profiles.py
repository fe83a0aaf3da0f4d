"""Every network says what it allows, in which unit, and where that was read."""

import pytest

from assistant.errors import UserError
from assistant.networks import load, names

UNITS = {"weighted_x", "graphemes", "code_points", "utf16", "utf8_bytes", "threads_mixed", "unknown"}
KINDS = {"official", "code", "quoted", "client", "web", "convention"}


@pytest.mark.parametrize("name", names())
def test_profile_is_complete(name: str) -> None:
    profile = load(name)
    assert profile.count_unit in UNITS
    assert profile.form in {"post", "article", "newsletter"}
    assert profile.label("fr")
    assert profile.label("en")
    assert profile.facts["read"]
    assert {source["kind"] for source in profile.facts["sources"]} <= KINDS
    assert all(fact in profile.facts or fact == "status" for fact in profile.unconfirmed)
    if profile.max_length is not None:
        assert profile.source("max_length")


@pytest.mark.parametrize("name", names())
def test_an_unofficial_figure_is_never_called_confirmed(name: str) -> None:
    profile = load(name)
    stated = {
        fact for s in profile.facts["sources"] if s["kind"] in {"official", "code", "quoted"} for fact in s["gives"]
    }
    numbers = {
        k for k in ("max_length", "safe_length", "hashtags_max", "fold_length") if profile.facts.get(k) is not None
    }
    assert all(fact in stated for fact in numbers if profile.confirms(fact))


@pytest.mark.parametrize("name", names())
def test_profile_shows_as_plain_values(name: str) -> None:
    shown = load(name).as_json("fr")
    assert {"id", "name", "max_length", "count_unit", "confirmed", "sources", "read"} <= shown.keys()


@pytest.mark.parametrize(
    ("written", "network"),
    [
        ("twitter", "x"), ("X", "x"), ("linkedin_post", "linkedin"), ("facebook_page", "facebook"),
        ("wordpress", "blog"), ("google_business_profile", "google_business"), ("whatsapp_channel", "whatsapp"),
        ("forum_discourse", "forum"), ("tiktok_video", "tiktok"), ("youtube_video", "youtube"),
        ("youtube-community", "youtube_post"), ("Google Business", "google_business"),
    ],
)  # fmt: skip
def test_other_spellings_are_understood(written: str, network: str) -> None:
    assert load(written).id == network


def test_no_two_networks_share_a_name() -> None:
    spellings = [alias for name in names() for alias in load(name).as_json()["aliases"]]  # type: ignore[attr-defined]
    assert len(spellings) == len({*spellings, *names()}) - len(names())


def test_an_unknown_network_is_answered_with_the_names() -> None:
    with pytest.raises(UserError, match="linkedin"):
        load("orkut")


@pytest.mark.parametrize(
    ("written", "limit", "confirmed"),
    [
        ("x:premium", 25000, True),
        ("mastodon:1000", 1000, True),
        ("tiktok:app", 4000, False),
        ("whatsapp:9000", 9000, True),
    ],
)
def test_accounts_and_servers_have_limits_of_their_own(written: str, limit: int, confirmed: bool) -> None:
    profile = load(written)
    assert profile.max_length == limit
    assert profile.confirms("max_length") is confirmed
    assert profile.id == written.partition(":")[0]


@pytest.mark.parametrize("written", ["x:gold", "mastodon:0", "mastodon:-5", "forum:1e3"])
def test_an_unknown_variant_is_answered_with_what_can_be_written(written: str) -> None:
    with pytest.raises(UserError, match="variant"):
        load(written)


@pytest.mark.parametrize(
    ("name", "other"), [("myspace", "facebook"), ("viadeo", "linkedin"), ("friendfeed", "bluesky")]
)
def test_legacy_networks_say_what_became_of_them(name: str, other: str) -> None:
    profile = load(name)
    assert profile.is_legacy
    assert profile.max_length == load(other).max_length
    for ui in ("fr", "en"):
        note = profile.status_note(ui)
        assert note
        assert profile.name in note
