"""The main keyphrase is not in the title.

Why: the title is what a search result shows first, and the strongest sign of the subject.
Fix: put the keyphrase near the beginning of the title.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.keyphrase.atoms import atoms
from assistant.checks.keyphrase.matching import find_in
from assistant.checks.keyphrase.phrase import Phrase, function_words
from assistant.checks.keyphrase.places import holds
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit: near the beginning, late (more than `max_before` words that count stand before it), or absent."""
    title, phrase = subject.document.meta.title or "", subject.phrase
    if phrase is None:
        return
    params = {"keyphrase": subject.goal.keyphrase}
    if not holds(title, phrase):
        yield Hit(None, params=params)
        return
    ahead = _words_ahead(title, phrase)
    outcome = "late" if ahead > limits["max_before"] else "fine"
    yield Hit(None, ahead, limits["max_before"], params, outcome)


def _words_ahead(title: str, phrase: Phrase) -> int:
    """Return how many words that count stand before the keyphrase."""
    spans = find_in(title, phrase)
    known = function_words(phrase.language)
    return (
        sum(atom.end <= spans[0].start and atom.form not in known for atom in atoms(title, phrase.language))
        if spans
        else 0
    )


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The title does not hold the keyphrase “{keyphrase}”."),
        N_("Put “{keyphrase}” in the title, near its beginning."),
    ),
    late=Outcome(
        "info",
        N_("The title holds the keyphrase, but after {value} other words that count; {limit} are enough."),
        N_("Begin the title with “{keyphrase}”: results are read from the left, and cut on the right."),
    ),
    fine=Outcome("good", N_("The title holds the keyphrase.")),
)
