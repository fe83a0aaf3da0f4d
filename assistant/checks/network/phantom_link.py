"""Two words run together that the network takes for a link.

Why: a missing space after a full stop ("fait.Me") becomes a link to a stranger's site and costs the price of one.
Fix: put the space back; write a file's name without its dot or between quotation marks.
"""

from collections.abc import Collection, Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_
from assistant.networks.entities import Entity, links


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each link that was not meant as one."""
    profile = subject.profile
    if profile is None or not profile.facts.get("url_without_scheme"):
        return
    for link in links(subject.document.text, profile):
        if is_phantom(link, limits["file_endings"]):
            params = {"link": link.text, "network": profile.shown}
            source = profile.source("url_without_scheme")
            yield Hit(Span(link.start, link.end), link.text, None, params, source=source)


def is_phantom(link: Entity, file_endings: Collection[str]) -> bool:
    """Return whether a link without scheme or path ends like a sentence's first word, or like a file's name."""
    if "/" in link.text or link.text.casefold().startswith("www."):
        return False
    first, _, last = link.text.rpartition(".")
    return (last[0].isupper() and not link.text.isupper()) or (last in file_endings and "." not in first)


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("{network} would turn “{link}” into a link."),
        N_("Put a space after the full stop, or write it otherwise."),
    ),
)
