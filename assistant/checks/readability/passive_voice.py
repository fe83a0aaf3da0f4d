"""Too many sentences in the passive voice.

Why: the reader has to guess who does what; the text feels distant and official.
Fix: say who acts, first: "the team mended the leak" rather than "the leak was mended".
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.readability.passive import is_passive
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each passive sentence where their share is over `max_share`, a fault over `heavy_share`."""
    sentences = subject.document.sentences
    if len(sentences) < limits["min_sentences"]:
        return
    passive = [sentence for sentence in sentences if is_passive(sentence.text, subject.pack)]
    share = len(passive) / len(sentences)
    if len(passive) < limits.get("min_passive", 1):
        return
    if share > limits["max_share"]:
        outcome = "fault" if share > limits.get("heavy_share", limits["max_share"]) else "much"
        percent = {"percent": round(100 * share, 1), "max_percent": round(100 * limits["max_share"])}
        for sentence in passive:
            yield Hit(sentence.span, round(share, 3), limits["max_share"], percent, outcome)


_SAYS = N_("Passive voice: {percent} % of the sentences; the limit is {max_percent} %.")
_FIX = N_("Start with who acts, and use an active verb.")

CHECK = Check(
    find,
    much=Outcome("info", _SAYS, _FIX),
    fault=Outcome("warning", _SAYS, _FIX),
)
