"""A keyphrase of the goal that the text does not hold.

Why: a page or post that never says its subject is found by nobody who looks for it.
Fix: say it once, early, in a sentence a person would say.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each keyphrase that stands nowhere in the text; the first is the main one."""
    for keyphrase, matches in subject.matches.items():
        if not matches:
            main = keyphrase == subject.goal.keyphrase
            yield Hit(None, 0, 1, {"keyphrase": keyphrase}, "fault" if main else "secondary")


CHECK = Check(
    find,
    fault=Outcome(
        "problem",
        N_("The keyphrase “{keyphrase}” is not in the text."),
        N_("Say “{keyphrase}” once, early, in a sentence a person would say."),
    ),
    secondary=Outcome(
        "info",
        N_("The second keyphrase “{keyphrase}” is not in the text."),
        N_("Say it once where it fits, or take it off the list."),
    ),
)
