"""Dates of sitemaps: the W3C's forms, and days that there are."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.web.sitemap_date import is_date

GOOD = ("2026", "2026-11", "2024-02-29", "2026-11-23T06:00Z", "2026-11-23T06:00:59.25+01:00", "2026-11-23T06:00:00")
BAD = (
    "",
    "hier",
    "23/11/2026",
    "2026-13",
    "2026-02-30",
    "2026-11-23 06:00",
    "2026-11T06:00Z",
    "2026-11-23T25:00Z",
    "0000",
    "٢٠٢٦",
)


@pytest.mark.parametrize("text", GOOD)
def test_forms_of_the_w3c_are_dates(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize("text", BAD)
def test_other_forms_and_days_that_are_none_are_not(text: str) -> None:
    assert not is_date(text)


@given(st.datetimes(min_value=datetime(1000, 1, 1)))
def test_every_moment_is_a_date(moment: datetime) -> None:
    assert is_date(moment.replace(tzinfo=UTC).isoformat())
    assert is_date(moment.date().isoformat())


@given(st.text())
def test_any_text_is_told(text: str) -> None:
    assert is_date(text) in (True, False)
