"""The main keyphrase is crowded in one part of an article.

Why: a long part that never names the subject seems to be about something else.
Fix: name the subject once in the part that lacks it.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.keyphrase.likely import may_hold
from assistant.checks.keyphrase.places import share_held
from assistant.document import Sentence, Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield the longest stretch of sentences without the keyphrase when it is over `max_share` of the text."""
    phrase = subject.phrase
    if phrase is None or not subject.matches[subject.goal.keyphrase or ""]:
        return
    sentences = subject.document.sentences
    if len(phrase.units) < limits["long_phrase"]:
        starts = [match.start for match in subject.matches[subject.goal.keyphrase or ""]]
        held = [bisect_left(starts, s.start) < bisect_left(starts, s.end) for s in sentences]
    else:
        least = limits["long_share"]
        likely = may_hold(subject.document, subject.goal.keyphrase or "", least)
        held = [
            may and share_held(sentence.text, phrase) >= least for sentence, may in zip(sentences, likely, strict=True)
        ]
    longest = _longest_without(sentences, held)
    share = len(longest) / len(subject.document.sentences)
    if share > limits["max_share"]:
        params = {
            "percent": round(100 * share),
            "most": round(100 * limits["max_share"]),
            "keyphrase": subject.goal.keyphrase,
        }
        span = Span(longest[0].start, longest[-1].end)
        outcome = "fault" if share > limits["grave"] else "some"
        yield Hit(span, round(share, 3), limits["max_share"], params, outcome)


def _longest_without(sentences: Sequence[Sentence], held: Sequence[bool]) -> Sequence[Sentence]:
    best = start = end = 0
    for index, holds in enumerate(held):
        if holds:
            start = index + 1
        elif index + 1 - start > end - best:
            best, end = start, index + 1
    return sentences[best:end]


CHECK = Check(
    find,
    some=Outcome(
        "info",
        N_("“{keyphrase}” is not named in {percent}% of the article in a row; the limit is {most}%."),
        N_("Name it once in this part, where a sentence says “it” or “this”."),
    ),
    fault=Outcome(
        "warning",
        N_("“{keyphrase}” is not named in more than half of the article ({percent}% in a row); the limit is {most}%."),
        N_("Name it once or twice in this part, or ask whether the part belongs here."),
    ),
)
