"""A phone number where the network wants none.

Why: Google may refuse a post on a business profile whose text holds a phone number.
Fix: take it out; the "call" button dials the number of the profile.
"""

import re
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_
from assistant.networks.entities import links

# A plus or a zero, then digits with at most two separators between them; a date (02.05.2026) is none.
_NUMBER = re.compile(
    r"(?<![\w.,/])(?!\d{1,2}([./-])\d{1,2}\1\d{4}(?!\d))(?:\+|0)\d(?:[ \u00a0\u202f.()/-]{0,2}\d)+(?![\w/])"
)


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each phone number outside links."""
    profile, text = subject.profile, subject.document.text
    if profile is None or not profile.facts.get("phone_forbidden"):
        return
    addresses = links(text, profile)
    for match in _NUMBER.finditer(text):
        digits = sum(sign.isdigit() for sign in match.group())
        inside = any(link.start <= match.start() < link.end for link in addresses)
        if limits["min_digits"] <= digits <= limits["max_digits"] and not inside:
            params = {"network": profile.shown}
            yield Hit(Span(*match.span()), match.group(), None, params, source=profile.source("phone_forbidden"))


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("A phone number in the text: {network} may refuse the post."),
        N_("Remove it and use the “call” button."),
    ),
)
