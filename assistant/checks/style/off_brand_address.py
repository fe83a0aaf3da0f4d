"""A text that says tu where the brand says vous, or the other way round.

Why: readers notice when a brand they know suddenly changes how it speaks to them.
Fix: use the address of the brand.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.address import marks, says_tu
from assistant.document import Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each word of the address the brand does not use; silent when the brand has not chosen."""
    wanted = subject.goal.brand.address
    text = subject.document.judged_text
    found = marks(text, subject.pack) if wanted else None
    if wanted is None or found is None:
        return
    if wanted == "vous" and subject.form == "article" and not says_tu(found.tu, text, subject.pack):
        return  # as in mixed_address: « vérifie, installe » tells what a thing does
    for span in found.vous if wanted == "tu" else found.tu:
        said = "vous" if wanted == "tu" else "tu"
        yield Hit(Span(*span), said, wanted, {"said": said, "wanted": wanted})


CHECK = Check(
    find,
    fault=Outcome("warning", N_("This says {said}; the brand says {wanted}."), N_("Say {wanted}, as the brand does.")),
)
