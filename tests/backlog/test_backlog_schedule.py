"""Posts are spread by the rules, those with a date stay where they are, and nothing alike goes out close together."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import settings as tuned
from hypothesis import strategies as st

from assistant.backlog.repeats import Repeats, likeness, shingles
from assistant.backlog.schedule import Rules, in_utc, spread
from assistant.cli.backlog_schedule import days, hours
from assistant.errors import UserError
from assistant.store import ACCEPTED, Entry, Key, Row, Variant

MONDAY = date(2026, 11, 30)


def entry(number: int, text: str, network: str = "x", day: str | None = None) -> Entry:
    return Entry(
        Row(number, str(number), text, {"date": day} if day else {}), Variant(number, network, ACCEPTED, (text,))
    )


def test_posts_go_out_in_order_on_the_days_and_hours_that_were_chosen() -> None:
    posts = [entry(n, f"Sujet {n} : {n * 7} façons de faire {n * 31} choses") for n in range(1, 5)]
    found = spread(posts, Rules(MONDAY, days=(0, 3), hours=(time(17, 30), time(9))))
    assert list(found.values()) == ["2026-11-30T09:00", "2026-12-03T09:00", "2026-12-07T09:00", "2026-12-10T09:00"]
    twice = spread(posts, Rules(MONDAY, days=(0, 3), hours=(time(17, 30), time(9)), a_day=2))
    assert list(twice.values()) == ["2026-11-30T09:00", "2026-11-30T17:30", "2026-12-03T09:00", "2026-12-03T17:30"]


def test_each_network_has_days_of_its_own_and_dates_that_are_given_stay() -> None:
    posts = [
        entry(1, "Marché samedi"),
        entry(1, "Marché samedi", "linkedin"),
        entry(2, "Concert dimanche", day="2026-11-30"),
        entry(3, "Piscine lundi", day="2026-12-01T18:15"),
    ]
    assert spread(posts, Rules(MONDAY)) == {
        Key(2, "x"): "2026-11-30T09:00",
        Key(3, "x"): "2026-12-01T18:15",
        Key(1, "x"): "2026-12-02T09:00",
        Key(1, "linkedin"): "2026-11-30T09:00",
    }


def test_posts_alike_stand_apart_on_one_network() -> None:
    alike = [
        "Le marché de Noël ouvre samedi à 9 h, place des Lices",
        "Le marché de Noël ouvre samedi à 9 h, place des Lices !",
    ]
    posts = [
        entry(1, alike[0]),
        entry(2, alike[1]),
        entry(3, "Tout autre chose, bien sûr"),
        entry(2, alike[1], "linkedin"),
    ]
    found = spread(posts, Rules(MONDAY, distance=10))
    assert found[Key(1, "x")] == "2026-11-30T09:00"
    assert found[Key(3, "x")] == "2026-12-01T09:00"
    assert found[Key(2, "x")] == "2026-12-10T09:00"
    assert found[Key(2, "linkedin")] == "2026-11-30T09:00"


@tuned(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["x", "linkedin"])), max_size=25),
    st.sets(st.integers(0, 6), min_size=1),
    st.sets(st.times(), min_size=1, max_size=3),
    st.integers(1, 3),
    st.integers(0, 9),
)
def test_the_rules_always_hold(
    posts: list[tuple[int, str]], on: set[int], at: set[time], a_day: int, distance: int
) -> None:
    texts = ["Le marché ouvre", "Un concert gratuit", "La piscine ferme", "Travaux sur le pont"]
    entries = [entry(number, texts[text], network) for number, (text, network) in enumerate(posts)]
    rules = Rules(
        MONDAY, tuple(on), tuple(moment.replace(second=0, microsecond=0) for moment in at), "UTC", a_day, distance
    )
    found = spread(entries, rules)
    assert set(found) == {e.variant.key for e in entries}
    for network in ("x", "linkedin"):
        moments = sorted(datetime.fromisoformat(m) for key, m in found.items() if key.network == network)
        assert len(set(moments)) == len(moments)
        assert all(m.date() >= MONDAY and m.weekday() in on and m.time() in rules.hours for m in moments)
        by_day = [sum(m.date() == day for m in moments) for day in {m.date() for m in moments}]
        assert all(count <= a_day for count in by_day)
        for text in set(texts):
            same = sorted(
                datetime.fromisoformat(found[e.variant.key]).date()
                for e in entries
                if e.row.text == text and e.variant.network == network
            )
            assert all(later - sooner >= timedelta(days=distance) for sooner, later in pairwise(same))


def test_rules_that_allow_nothing_and_zones_that_are_none_are_told() -> None:
    for rules in (Rules(MONDAY, days=()), Rules(MONDAY, hours=()), Rules(MONDAY, zone="Europe/Rennes")):
        with pytest.raises(UserError):
            spread([entry(1, "Bonjour")], rules)


def test_days_and_hours_are_read_in_both_languages() -> None:
    assert days("lun, Mer.,friday") == (0, 2, 4)
    assert days("mar,mercredi") == (1, 2)
    assert hours("17h30, 9:00") == (time(9), time(17, 30))
    for wrong in ("l", "jeudredi", ""):
        if wrong:
            with pytest.raises(UserError):
                days(wrong)
    with pytest.raises(UserError):
        hours("midi")


def test_moments_are_told_in_utc() -> None:
    assert in_utc("2026-12-01T09:00", "Europe/Paris") == datetime(2026, 12, 1, 8, tzinfo=UTC)
    assert in_utc("2026-07-01T09:00", "Europe/Paris") == datetime(2026, 7, 1, 7, tzinfo=UTC)
    assert in_utc("2026-07-01T09:00+00:00", "Europe/Paris") == datetime(2026, 7, 1, 9, tzinfo=UTC)
    assert in_utc("2026-03-29T02:30", "Europe/Paris") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_repeats_are_told_and_what_only_sounds_alike_is_not() -> None:
    known = Repeats()
    assert known.add("1", "Le marché de Noël ouvre samedi à 9 h, place des Lices à Rennes.") is None
    found = known.add("2", "LE MARCHE de Noël ouvre samedi à 9 h, place des Lices, à Rennes ! Venez")
    assert found is not None
    assert (found.of, found.likeness > 0.8) == ("1", True)
    assert known.add("3", "Le marché aux fleurs ferme dimanche à 18 h, place Hoche à Rennes.") is None
    assert known.add("4", "!!!") is None
    assert known.add("5", "!!!") is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    a, b = shingles(one), shingles(other)
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1
    assert not a or likeness(a, a) == 1
