"""The main keyphrase is not in the title.

Why: the title is what a search result shows first, and the strongest sign of the subject.
Fix: put the keyphrase near the beginning of the title.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.keyphrase.places import holds
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit: there or not."""
    params = {"keyphrase": subject.goal.keyphrase}
    if subject.phrase and holds(subject.document.meta.title, subject.phrase):
        yield Hit(None, params=params, outcome="fine")
    elif subject.phrase:
        yield Hit(None, params=params)


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The title does not hold the keyphrase “{keyphrase}”."),
        N_("Put “{keyphrase}” in the title, near its beginning."),
    ),
    fine=Outcome("good", N_("The title holds the keyphrase.")),
)
