"""The main keyphrase is in no image description, or in nearly all of them.

Why: the description is what blind readers and image search have; one image at least should show the subject.
Fix: describe what the image shows; where it shows the subject, name it.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the share of the image descriptions that hold the keyphrase; silent without descriptions."""
    share = subject.places.alt if subject.places else None
    described = sum(bool(image.alt) for image in subject.document.images)
    if share is None:
        return
    params = {"keyphrase": subject.goal.keyphrase, "percent": round(100 * share)}
    if not share:
        yield Hit(None, 0.0, None, params)
    elif described >= limits["many"] and share > limits["max_share"]:
        yield Hit(None, round(share, 3), limits["max_share"], params, "many")
    else:
        yield Hit(None, round(share, 3), None, params, "fine")


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("No image description holds the keyphrase “{keyphrase}”."),
        N_("Where an image shows the subject, name it in its description."),
    ),
    many=Outcome(
        "warning",
        N_("Nearly all the image descriptions ({percent}%) repeat “{keyphrase}”."),
        N_("Describe what each image shows; that is what blind readers need."),
    ),
    fine=Outcome("good", N_("An image description holds the keyphrase.")),
)
