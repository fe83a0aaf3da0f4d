"""The main keyphrase is not in the first paragraph of an article.

Why: readers and search engines decide on the first lines what the text is about.
Fix: name the subject in the first sentence or two.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.keyphrase.places import introduction, share_held
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit: in one sentence of the introduction, spread over it, or absent; silent where the text lacks it."""
    opening = introduction(subject.document)
    phrase = subject.phrase
    if opening is None or phrase is None or not subject.matches[subject.goal.keyphrase or ""]:
        return
    params = {"keyphrase": subject.goal.keyphrase}
    if any(share_held(sentence.text, phrase) == 1.0 for sentence in opening.sentences):
        yield Hit(None, params=params, outcome="fine")
    elif share_held(opening.text, phrase) == 1.0:
        yield Hit(opening.span, params=params, outcome="spread")
    else:
        yield Hit(opening.span, params=params)


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The introduction does not hold the keyphrase “{keyphrase}”."),
        N_("Name “{keyphrase}” in the first or second sentence."),
    ),
    spread=Outcome(
        "info",
        N_("The words of the keyphrase “{keyphrase}” are spread over the introduction."),
        N_("Bring them into one sentence."),
    ),
    fine=Outcome("good", N_("The introduction holds the keyphrase.")),
)
