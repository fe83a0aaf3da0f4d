"""Dates as a sitemap may write them: the W3C's profile of ISO 8601 (w3.org/TR/NOTE-datetime), from years to moments.

The schema of sitemaps (sitemaps.org) lets the time zone be left out.
"""

import re
from datetime import date, time

_WRITTEN = re.compile(
    r"(?P<day>\d{4}(?:-\d\d(?:-\d\d)?)?)(?:(?<=-\d\d-\d\d)T(?P<time>\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(?:Z|[+-]\d\d:\d\d)?)?",
    re.ASCII,
)


def is_date(text: str) -> bool:
    """Whether a text is such a date, and one that there is."""
    found = _WRITTEN.fullmatch(text)
    if found is None:
        return False
    year, month, day = (*map(int, found["day"].split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
        time.fromisoformat((found["time"] or "00:00").partition(".")[0])
    except ValueError:
        return False
    return True
