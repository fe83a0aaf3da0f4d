"""A text within the network's limit but past what most publishing tools accept.

Why: a scheduler may refuse what the network itself would take.
Fix: stay under the lower figure, or post by hand.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_
from assistant.networks import fits, length


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield the text when it measures more than the safe length and still fits."""
    profile = subject.profile
    safe = profile.facts.get("safe_length") if profile else None
    if profile is None or safe is None:
        return
    text = subject.posted.text.rstrip()
    if not fits(text, profile):
        return
    measured = length(text, profile)
    if measured > safe:
        yield Hit(None, measured, safe, {"network": profile.shown}, source=profile.source("safe_length"))


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("{value} on {network}: most publishing tools stop at {limit}."),
        N_("Shorten it to {limit}, or post it by hand."),
    ),
)
