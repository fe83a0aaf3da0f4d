"""A brand that speaks as if it were an independent customer, or asks somebody to.

Why: it deceives readers, and the law forbids it (French Consumer Code L121-4, FTC rule on fake reviews, UK DMCC Act).
Fix: speak in the brand's name, or quote a real customer by name.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.phrases import phrases
from assistant.document import Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield claims to be a customer, orders to post as one, and trying told in the brand's own voice."""
    text, pack = subject.document.judged_text, subject.pack
    found: tuple[Span, ...] = phrases(text, pack, "customer_claims") + phrases(text, pack, "fake_review_orders")
    if phrases(text, pack, "brand_voice"):
        found += phrases(text, pack, "customer_tests")
    for span in sorted(set(found)):
        yield Hit(span)


CHECK = Check(
    find,
    fault=Outcome(
        "problem",
        N_("The brand poses as an independent customer; the law forbids it."),
        N_("Speak in the brand's name, or quote a real customer by name."),
    ),
)
