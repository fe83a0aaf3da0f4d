"""A text that says tu here and vous there.

Why: the reader no longer knows whether the brand speaks to a friend or to a customer; it reads like two authors.
Fix: choose tu or vous, and keep to it from the first line to the call to action.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.address import marks, may_say_tu, says_tu
from assistant.document import Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield the words of the rarer address where both stand in one text."""
    text = subject.document.judged_text
    if subject.form == "article" and not may_say_tu(text, subject.pack):
        return
    found = marks(text, subject.pack)
    if found is None or found.address != "mixed":
        return
    if subject.form == "article" and not says_tu(found.tu, text, subject.pack):
        return  # a bare form in -e may be an imperative, or a list of what a thing does (« vérifie, installe »)
    # The rarer of the two; of as many, the one that comes second.
    rarer = min(found.tu, found.vous, key=lambda spans: (len(spans), -spans[0].start))
    said, kept = ("tu", "vous") if rarer is found.tu else ("vous", "tu")
    for span in rarer:
        yield Hit(Span(*span), said, kept, {"said": said, "kept": kept})


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("This says {said}, the rest of the text says {kept}."),
        N_("Choose tu or vous for the whole text; here, {kept}."),
    ),
)
