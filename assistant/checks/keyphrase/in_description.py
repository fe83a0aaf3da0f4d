"""The main keyphrase is not in the description.

Why: search engines print the words searched in bold in the description; a result without them gets fewer clicks.
Fix: write the keyphrase once in the description, in a sentence.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.keyphrase.matching import find_in
from assistant.checks.keyphrase.places import holds
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit: there, more than `max_times`, or absent."""
    description, phrase = subject.document.meta.description or "", subject.phrase
    if phrase is None:
        return
    params = {"keyphrase": subject.goal.keyphrase}
    if not holds(description, phrase):
        yield Hit(None, params=params)
        return
    count = len(find_in(description, phrase))
    yield Hit(None, count, limits["max_times"], params, "much" if count > limits["max_times"] else "fine")


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The description does not hold the keyphrase “{keyphrase}”."),
        N_("Write “{keyphrase}” once in the description, in a sentence."),
    ),
    much=Outcome(
        "info",
        N_("The keyphrase stands {value} times in the description; {limit} are enough."),
        N_("Keep it once, and say what the reader will find."),
    ),
    fine=Outcome("good", N_("The description holds the keyphrase.")),
)
