"""More hashtags than the network takes, or any where it links none.

Why: past the limit the network refuses the post or ignores every tag; where tags link nothing they are noise.
Fix: remove the ones marked.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_
from assistant.networks.entities import hashtags


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each hashtag past the network's limit."""
    profile = subject.profile
    most = profile.facts.get("hashtags_max") if profile else None
    if profile is None or most is None:
        return
    found = hashtags(subject.document.text, profile)
    outcome = "useless" if most == 0 else "fault" if profile.confirms("hashtags_max") else "doubtful"
    for tag in found[most:]:
        params = {"network": profile.shown, "tag": tag.text}
        yield Hit(Span(tag.start, tag.end), len(found), most, params, outcome, profile.source("hashtags_max"))


CHECK = Check(
    find,
    fault=Outcome("problem", N_("{network} takes {limit} hashtags; here are {value}."), N_("Remove {tag}.")),
    doubtful=Outcome(
        "warning", N_("{network} is said to take {limit} hashtags; here are {value}."), N_("Remove {tag}.")
    ),
    useless=Outcome("warning", N_("Hashtags link nothing on {network}."), N_("Write {tag} as plain words.")),
)
