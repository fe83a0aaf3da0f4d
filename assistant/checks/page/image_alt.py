"""An image without a description.

Why: people who do not see the image, and image search, know nothing of it; some screen readers read the file name.
Fix: say in a few words what it shows; give an empty alt to an image that is decoration only.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit per image whose alt is missing; one that is empty on purpose is right."""
    for image in subject.document.images:
        if image.alt is None:
            yield Hit(None, params={"image": image.src})
        elif len(image.alt) > limits["max_characters"]:
            yield Hit(None, len(image.alt), limits["max_characters"], {"image": image.src}, "long")


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The image {image} has no description (alt)."),
        N_("Say in a few words what it shows; an empty alt if it is decoration only."),
    ),
    long=Outcome(
        "info",
        N_("The description of the image {image} has {value} characters; {limit} are enough."),
        N_("Say what it shows in one sentence; put the rest in the text."),
    ),
)
