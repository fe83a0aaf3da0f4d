"""A title longer or shorter than the network takes.

Why: the network refuses the post, or cuts the title in the middle of its promise.
Fix: keep the words that say what the reader gets.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield the title when it measures (in characters) more or less than the network takes."""
    profile, title = subject.profile, subject.document.meta.title
    if profile is None or not title:
        return
    measured, params = len(title.strip()), {"network": profile.shown}
    most, least = profile.facts.get("title_max"), profile.facts.get("title_min")
    if most is not None and measured > most:
        outcome = "fault" if profile.confirms("title_max") else "doubtful"
        yield Hit(None, measured, most, params, outcome, profile.source("title_max"))
    elif least is not None and measured < least:
        yield Hit(None, measured, least, params, "short", profile.source("title_min"))


CHECK = Check(
    find,
    fault=Outcome("problem", N_("Title too long for {network}: {value} out of {limit}."), N_("Shorten the title.")),
    doubtful=Outcome(
        "warning", N_("A long title for {network}: {value}; {limit} at most is advised."), N_("Shorten the title.")
    ),
    short=Outcome(
        "problem",
        N_("Title too short for {network}: {value}, and it wants {limit} at least."),
        N_("Say in the title what the message is about."),
    ),
)
