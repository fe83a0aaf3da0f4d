"""A link on a network that does not make it clickable.

Why: on Instagram and the like readers cannot click nor copy an address in a post.
Fix: say where the link is (profile, story, first comment), or give a name to search for.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each link where the network's profile says that links are not clickable."""
    profile = subject.profile
    if profile is None or profile.facts.get("links_clickable") is not False:
        return
    for link in subject.document.links:
        yield Hit(Span(link.start, link.end), link.url, params={"network": profile.name})


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("Links are not clickable on {network}."),
        N_("Put it in the profile or a story and say so, or give a name to search for."),
    ),
)
