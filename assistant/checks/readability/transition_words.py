"""An article whose sentences are not tied together.

Why: connectives (but, because, so, for example…) tell the reader how one idea leads to the next.
Fix: where one sentence explains, opposes or follows another, say so with a word.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.readability.transitions import has_transition
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit on the share of sentences with a connective: a fault under `min_share`, else a good word."""
    sentences = subject.document.sentences
    if len(sentences) < limits["min_sentences"] or subject.document.word_count < limits["min_words"]:
        return
    share = sum(bool(has_transition(s.text, subject.pack)) for s in sentences) / len(sentences)
    percent = {"percent": round(100 * share), "min_percent": round(100 * limits["min_share"])}
    outcome = "fault" if share < limits["min_share"] else "good"
    yield Hit(None, round(share, 3), limits["min_share"], percent, outcome)


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("Few connectives: {percent} % of the sentences have one; aim at {min_percent} %."),
        N_("Tie sentences together where one explains, opposes or follows another: but, because, so, for example…"),
    ),
    good=Outcome("good", N_("Sentences are well tied together: {percent} % have a connective.")),
)
