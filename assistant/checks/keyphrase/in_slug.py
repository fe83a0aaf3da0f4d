"""The main keyphrase is not in the address of the page.

Why: the address is read by people who are about to click, and by search engines.
Fix: make the address of the content words of the keyphrase, with hyphens.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.keyphrase.places import slug_holds, slug_of
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit: there or not."""
    params = {"keyphrase": subject.goal.keyphrase, "slug": slug_of(subject.phrase) if subject.phrase else ""}
    if subject.phrase and slug_holds(subject.document.meta.slug, subject.phrase):
        yield Hit(None, params=params, outcome="fine")
    elif subject.phrase:
        yield Hit(None, params=params)


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("The address does not hold the keyphrase “{keyphrase}”."),
        N_("End it in “{slug}”, say; if the page is online already, let the old address lead to the new one."),
    ),
    fine=Outcome("good", N_("The address holds the keyphrase.")),
)
