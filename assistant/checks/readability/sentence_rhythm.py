"""Sentences that are all of the same length.

Why: a short sentence after a long one wakes the reader; twelve words, twelve words, twelve words put him to sleep.
Fix: cut one sentence to five words, and let another run on.
"""

from collections.abc import Iterator, Sequence
from math import sqrt
from statistics import fmean, pstdev

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit when the lengths of the sentences of the paragraphs differ by less than `min_spread` of the mean.

    The spread is the coefficient of variation: the standard deviation over the mean. Lists may be regular.
    """
    paragraphs = [p for p in subject.document.prose if p.kind == "paragraph"]
    lengths = [sentence.length for p in paragraphs for sentence in p.sentences if sentence.length]
    if len(lengths) < limits["min_sentences"]:
        return
    mean = fmean(lengths)
    if _roughly(lengths) > limits["min_spread"] * mean + 1e-6:
        return
    deviation = pstdev(lengths)
    if deviation < limits["min_spread"] * mean:
        params = {
            "count": len(lengths),
            "mean": round(mean),
            "deviation": round(deviation, 1),
            "wanted": round(limits["min_spread"] * mean, 1),
        }
        yield Hit(None, round(deviation / mean, 3), limits["min_spread"], params)


def _roughly(values: Sequence[int]) -> float:
    """Return the deviation of some numbers from their mean; quicker, if less exact, than the library's."""
    return sqrt(max(len(values) * sum([value * value for value in values]) - sum(values) ** 2, 0)) / len(values)


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_(
            "{count} sentences of nearly one length: {mean} words, give or take {deviation}; "
            "lengths that live differ by {wanted} at least."
        ),
        N_("Cut one sentence to five words or so, and let another run on."),
    ),
)
