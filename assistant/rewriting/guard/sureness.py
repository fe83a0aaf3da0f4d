"""How sure a soft sign is: where the rewrite tells a sentence in words of its own, one missing word proves little.

A limit, a doubt or a denial is then often told in a form no list holds. A long sentence of which the source knows few
words makes such a sign one to check, and no fault.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from assistant.rewriting.facts.words import toml
from assistant.rewriting.guard.claims import cues, inside, valued
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read

DENIED = "negation"  # of the clause that bears it, whatever else the sentence tells
EVERYWHERE = "scope.all_everywhere"  # told where the source names one place


class Doubt(NamedTuple):
    """From how many words on a sentence is long, and the share of them that the source must know."""

    words: int
    share: float


def sure(item: Alteration, source: Read, rewrite: Read) -> bool:
    """Return whether an alteration is told surely enough to be held against the rewrite.

    Of a translation it is not known how much of it the source knows.
    """
    doubt = _doubts().get(item.kind)
    if doubt is None or item.rewrite_span is None or source.bridge or contrary(item, source, rewrite):
        return True
    said = rewrite.keys(*rewrite.sentence(item.rewrite_span[0]))
    own = rewrite.keys(*rewrite.clause(*item.rewrite_span)) if item.kind == DENIED else said
    known = any(len(keys & source.all_keys) >= doubt.share * len(keys) for keys in (said, own))
    return len(said) < doubt.words or known


def contrary(item: Alteration, source: Read, rewrite: Read) -> bool:
    """Return whether each place holds a word that speaks against the other: "forbidden" and "advised against"."""
    if item.source_span is None or item.rewrite_span is None:
        return False
    if inside(valued(rewrite, EVERYWHERE), item.rewrite_span):
        return True
    told = inside(cues(source, "grade"), item.source_span)
    return bool(told) and bool(inside(cues(rewrite, "grade"), item.rewrite_span))


@cache
def _doubts() -> Mapping[str, Doubt]:
    """Return, by the kind of alteration, when it is not sure."""
    return {kind: Doubt(**figures) for kind, figures in toml("facts_sureness.toml").items()}
