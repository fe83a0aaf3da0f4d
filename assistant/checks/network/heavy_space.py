"""Narrow no-break spaces where each counts for two.

Why: a French post full of U+202F before its ! ? ; loses room to spaces nobody sees.
Fix: use the ordinary no-break space (U+00A0), which counts for one.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import NN_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield the first narrow no-break space, with how many there are."""
    profile, text = subject.profile, subject.document.text
    weight = profile.facts.get("nnbsp_weight") if profile else None
    count = text.count(limits["sign"])
    if profile is None or weight is None or not count:
        return
    first = text.index(limits["sign"])
    params = {"count": count, "weight": weight, "network": profile.shown}
    yield Hit(Span(first, first + 1), count, weight, params, source=profile.source("nnbsp_weight"))


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        NN_(
            "{count} narrow no-break space, which counts for {weight} on {network}.",
            "{count} narrow no-break spaces, which count for {weight} each on {network}.",
        ),
        NN_("Use an ordinary no-break space instead.", "Use ordinary no-break spaces instead."),
    ),
)
