"""The main keyphrase is not in the main heading (H1).

Why: the H1 is what readers see first once they have clicked; it must say that they are in the right place.
Fix: name the subject in the H1, in the words people search for.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.keyphrase.places import share_held
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit at the first H1: it holds all the words of the keyphrase, some of them, or none."""
    heading = next((h for h in subject.document.headings if h.level == 1 and not h.excluded), None)
    if heading is None or subject.phrase is None:
        return
    share = max(share_held(h.text, subject.phrase) for h in subject.document.headings if h.level == 1)
    outcome = "fine" if share == 1.0 else "part" if share else "fault"
    span = None if outcome == "fine" else heading.span
    yield Hit(span, round(share, 2), 1.0, {"keyphrase": subject.goal.keyphrase}, outcome)


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The main heading (H1) does not hold the keyphrase “{keyphrase}”."),
        N_("Name “{keyphrase}” in the main heading."),
    ),
    part=Outcome(
        "info",
        N_("The main heading (H1) holds some words of the keyphrase “{keyphrase}” only."),
        N_("Bring all its words into the main heading, in any order."),
    ),
    fine=Outcome("good", N_("The main heading (H1) holds the keyphrase.")),
)
