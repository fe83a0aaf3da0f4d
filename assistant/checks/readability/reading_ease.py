"""How easy the text reads, by the formula of its language.

Why: sentences and words that are too long lose readers before the point; most brand texts aim at readers of 13 to 15.
Fix: cut the longest sentences in two and take the shorter of two words.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.readability.school_levels import school_level
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the whole text: easy enough, or how hard."""
    ease = subject.reading_ease
    if ease is None:
        return
    formula = subject.pack.section("reading_ease") or {}
    outcome = "fine" if ease >= limits["minimum"] else "hard" if ease >= limits["very_hard"] else "very_hard"
    params = {"school": school_level(ease, subject.pack), "formula": formula["name"]}
    yield Hit(None, ease, limits["minimum"], params, outcome)


CHECK = Check(
    find,
    very_hard=Outcome(
        "warning",
        N_("Very hard to read: {value} out of 100 ({formula}), the level of {school}."),
        N_("Cut the longest sentences in two and take shorter words; aim at {limit} or more."),
    ),
    hard=Outcome(
        "info",
        N_("Rather hard to read: {value} out of 100 ({formula}), the level of {school}."),
        N_("Shorten a few sentences; aim at {limit} or more."),
    ),
    fine=Outcome("good", N_("Easy enough to read: {value} out of 100 ({formula}), the level of {school}.")),
)
