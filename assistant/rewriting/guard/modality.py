"""Certainty: what the source holds for possible, expected or hoped for must not be told as settled."""

from collections.abc import Iterator

from assistant.rewriting.facts import Fact
from assistant.rewriting.guard.claims import (
    about,
    alteration,
    claim,
    cues,
    echo,
    echoes,
    inside,
    phrase,
    shared_clause,
    valued,
)
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read, Span

SURE = 3  # words a sentence and its translation share from which they tell the same
TRIGGERS = ("modality.possible", "modality.expected", "modality.hope")


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield each uncertain claim told again with no mark of uncertainty."""
    hedges = [*cues(rewrite, "modality"), *valued(rewrite, "condition.approval")]
    for cue in cues(source, "modality"):
        if cue.value not in TRIGGERS:
            continue
        words = about(source, cue)
        told = [e for e in echoes(words, rewrite) if e.count >= min(2, len(words))]
        if not told:
            yield from _settled(source, cue, rewrite, hedges)
            continue
        if any(inside(hedges, e.span) or _asked(rewrite, e.span) for e in told):
            continue
        place = shared_clause(rewrite, told[0].span, told[0].shared)
        yield alteration("modality", (source, phrase(source, cue)), (rewrite, place))


def _asked(side: Read, span: Span) -> bool:
    """Whether a sentence asks: a question settles nothing."""
    return side.text[span[0] : span[1]].rstrip(' \n)»"”').endswith("?")


def _settled(source: Read, cue: Fact, rewrite: Read, hedges: list[Fact]) -> Iterator[Alteration]:
    """Yield the translation of an uncertain sentence told with "will", though the verb's own words are not known."""
    if not source.bridge:
        return
    held = echo(claim(source, source.sentence(cue.start)), rewrite)
    future = inside(valued(rewrite, "tense.future"), held.span) if held and held.count >= SURE else []
    if held and future and not inside(hedges, held.span):
        yield alteration("modality", (source, phrase(source, cue)), (rewrite, phrase(rewrite, future[0])))
