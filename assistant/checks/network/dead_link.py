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
    """Yield each link, written out or under words, of a text meant for a network whose texts open none; no e-mail."""
    profile = subject.profile
    if profile is None or profile.facts.get("links_clickable", True):
        return
    outcome = profile.facts.get("link_place", "fault")
    hidden = [(link.start, link.end, link.url) for link in subject.document.links if "@" not in link.url]
    written = [(link.start, link.end, link.value) for link in links(subject.document.text, profile)]
    end = 0
    for start, own_end, address in sorted([*written, *hidden]):
        if start >= end:
            source = profile.source("links_clickable")
            yield Hit(Span(start, own_end), address, None, {"network": profile.shown}, outcome, source)
            end = own_end


CHECK = Check(
    find,
    fault=Outcome("warning", N_("This link does not open on {network}."), N_("Write where to find it.")),
    bio=Outcome(
        "warning",
        N_("This link does not open in a text on {network}."),
        N_("Put it in the bio and say what it opens: “The menu: link in bio”."),
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
