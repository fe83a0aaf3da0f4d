"""An article whose sentences are not tied together.

Why: connectives (but, because, so, for example…) tell the reader how one idea leads to the next.
Fix: where one sentence explains, opposes or follows another, say so with a word.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.readability.transitions import has_transition
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit on the share of sentences with a connective: a fault under `poor_share`, good from `min_share`."""
    sentences = subject.document.sentences
    if len(sentences) < limits["min_sentences"] or subject.document.word_count < limits["min_words"]:
        return
    share = sum(bool(has_transition(s.text, subject.pack)) for s in sentences) / len(sentences)
    if share >= limits["min_share"]:
        outcome = "good"
    else:
        outcome = "few" if share >= limits.get("poor_share", limits["min_share"]) else "fault"
    percent = {"percent": int(100 * share), "min_percent": round(100 * limits["min_share"])}  # 29.9 % is no 30 %
    yield Hit(None, round(share, 3), limits["min_share"], percent, outcome)


_SAYS = N_("Few connectives: {percent} % of the sentences have one; aim at {min_percent} %.")
_FIX = N_("Tie sentences together where one explains, opposes or follows another: but, because, so, for example…")

CHECK = Check(
    find,
    few=Outcome("info", _SAYS, _FIX),
    fault=Outcome("warning", _SAYS, _FIX),
    good=Outcome("good", N_("Sentences are well tied together: {percent} % have a connective.")),
)
