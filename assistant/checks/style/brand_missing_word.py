"""A word the brand asks for that stands nowhere.

Why: a mention the brand asks for (its baseline, a legal notice, the name of a product) is missed when it is not there.
Fix: work it into the text, or take it off the brand's list if it need not be in every text.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.wordings import find as find_wordings
from assistant.messages import N_, NN_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield a hit for each required word or phrase that stands, in any form, nowhere in the text; one when all are."""
    wanted = [phrase for phrase in subject.goal.brand.required_words if phrase.strip()]
    there = {phrase for phrase, _ in find_wordings(subject.document, wanted, everywhere=True)}
    missing = [phrase for phrase in wanted if phrase not in there]
    for phrase in missing:
        yield Hit(None, None, phrase, {"phrase": phrase})
    if wanted and not missing:
        yield Hit(None, len(wanted), len(wanted), {"count": len(wanted)}, "fine")


CHECK = Check(
    find,
    fault=Outcome("warning", N_("“{phrase}”, which the brand asks for, is missing."), N_("Work it into the text.")),
    fine=Outcome(
        "good", NN_("The word the brand asks for is there.", "All {count} words the brand asks for are there.")
    ),
)
