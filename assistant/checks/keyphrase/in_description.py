"""The main keyphrase is not in the description.

Why: search engines print the words searched in bold in the description; a result without them gets fewer clicks.
Fix: write the keyphrase once in the description, in a sentence.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.keyphrase.places import holds
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit: there or not."""
    params = {"keyphrase": subject.goal.keyphrase}
    if subject.phrase and holds(subject.document.meta.description, subject.phrase):
        yield Hit(None, params=params, outcome="fine")
    elif subject.phrase:
        yield Hit(None, params=params)


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The description does not hold the keyphrase “{keyphrase}”."),
        N_("Write “{keyphrase}” once in the description, in a sentence."),
    ),
    fine=Outcome("good", N_("The description holds the keyphrase.")),
)
