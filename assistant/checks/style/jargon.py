"""Business buzzwords.

Why: they say little, sound like everybody else, and shut out the readers who do not share the trade.
Fix: say it as you would to a friend; if the term must stay, explain it once.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.phrases import phrases
from assistant.document import Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each buzzword where the text holds `words` different ones, or `doubtful` where all are everyday words."""
    text = subject.document.judged_text
    sure, others = phrases(text, subject.pack, "jargon"), phrases(text, subject.pack, "jargon_beside")
    found = _outermost((*sure, *others))
    enough = limits["words"] if sure else limits["doubtful"]
    if len({text[start:end].lower() for start, end in found}) >= enough:
        for span in found:
            yield Hit(span, text[span.start : span.end], None, {"word": text[span.start : span.end]})


def _outermost(spans: tuple[Span, ...]) -> list[Span]:
    """Return the spans that stand in no other, in order: « approche holistique », not « holistique » too."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return kept


CHECK = Check(
    find, fault=Outcome("warning", N_("“{word}” is jargon."), N_("Say it in everyday words, or explain it once."))
)
