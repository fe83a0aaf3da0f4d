"""The guard: what a rewrite did to the facts of its source."""

from assistant.rewriting.facts import Fact
from assistant.rewriting.guard import identifiers, names
from assistant.rewriting.guard.comparison import Alteration, Comparison
from assistant.rewriting.guard.matching import match
from assistant.rewriting.guard.pairing import paired
from assistant.rewriting.guard.text import Read


def compare(source: str, rewrite: str, language: str, target_language: str | None = None) -> Comparison:
    """Return what the rewrite kept, dropped, altered and invented of the facts of the source."""
    target = target_language or language
    told, said = Read(source, language, target if target != language else None), Read(rewrite, target)
    matched = match(told, said)
    found: list[Fact | Alteration] = [
        *identifiers.compare(told, said),
        *names.compare(told, said),
        *paired(told, said, matched),
    ]
    alterations = [item for item in found if isinstance(item, Alteration)]
    dropped = sorted((item for item in found if isinstance(item, Fact)), key=lambda f: f.start)
    gone = {(f.start, f.end) for f in dropped} | {a.source_span for a in alterations}
    kept = tuple(f for f in told.hard if (f.start, f.end) not in gone and not f.weak)
    return Comparison(
        kept,
        tuple(dropped),
        tuple(a for a in alterations if a.source),
        tuple(a for a in alterations if not a.source),
    )
