"""Letters borrowed from mathematics to look bold or italic.

Why: screen readers spell them out or skip them, searches miss them, and X counts each for two.
Fix: write plain letters; let the first words carry the weight.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.signs import mathematical_runs
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each run of such letters; without a network the check of decorative letters tells of them."""
    if subject.profile is None:
        return
    text = subject.document.text
    for run in mathematical_runs(text):
        if run.end - run.start >= limits["min_letters"]:
            yield Hit(run, text[run.start : run.end])


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("Mathematical letters used as bold or italic: screen readers cannot read them."),
        N_("Write these words in plain letters."),
    ),
)
