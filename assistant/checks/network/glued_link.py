"""A link glued to what stands around it.

Why: » or … right after an address becomes part of it, « right before keeps it from being a link at all.
Fix: put a no-break space between the sign and the address.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_
from assistant.networks.entities import Entity, links, plain


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each address that the network reads with a sign too many, or does not read as a link."""
    profile, text = subject.profile, subject.document.text
    if profile is None or "entities" not in profile.facts:
        return
    read = links(text, profile)
    params = {"network": profile.shown}
    source = profile.source("url_length") or profile.source("url_without_scheme")
    for link in read:
        if any(sign in link.text for sign in limits["signs"]):
            yield Hit(Span(link.start, link.end), link.text, None, params, "fault", source)
    for meant in plain.links(text):
        if meant.start and not text[meant.start - 1].isspace() and not _is_read(meant, read):
            mend = (Span(meant.start, meant.start), " ")
            yield Hit(Span(meant.start - 1, meant.end), meant.text, None, params, "unread", source, mend)


def _is_read(meant: Entity, read: tuple[Entity, ...]) -> bool:
    return any(link.start < meant.end and meant.start < link.end for link in read)


CHECK = Check(
    find,
    fault=Outcome(
        "problem",
        N_("{network} takes the sign after the address for a part of it: the link is broken."),
        N_("Put a no-break space between the address and the sign."),
    ),
    unread=Outcome(
        "problem",
        N_("{network} sees no link here: the address is glued to what stands before it."),
        N_("Put a space before the address."),
    ),
)
