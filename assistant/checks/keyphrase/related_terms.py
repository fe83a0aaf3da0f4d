"""Related terms the user wants in the text that it does not hold.

Why: a text that names what belongs to its subject answers more of what readers ask, and is found for more of it.
Fix: say the term where the text speaks of it; take it off the list where it has no place.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_, NN_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each related term that stands nowhere, in any form; then how many of them the text holds."""
    matches = subject.related_matches
    held = sum(map(bool, matches.values()))
    for term, found in matches.items():
        if not found:
            yield Hit(None, 0, 1, {"term": term})
    if held:
        yield Hit(None, held, len(matches), {"count": held, "all": len(matches)}, "fine")


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("The related term “{term}” is not in the text."),
        N_("Say “{term}” where the text speaks of it, or take it off the list."),
    ),
    fine=Outcome(
        "good",
        NN_("The text holds {count} of the {all} related terms.", "The text holds {count} of the {all} related terms."),
    ),
)
