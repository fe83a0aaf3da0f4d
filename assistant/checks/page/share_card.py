"""A page without what networks show when it is shared (Open Graph).

Why: without og:title and og:image a shared link is a grey box, and gets fewer clicks.
Fix: add og:title, og:description and og:image (1,200 by 630 pixels).
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the whole that names the properties of `wanted` that are missing."""
    present = {name.lower() for name, value in subject.document.meta.properties.items() if value}
    missing = [name for name in limits["wanted"] if name not in present]
    if missing:
        yield Hit(None, missing[0], params={"names": ", ".join(missing)})


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("The card that networks show for a shared link lacks {names}."),
        N_("Add these properties to the head of the page; the image 1,200 by 630 pixels."),
    ),
)
