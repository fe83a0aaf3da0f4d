"""A paid or gifted post that does not say so.

Why: readers must know, and the law wants it in plain words (French law 2023-451, FTC and ASA guides).
Fix: begin with "Publicité", "Collaboration commerciale" or "Paid partnership", where everybody sees it.
"""

import re
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.passages import passages
from assistant.checks.style.phrases import may_hold, phrases
from assistant.document import Span
from assistant.languages import Pack
from assistant.messages import N_

_CLEARED = ("ad_disclosures", "paid_oneself")
_HANDLE = re.compile(r"(?<![\w.])@\w")


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each sign of money, gift or contract in a text that neither declares it nor says the author paid."""
    text, pack = subject.document.judged_text, subject.pack
    if not may_hold(text, pack, "gift_or_pay", "gift_hints"):
        return
    found = phrases(text, pack, "gift_or_pay")
    if not found:
        held = passages(subject, "gift_hints")
        found = tuple(hint for start, passage in held for hint in _hints(passage, start, pack))
    if found and not any(phrases(text, pack, cleared) for cleared in _CLEARED):
        denied = phrases(text, pack, "not_given")
        yield from (Hit(it) for it in found if not any(it.start < end and start < it.end for start, end in denied))


def _hints(passage: str, start: int, pack: Pack) -> Iterator[Span]:
    """Yield what may be a gift where the author speaks of it, and of a brand or its account."""
    hints = phrases(passage, pack, "gift_hints")
    if not hints or not (_HANDLE.search(passage) or phrases(passage, pack, "brand_marks")):
        return
    if phrases(passage, pack, "first_person"):
        yield from (Span(start + begin, start + end) for begin, end in hints)


CHECK = Check(
    find,
    fault=Outcome(
        "problem",
        N_("A payment or a gift shows, and nothing declares it."),
        N_("Begin with “Publicité” or “Collaboration commerciale” (“Ad”, “Paid partnership” in English)."),
    ),
)
