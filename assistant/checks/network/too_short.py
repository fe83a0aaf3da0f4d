"""A text shorter than the network takes.

Why: a forum refuses a message below its least length.
Fix: say a little more: what you tried, what you expect.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_
from assistant.networks import length


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield the text when it measures less than the least length."""
    profile = subject.profile
    least = profile.facts.get("min_length") if profile else None
    if profile is None or least is None:
        return
    text = subject.posted.text.strip()
    if not text:
        return
    measured = length(text, profile)
    if measured < least:
        outcome = "fault" if profile.confirms("min_length") else "doubtful"
        yield Hit(None, measured, least, {"network": profile.shown}, outcome, profile.source("min_length"))


CHECK = Check(
    find,
    fault=Outcome("problem", N_("Too short for {network}: {value}, and it wants {limit} at least."), N_("Say more.")),
    doubtful=Outcome(
        "warning", N_("Probably too short for {network}: {value}, and it wants {limit} at least."), N_("Say more.")
    ),
)
