"""A character the network refuses.

Why: the text is refused as a whole, often with no word about which sign is to blame.
Fix: replace the sign that is marked.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.signs import characters
from assistant.document import Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each forbidden sign."""
    profile, text = subject.profile, subject.document.text
    forbidden = profile.facts.get("forbidden_characters", "") if profile else ""
    if profile is None or characters(text).isdisjoint(forbidden):
        return
    for offset, sign in enumerate(text):
        if sign in forbidden:
            code = sign if sign.isprintable() else f"U+{ord(sign):04X}"
            params = {"network": profile.shown, "sign": code}
            yield Hit(Span(offset, offset + 1), code, None, params, source=profile.source("forbidden_characters"))


CHECK = Check(find, fault=Outcome("problem", N_("{network} refuses the sign {sign}."), N_("Replace it or remove it.")))
