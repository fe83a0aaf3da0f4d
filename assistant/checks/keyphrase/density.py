"""How often the main keyphrase stands in an article, against its length.

Why: said once in a long article, the subject seems to be another; search engines and readers look for it again.
Fix: say it again where a sentence says "it" or "this"; any form and any order counts.
"""

from collections.abc import Iterator
from math import ceil

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_, NN_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit on the main keyphrase: too rare or right; one on each other that stands.

    What is missing or too much is for other checks.
    """
    for keyphrase, matches in list(subject.matches.items())[1:]:
        if matches:
            density = round(100 * len(matches) / max(subject.document.word_count, 1), 1)
            yield Hit(
                None, len(matches), 1, {"keyphrase": keyphrase, "count": len(matches), "density": density}, "other"
            )
    count = len(subject.matches[subject.goal.keyphrase or ""])
    if not count:
        return
    density = adjusted_density(subject, limits)
    least = max(
        limits["min_count"], ceil(limits["min_percent"] * subject.document.word_count / 100 / _factor(subject, limits))
    )
    params = {"count": count, "keyphrase": subject.goal.keyphrase, "least": least}
    if count < least or density < limits["min_percent"]:
        yield Hit(None, count, least, params, "low")
    elif density <= limits["max_percent"]:
        yield Hit(None, count, least, params, "fine")


def adjusted_density(subject: Subject, limits: Limits) -> float:
    """Return the density in per cent of the words; a keyphrase of several words weighs more than one of one word."""
    count = len(subject.matches[subject.goal.keyphrase or ""])
    return count / max(subject.document.word_count, 1) * 100 * _factor(subject, limits)


def _factor(subject: Subject, limits: Limits) -> float:
    words = len(subject.phrase.units) if subject.phrase else 1
    return float(limits["base_weight"]) + words / float(limits["words_per_weight"])


CHECK = Check(
    find,
    low=Outcome(
        "warning",
        NN_(
            "The keyphrase “{keyphrase}” stands once only in this article.",
            "The keyphrase “{keyphrase}” stands {count} times only in this article.",
        ),
        N_("Bring it to {least} times: where a sentence says “it” or “this”, name the thing."),
    ),
    other=Outcome(
        "good",
        NN_(
            "The second keyphrase “{keyphrase}” stands once ({density}% of the words).",
            "The second keyphrase “{keyphrase}” stands {count} times ({density}% of the words).",
        ),
    ),
    fine=Outcome(
        "good",
        NN_("The keyphrase stands once: that is right.", "The keyphrase stands {count} times: that is right."),
    ),
)
