"""The first sentence goes on behind "see more".

Why: what stands before the fold is all most readers see; half a sentence hooks nobody.
Fix: open with a shorter sentence.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_
from assistant.networks import fold


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield the part of the first sentence that is hidden."""
    profile, document = subject.profile, subject.document
    folded = fold(subject.posted.text, profile) if profile else None
    if profile is None or folded is None or not document.sentences:
        return
    cut = subject.posted.place(folded)
    hook = document.sentences[0]
    if hook.start < cut < hook.end:
        source = profile.source("fold_length") or profile.source("fold_lines")
        yield Hit(Span(cut, hook.end), hook.end, cut, {"network": profile.shown}, source=source)


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("On {network}, “see more” would hide the end of your first sentence (from character {limit} or so)."),
        N_("Open with a shorter sentence: it is all that most readers see."),
    ),
)
