"""Too many emoji, or too many side by side.

Why: screen readers say each of them in full ("party popper, party popper…"), and the words disappear behind them.
Fix: keep one or two, at the end of a line, where they add something the words do not say.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.emoji import emoji, runs
from assistant.checks.style.signs import signs
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each run of `row` emoji or more; else one hit where the text holds `total` or more."""
    text = subject.document.judged_text
    if not runs(signs(text)):  # every sign of an emoji is part of a run
        return
    side_by_side = runs(text)
    long_runs = [(span, count) for span, count in side_by_side if count >= limits["row"]]
    for span, count in long_runs:
        yield Hit(span, count, limits["row"], {"count": count})
    total = len(emoji(text))
    if not long_runs and total >= limits["total"]:
        yield Hit(None, total, limits["total"], {"count": total}, "total")


CHECK = Check(
    find,
    fault=Outcome(
        "warning", N_("{count} emoji side by side."), N_("Keep one; a screen reader says each of them in full.")
    ),
    total=Outcome("warning", N_("{count} emoji in one text."), N_("Keep the one or two that say something.")),
)
