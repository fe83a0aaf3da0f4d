"""Too many exclamation marks.

Why: each one takes strength from the others, and the text sounds like an advertisement of last resort.
Fix: keep the one that matters.
"""

import re
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_, NN_

_MARKS = re.compile(r"!+")


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each run of `row` marks or more; else, one hit on the whole text where it holds `total` or more."""
    text = subject.document.judged_text
    if "!" not in text:
        return
    runs = [match for match in _MARKS.finditer(text) if match.end() - match.start() >= limits["row"]]
    for match in runs:
        yield Hit(
            Span(*match.span()), match.end() - match.start(), limits["row"], {"count": match.end() - match.start()}
        )
    total = text.count("!")
    allowed = max(limits["total"], subject.document.word_count // limits["words_per_mark"])
    if not runs and total >= allowed:
        yield Hit(None, total, allowed, {"count": total}, "total")


CHECK = Check(
    find,
    fault=Outcome("warning", N_("{count} exclamation marks in a row."), N_("One is enough.")),
    total=Outcome(
        "warning",
        NN_("{count} exclamation mark in one text.", "{count} exclamation marks in one text."),
        N_("Keep the one that matters."),
    ),
)
