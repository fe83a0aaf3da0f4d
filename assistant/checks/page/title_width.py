"""A title that a search result cuts, or that says little.

Why: results have about 600 pixels for a title; what is beyond is cut, often the brand or the town.
Fix: bring the title under the limit, the words that matter first.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.page.pixels import width
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit: the title's width in pixels is over `max_px`, under `min_px`, or right."""
    pixels = width(subject.document.meta.title or "")
    if pixels > limits["max_px"]:
        yield Hit(None, pixels, limits["max_px"])
    elif pixels < limits["min_px"]:
        yield Hit(None, pixels, limits["min_px"], outcome="short")
    else:
        yield Hit(None, pixels, limits["max_px"], outcome="fine")


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The title is {value} pixels wide; search results cut it at {limit}."),
        N_("Shorten it, the words that matter first."),
    ),
    short=Outcome(
        "info",
        N_("The title is {value} pixels wide: a search result has room for three times as much."),
        N_("Add what tells this page from others: the place, the year, the benefit."),
    ),
    fine=Outcome("good", N_("The title fits a search result: {value} pixels of {limit}.")),
)
