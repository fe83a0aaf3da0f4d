"""Business buzzwords.

Why: they say little, sound like everybody else, and shut out the readers who do not share the trade.
Fix: say it as you would to a friend; if the term must stay, explain it once.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.phrases import phrases
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each buzzword where the text holds at least `words` different ones."""
    text = subject.document.judged_text
    found = phrases(text, subject.pack, "jargon")
    if len({text[start:end].lower() for start, end in found}) >= limits["words"]:
        for span in found:
            yield Hit(span, text[span.start : span.end], None, {"word": text[span.start : span.end]})


CHECK = Check(
    find, fault=Outcome("warning", N_("“{word}” is jargon."), N_("Say it in everyday words, or explain it once."))
)
