"""A network that has closed or nearly so.

Why: an older guide may still name it; a post made for it has no readers there.
Fix: choose the network whose profile stands in for it.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_
from assistant.networks import load


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield what became of the network."""
    profile = subject.profile
    if profile is None or not profile.is_legacy:
        return
    other = load(profile.facts["suggested_profile"])
    params = {"note": profile.fate, "other": other.shown}
    yield Hit(None, profile.id, None, params, source=profile.source("status") or profile.source("closed_on"))


CHECK = Check(find, fault=Outcome("info", N_("{note}"), N_("Choose {other}.")))
