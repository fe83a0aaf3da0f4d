"""Too many exclamation marks, or question marks in a row.

Why: each one takes strength from the others, and the text sounds like an advertisement of last resort.
Fix: keep the one that matters.
"""

import re
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.typography.protected import Protected
from assistant.document import Span
from assistant.messages import N_, NN_

_MARKS = re.compile(r"!+|[?؟]+")
_ROWS = ("!!", "??", "?؟", "؟?", "؟؟")  # what each row of them holds


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each run of `row` marks or more; else, one hit on the whole text where it holds `total` or more."""
    text = subject.document.judged_text
    if "!" not in text and "?" not in text and "؟" not in text:
        return
    least = limits["row"]
    held = least < 2 or any(row in text for row in _ROWS)
    runs = [match for match in _MARKS.finditer(text) if match.end() - match.start() >= least] if held else []
    protected = Protected(text) if runs else None
    for match in runs:
        span, sign = Span(*match.span()), match.group()[0]
        count, outcome = span.end - span.start, "fault" if sign == "!" else "asking"
        mend = None if protected is None or protected.covers(*span) else (span, sign)
        yield Hit(span, count, least, {"count": count}, outcome, mend=mend)
    total = text.count("!")
    allowed = max(limits["total"], subject.document.word_count // limits["words_per_mark"])
    if not runs and total >= allowed:
        yield Hit(None, total, allowed, {"count": total}, "total")


CHECK = Check(
    find,
    fault=Outcome("warning", N_("{count} exclamation marks in a row."), N_("One is enough.")),
    asking=Outcome("warning", N_("{count} question marks in a row."), N_("One is enough.")),
    total=Outcome(
        "warning",
        NN_("{count} exclamation mark in one text.", "{count} exclamation marks in one text."),
        N_("Keep the one that matters."),
    ),
)
