"""A paid or gifted post that does not say so.

Why: readers must know, and the law wants it in plain words (French law 2023-451, FTC and ASA guides).
Fix: begin with "Publicité", "Collaboration commerciale" or "Paid partnership", where everybody sees it.
"""

import re
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.phrases import phrases
from assistant.messages import N_

_HANDLE = re.compile(r"(?<![\w.])@\w")


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each sign of money, gift or contract in a text that declares nothing."""
    text, pack = subject.document.judged_text, subject.pack
    if phrases(text, pack, "ad_disclosures"):
        return
    found = phrases(text, pack, "gift_or_pay")
    if not found and (_HANDLE.search(text) or phrases(text, pack, "brand_marks")):
        found = phrases(text, pack, "gift_hints") if phrases(text, pack, "first_person") else ()
    for span in found:
        yield Hit(span)


CHECK = Check(
    find,
    fault=Outcome(
        "problem",
        N_("A payment or a gift shows, and nothing declares it."),
        N_("Begin with “Publicité” or “Collaboration commerciale” (“Ad”, “Paid partnership” in English)."),
    ),
)
