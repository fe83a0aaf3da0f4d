"""The main keyphrase comes late in a post.

Why: a network shows the first words and folds the rest; many readers see nothing else.
Fix: open on the subject, or put it in the first line.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit: the keyphrase begins within the first `max_words` words, or later."""
    matches = subject.matches[subject.goal.keyphrase or ""]
    if not matches:
        return
    before = sum(word.end <= matches[0].start for word in subject.document.words)
    late = before >= limits["max_words"]
    span = matches[0] if late else None
    yield Hit(span, before + 1, limits["max_words"], {"keyphrase": subject.goal.keyphrase}, "fault" if late else "fine")


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("The keyphrase “{keyphrase}” begins at word {value} only; many readers see but the first {limit}."),
        N_("Open on it: the first line is all that a folded post shows."),
    ),
    fine=Outcome("good", N_("The keyphrase stands in the first words.")),
)
