"""The scores of a text, 0 to 100 per family; every point can be traced to a finding."""

from collections.abc import Collection, Sequence

from assistant.checks.check import Subject
from assistant.findings import Finding, Scores


def score(findings: Sequence[Finding], ran: Collection[str], subject: Subject) -> Scores:
    """Return a score per family; None for a family none of whose checks ran."""
    return {}
