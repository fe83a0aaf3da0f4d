"""A hashtag of several words without capitals.

Why: #fabriqueenfrance is hard to read, and a screen reader cannot tell its words apart; #FabriqueEnFrance is easy.
Fix: start each word of the hashtag with a capital.
"""

import re
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.languages.vocabulary import known
from assistant.messages import N_

_LOWER = re.compile(r"(?<![\w&])#([^\W\d_A-Z]{2,})(?!\w)")


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each lower-case hashtag that is no single word and reads as several, or is longer than words are."""
    for match in _LOWER.finditer(subject.document.text):
        tag = match.group(1)
        if not tag.islower() or known(tag, subject.pack.code):
            continue
        words = _words(tag, subject.pack.code)
        if len(tag) >= limits["letters"] or words:
            readable = "#" + "".join(word.capitalize() for word in words) if words else None
            yield Hit(Span(*match.span()), tag, None, {"tag": match.group(), "readable": readable or match.group()})


def _words(tag: str, language: str) -> list[str]:
    """Return the fewest known words the tag is made of; empty where it is made of none."""
    best: list[list[str] | None] = [[], *([None] * len(tag))]
    for end in range(1, len(tag) + 1):
        for start in range(max(end - 20, 0), end - 1):
            head = best[start]
            piece = tag[start:end]
            if head is None or not known(piece, language):
                continue
            shortest = best[end]
            if shortest is None or len(head) + 1 < len(shortest):
                best[end] = [*head, piece]
    found = best[-1] or []
    long_enough = any(len(word) > 3 for word in found)
    return found if 1 < len(found) <= len(tag) // 3 and long_enough else []


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("{tag} is hard to read, and a screen reader cannot tell its words apart."),
        N_("Start each word with a capital: {readable}."),
    ),
)
