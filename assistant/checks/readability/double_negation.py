"""Two negations where one affirmation would do.

Why: the reader must undo one negation with the other, and many read the contrary; two that add up are a mistake.
Fix: say it the positive way: "possible" rather than "not impossible", "often" rather than "not uncommonly".
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.phrases import phrases
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each double negation of the prose."""
    text = subject.document.judged_text
    for span in phrases(text, subject.pack, "double_negation"):
        yield Hit(span, text[span.start : span.end])


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("A double negation: “{value}”."),
        N_("Say it the positive way: possible rather than not impossible."),
    ),
)
