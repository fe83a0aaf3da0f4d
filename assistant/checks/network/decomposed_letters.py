"""Accented letters written as a letter and a separate accent (NFD).

Why: text pasted from some Macs counts twice on several networks, breaks searches, and shows badly in places.
Fix: paste it again as plain text, or let the assistant put the letters together.
"""

import unicodedata
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import NN_
from assistant.networks import clusters


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield the first letter in two pieces, with how many there are."""
    text = subject.document.text
    if subject.profile is None or unicodedata.is_normalized("NFC", text):
        return
    offset, places = 0, []
    for sign in clusters(text):
        if len(sign) > 1 and len(unicodedata.normalize("NFC", sign)) < len(sign):
            places.append(Span(offset, offset + len(sign)))
        offset += len(sign)
    if places:
        yield Hit(places[0], len(places), None, {"count": len(places)})


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        NN_(
            "{count} letter is written in two pieces (a letter and its accent).",
            "{count} letters are written in two pieces (a letter and its accent).",
        ),
        NN_("Paste the text again as plain text.", "Paste the text again as plain text."),
    ),
)
