"""Certainty: what the source holds for possible, expected or hoped for must not be told as settled."""

from collections.abc import Iterator

from assistant.rewriting.guard.claims import about, alteration, cues, echoes, inside, phrase, shared_clause, valued
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read

TRIGGERS = ("modality.possible", "modality.expected", "modality.hope")


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield each uncertain claim told again with no mark of uncertainty."""
    hedges = [*cues(rewrite, "modality"), *valued(rewrite, "condition.approval")]
    for cue in cues(source, "modality"):
        if cue.value not in TRIGGERS:
            continue
        words = about(source, cue)
        told = [e for e in echoes(words, rewrite) if e.count >= min(2, len(words))]
        if not told or any(inside(hedges, e.span) for e in told):
            continue
        place = shared_clause(rewrite, told[0].span, told[0].shared)
        yield alteration("modality", (source, phrase(source, cue)), (rewrite, place))
