"""A link whose words say nothing: "click here", "read more".

Why: people who hear the links of a page read aloud, and search engines, learn nothing from "here".
Fix: link the words that name what one finds there: "the spring opening hours".
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Link, Span
from assistant.languages import load
from assistant.languages.inflection import fold
from assistant.messages import N_

_LETTERS = re.compile(r"[^\W_]+")
REMEMBERED_ANCHORS = 4_096


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each link whose whole anchor says nothing of where it leads; code, and links that are named apart, do."""
    code = subject.document.code
    for link in subject.document.links:
        if 0 < len(link.anchor) <= limits["max_characters"] and is_generic(link.anchor, subject.pack.code):
            named = bool(link.label) and not is_generic(link.label, subject.pack.code)
            if not named and not is_code(link, code):
                yield Hit(Span(link.start, link.end), link.anchor, params={"anchor": link.anchor.strip()})


@lru_cache(maxsize=REMEMBERED_ANCHORS)
def is_generic(anchor: str, language: str) -> bool:
    """Whether an anchor is one of the language's `generic_anchors`, or made of nothing but words that say nothing."""
    found = _LETTERS.findall(fold(anchor))
    known = _known(language)
    if " ".join(found) in known.whole:
        return True
    return len(found) > 1 and known.words.issuperset(found) and not known.heads.isdisjoint(found)


class _Known(NamedTuple):
    """What says nothing: whole anchors, the words that they turn around, and these with all that may stand beside."""

    whole: frozenset[str]
    heads: frozenset[str]
    words: frozenset[str]


@cache
def _known(language: str) -> _Known:
    pack = load(language)
    heads = pack.words("generic_anchor_heads")
    return _Known(
        frozenset(map(bare, pack.lines("generic_anchors"))), heads, heads | pack.words("generic_anchor_fillers")
    )


@lru_cache(maxsize=REMEMBERED_ANCHORS)
def bare(text: str) -> str:
    """Return the words of a text without case, accents and punctuation."""
    return " ".join(_LETTERS.findall(fold(text)))


def is_code(link: Link, code: tuple[Span, ...]) -> bool:
    """Whether an anchor holds code; `code` is in order."""
    at = bisect_left(code, link.end, key=lambda span: span.start)
    return at > 0 and link.start < code[at - 1].end


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The link “{anchor}” does not say where it leads."),
        N_("Link the words that name what one finds there."),
    ),
)
