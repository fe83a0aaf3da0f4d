"""How sure a soft sign is: where the rewrite tells a sentence in words of its own, one missing word proves little.

A limit, a doubt or a denial is then often told in a form no list holds. A long sentence of which the source knows few
words makes such a sign one to check, and no fault.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.words import toml
from assistant.rewriting.guard.claims import cues, inside, valued
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read, Span

DENIED = "negation"  # of the clause that bears it, whatever else the sentence tells
VERBATIM = frozenset({"in_place", "toggled"})  # readings of the very words of the source
EVERYWHERE = "scope.all_everywhere"  # told where the source names one place


class Doubt(NamedTuple):
    """From how many words on a sentence is long, and the share of them that the source must know."""

    words: int
    share: float


def held(found: Sequence[Alteration], gone: Sequence[Fact], source: Read, rewrite: Read) -> list[Alteration]:
    """Return the alterations told surely enough to be held against the rewrite; the others are for a person to check.

    A rewrite that changed one fact is read strictly. Where a soft sign stands alone, most are false: it is held only
    where the two sentences are told in the same words, or where what it tells of holds a value that is `gone`.
    """
    firm = [item for item in found if sure(item, source, rewrite)]
    if len(firm) != 1 or any(_within(firm[0].source_span, fact) for fact in gone):
        return firm
    return [] if _proves_little(firm[0], source, rewrite) else firm


def _within(span: Span | None, fact: Fact) -> bool:
    return span is not None and span[0] <= fact.start < span[1]


def _proves_little(item: Alteration, source: Read, rewrite: Read) -> bool:
    """Whether a soft sign that stands alone tells of a sentence of other words than the source's."""
    share = toml("facts_sureness.toml")["alone"]["changed" if item.source else "invented"].get(item.sign)
    if share is None or item.rewrite_span is None or source.bridge:
        return False
    said = rewrite.keys(*rewrite.sentence(item.rewrite_span[0]))
    told = source.keys(*source.sentence(item.source_span[0])) if item.source_span else source.all_keys
    return len(said & told) < float(share) * len(said)


def sure(item: Alteration, source: Read, rewrite: Read) -> bool:
    """Return whether an alteration is told surely enough to be held against the rewrite.

    Of a translation it is not known how much of it the source knows.
    """
    doubt = _doubts().get(item.kind)
    if item.sign.partition(".")[0] in VERBATIM:
        return True
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
    return {kind: Doubt(**figures) for kind, figures in toml("facts_sureness.toml")["sentence"].items()}
