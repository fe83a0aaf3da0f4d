"""A brand that speaks as if it were an independent customer, or asks somebody to.

Why: it deceives readers, and the law forbids it (French Consumer Code L121-4, FTC rule on fake reviews, UK DMCC Act).
Fix: speak in the brand's name, or quote a real customer by name.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.passages import is_long, passages
from assistant.checks.style.phrases import phrases
from assistant.document import Span
from assistant.languages import Pack
from assistant.messages import N_

_LISTS = ("customer_claims", "fake_review_orders", "customer_tests")


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield claims to be a customer, orders to post as one, and trying told in the brand's own voice."""
    for start, passage in passages(subject, *_LISTS):
        for begin, end in sorted(set(_posing(passage, subject.pack, is_long(subject)))):
            yield Hit(Span(start + begin, start + end))


def _posing(text: str, pack: Pack, in_article: bool) -> Iterator[Span]:
    """Yield what poses as a customer; in an article only beside an « I », a review or a customer."""
    claims, orders = phrases(text, pack, "customer_claims"), phrases(text, pack, "fake_review_orders")
    if claims and (not in_article or phrases(text, pack, "first_person")):
        yield from claims
    if orders and (not in_article or phrases(text, pack, "reviews")):
        yield from orders
    tests = phrases(text, pack, "customer_tests")
    if tests and phrases(text, pack, "brand_voice"):
        yield from tests


CHECK = Check(
    find,
    fault=Outcome(
        "problem",
        N_("The brand poses as an independent customer; the law forbids it."),
        N_("Speak in the brand's name, or quote a real customer by name."),
    ),
)
