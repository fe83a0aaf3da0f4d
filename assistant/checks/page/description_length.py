"""A description that is too short or that a search result cuts.

Why: a result shows about 156 characters; a shorter description wastes room, a longer one loses its end.
Fix: say what one finds on the page in 120 to 156 characters.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_, NN_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit: short, long or right, in characters."""
    count = len((subject.document.meta.description or "").strip())
    if count > limits["max_characters"]:
        yield Hit(None, count, limits["max_characters"])
    elif count < limits["min_characters"]:
        yield Hit(None, count, limits["min_characters"], {"count": count}, outcome="short")
    else:
        yield Hit(None, count, limits["max_characters"], outcome="fine")


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("The description has {value} characters; search results cut it after {limit}."),
        N_("Shorten it, what matters first."),
    ),
    short=Outcome(
        "info",
        NN_(
            "The description has {count} character; there is room from {limit} on for a reason to click.",
            "The description has {count} characters; there is room from {limit} on for a reason to click.",
        ),
        N_("Add what one finds on the page: a benefit, a place, a price."),
    ),
    fine=Outcome("good", N_("The description has the right length: {value} characters.")),
)
