"""A link where the network opens none.

Why: readers cannot tap it, and few will copy it by hand.
Fix: put the address where the network opens it, and say so in the text.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_
from assistant.networks.entities import links


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each link of a text meant for a network whose texts open none."""
    profile = subject.profile
    if profile is None or profile.facts.get("links_clickable", True):
        return
    outcome = profile.facts.get("link_place", "fault")
    for link in links(subject.document.text, profile):
        params = {"network": profile.shown}
        yield Hit(Span(link.start, link.end), link.value, None, params, outcome, profile.source("links_clickable"))


CHECK = Check(
    find,
    fault=Outcome("warning", N_("This link does not open on {network}."), N_("Write where to find it.")),
    bio=Outcome(
        "warning",
        N_("This link does not open in a text on {network}."),
        N_("Put it in the bio and write “link in bio”."),
    ),
    field=Outcome(
        "warning",
        N_("This link does not open in a description on {network}."),
        N_("Put it in the link field."),
    ),
    button=Outcome(
        "warning",
        N_("This link does not open in the text on {network}."),
        N_("Put it behind the action button."),
    ),
)
