"""A word the brand does not use.

Why: a brand chooses its words; one it has banned (a rival's slogan, a promise the law forbids) does harm in print.
Fix: say what the brand says instead; where it has not said, put it another way.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.wordings import find as find_wordings
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each forbidden word or phrase, in any form; as it is written where the brand quotes it."""
    instead = dict(subject.goal.brand.banned)
    for phrase, span in find_wordings(subject.document, tuple(instead)):
        said = subject.document.text[span.start : span.end]
        params = {"word": said, "phrase": phrase, "instead": instead[phrase]}
        yield Hit(span, said, phrase, params, "instead" if instead[phrase] else "fault")


CHECK = Check(
    find,
    fault=Outcome("problem", N_("The brand does not say “{word}”."), N_("Put it another way.")),
    instead=Outcome("problem", N_("The brand does not say “{word}”."), N_("Say “{instead}” instead.")),
)
