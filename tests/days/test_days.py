"""The usual days: each falls when it did, and when it will."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assistant.days import calendars, usual_days
from assistant.days.year import easter

KNOWN = (
    ("fr_holidays", "2026-04-06", "Easter Monday"),
    ("fr_holidays", "2026-05-14", "Ascension Day"),
    ("fr_holidays", "2026-05-25", "Whit Monday"),
    ("ma_holidays", "2025-03-31", "Eid al-Fitr"),
    ("ma_holidays", "2025-06-07", "Eid al-Adha"),
    ("ma_holidays", "2025-09-05", "The Prophet’s Birthday"),
    ("ma_holidays", "2026-01-14", "Amazigh New Year"),
    ("ma_holidays", "2026-10-31", "Unity Day"),
    ("qc_holidays", "2026-05-18", "National Patriots’ Day"),
    ("qc_holidays", "2025-05-19", "National Patriots’ Day"),
    ("qc_holidays", "2026-10-12", "Thanksgiving"),
    ("qc_holidays", "2026-09-07", "Labour Day"),
    ("en_holidays", "2026-12-25", "Christmas Day"),
    ("en_holidays", "2026-12-28", "Boxing Day"),
    ("en_holidays", "2027-12-27", "Christmas Day"),
    ("en_holidays", "2027-12-28", "Boxing Day"),
    ("en_holidays", "2022-01-03", "New Year’s Day"),
    ("en_holidays", "2026-08-31", "Summer bank holiday"),
    ("awareness", "2026-11-27", "Black Friday"),
    ("awareness", "2026-11-30", "Cyber Monday"),
    ("awareness", "2026-12-01", "Giving Tuesday"),
    ("awareness", "2026-02-10", "Safer Internet Day"),
    ("awareness", "2026-05-31", "Mother’s Day (France, Morocco)"),
    ("awareness", "2020-06-07", "Mother’s Day (France, Morocco)"),  # Whit Sunday was the last Sunday of May
    ("awareness", "2026-05-21", "Global Accessibility Awareness Day"),
    ("awareness", "2026-01-26", "Community Manager Appreciation Day"),
    ("awareness", "2026-09-19", "European Heritage Days"),
)


@pytest.mark.parametrize(("calendar", "on", "name"), KNOWN)
def test_a_day_falls_when_it_does(calendar: str, on: str, name: str) -> None:
    year = int(on[:4])
    assert [str(falls.on) for falls in usual_days(year, [calendar]) if falls.day.names["en"] == name] == [on]


def test_a_day_is_not_told_before_it_was_made() -> None:
    names = [falls.day.names["en"] for falls in usual_days(2023, ["ma_holidays"])]
    assert "Throne Day" in names
    assert "Amazigh New Year" not in names


def test_days_the_moon_decides_are_estimates() -> None:
    estimated = {falls.day.names["en"] for falls in usual_days(2026, calendars()) if falls.estimated}
    assert estimated == {"Islamic New Year", "The Prophet’s Birthday", "Eid al-Fitr", "Eid al-Adha"}


def test_a_lunar_day_may_come_twice_in_a_year() -> None:
    found = [falls.on for falls in usual_days(2000, ["ma_holidays"]) if falls.day.names["en"] == "Eid al-Fitr"]
    seen = (date(2000, 1, 8), date(2000, 12, 27))
    assert len(found) == len(seen)
    assert all(abs((told - day).days) <= 1 for told, day in zip(found, seen, strict=True))


@pytest.mark.parametrize("code", sorted(calendars()))
def test_a_calendar_says_where_it_comes_from(code: str) -> None:
    calendar = calendars()[code]
    assert calendar.source
    assert date.fromisoformat(calendar.retrieved)
    for names in (calendar.names, *(day.names for day in calendar.days)):
        assert set(names) == {"fr", "en"}
        assert all(names.values())


@settings(deadline=None)
@given(st.integers(min_value=1900, max_value=2200))
def test_every_year_has_its_days_in_their_order(year: int) -> None:
    found = usual_days(year, calendars())
    assert [falls.on for falls in found] == sorted(falls.on for falls in found)
    assert {falls.on.year for falls in found} <= {year, year + 1}  # a substitute may pass the year’s end
    assert easter(year).weekday() == 6
    assert date(year, 3, 22) <= easter(year) <= date(year, 4, 25)


def test_an_unknown_calendar_has_no_days() -> None:
    assert usual_days(2026, ["nowhere"]) == ()
