"""An image without a description.

Why: people who do not see the image, and image search, know nothing of it; some screen readers read the file name.
Fix: say in a few words what it shows; give an empty alt to an image that is decoration only.
"""

import re
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_

_ENDINGS = r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)"
_FILE = re.compile(rf"[^\s/]*(?:{_ENDINGS}|(?:IMG|DSCN?|DCIM|PXL)[_-]?\d{{3,}}\S*)", re.IGNORECASE)


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit per image whose alt is missing; one that is empty on purpose is right."""
    for image in subject.document.images:
        if image.alt is None:
            yield Hit(None, params={"image": image.src})
        elif _FILE.fullmatch(image.alt.strip()):
            yield Hit(None, image.alt, params={"image": image.src, "alt": image.alt.strip()}, outcome="file")
        elif len(image.alt) > limits["max_characters"]:
            yield Hit(None, len(image.alt), limits["max_characters"], {"image": image.src}, "long")


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The image {image} has no description (alt)."),
        N_("Say in a few words what it shows; an empty alt if it is decoration only."),
    ),
    file=Outcome(
        "warning",
        N_("The description of the image {image} is the name of a file: {alt}."),
        N_("Say in a few words what it shows; an empty alt if it is decoration only."),
    ),
    long=Outcome(
        "info",
        N_("The description of the image {image} has {value} characters; {limit} are enough."),
        N_("Say what it shows in one sentence; put the rest in the text."),
    ),
)
