"""Letters borrowed from mathematics to look bold or italic.

Why: screen readers spell them out or skip them, searches miss them, and X counts each for two.
Fix: write plain letters; let the first words carry the weight.
"""

from collections.abc import Iterator

import regex

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_

# Runs of the Unicode block made for formulas, blanks between them included.
_RUN = regex.compile(
    r"\p{Block=Mathematical Alphanumeric Symbols}+(?:\s+\p{Block=Mathematical Alphanumeric Symbols}+)*"
)


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each run of such letters."""
    if subject.profile is None:
        return
    for run in _RUN.finditer(subject.document.text):
        if len(run.group()) >= limits["min_letters"]:
            yield Hit(Span(*run.span()), run.group())


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("Mathematical letters used as bold or italic: screen readers cannot read them."),
        N_("Write these words in plain letters."),
    ),
)
