"""Business buzzwords.

Why: they say little, sound like everybody else, and shut out the readers who do not share the trade.
Fix: say it as you would to a friend; if the term must stay, explain it once.
"""

import re
from collections.abc import Iterator
from functools import cache

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.passages import is_long, passages
from assistant.checks.style.phrases import phrases
from assistant.document import Span
from assistant.languages import Pack
from assistant.messages import N_

_CLAUSE_END = re.compile(r"[,;.:!?)\n]")


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each buzzword, once, where a passage holds `words` different ones; of everyday words `doubtful`."""
    text, told = subject.document.judged_text, set()
    for start, passage in passages(subject, "jargon", "jargon_beside"):
        for begin, end in _dense(passage, subject, limits):
            word = text[start + begin : start + end]
            if word.lower() not in told:
                told.add(word.lower())
                yield Hit(Span(start + begin, start + end), word, None, {"word": word})


def _dense(text: str, subject: Subject, limits: Limits) -> list[Span]:
    """Return the buzzwords of a passage where they are enough to be jargon."""
    sure, others = phrases(text, subject.pack, "jargon"), phrases(text, subject.pack, "jargon_beside")
    if not sure and is_long(subject):
        return []  # the features and processes of a trade, told to those who care for them
    found = _unexplained(_outermost((*sure, *others)), text, subject.pack)
    enough = limits["words"] if sure else limits["doubtful"]
    return found if len({text[start:end].lower() for start, end in found}) >= enough else []


def _outermost(spans: tuple[Span, ...]) -> list[Span]:
    """Return the spans that stand in no other, in order: « approche holistique », not « holistique » too."""
    kept: list[Span] = []
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if not kept or span.end > kept[-1].end:
            kept.append(span)
    return kept


def _unexplained(spans: list[Span], text: str, pack: Pack) -> list[Span]:
    """Return the terms that the text does not explain at once, without the words of the explanations."""
    kept, explained = [], 0
    for span in spans:
        if span.start < explained:
            continue
        told = _explaining(pack).match(text, span.end)
        if told is None:
            kept.append(span)
        else:
            end = _CLAUSE_END.search(text, told.end())
            explained = end.start() if end else len(text)
    return kept


@cache
def _explaining(pack: Pack) -> re.Pattern[str]:
    return re.compile(rf"[ \u00a0]?(?:{'|'.join(pack.lines('explaining')) or '(?!)'})\b", re.IGNORECASE)


CHECK = Check(
    find, fault=Outcome("info", N_("“{word}” is jargon."), N_("Say it in everyday words, or explain it once."))
)
