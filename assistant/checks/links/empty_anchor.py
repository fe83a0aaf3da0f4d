"""A link without words.

Why: a reader sees nothing to click; a screen reader reads the address letter by letter.
Fix: write what one finds there, or describe the image that is the link.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each link with neither words nor a described image, and no name of its own (aria-label, title)."""
    images = {image.start for image in subject.document.images if image.alt}
    for link in subject.document.links:
        if link.anchor.strip() or link.label:
            continue
        if not any(at in images for at in range(link.start, link.end + 1)):
            yield Hit(Span(link.start, link.end), link.url, params={"address": link.url})


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The link to {address} has no words."),
        N_("Write what one finds there, or describe the image that is the link."),
    ),
)
