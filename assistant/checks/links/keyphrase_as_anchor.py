"""A link to another page whose words are the keyphrase of this one.

Why: it tells search engines that the other page is the one about this subject; yours competes with itself.
Fix: link other words, or the keyphrase with what makes the other page different.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.keyphrase.atoms import atoms
from assistant.checks.keyphrase.phrase import function_words
from assistant.checks.keyphrase.places import share_held
from assistant.document import Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each link whose anchor is the main keyphrase, in any form and order, and nothing else."""
    phrase = subject.phrase
    if phrase is None:
        return
    known = function_words(subject.pack.code)
    size = sum(len(unit.parts) for unit in phrase.units)
    for link in subject.document.links:
        if share_held(link.anchor, phrase) < 1.0:
            continue
        words = [atom for atom in atoms(link.anchor, subject.pack.code) if atom.form not in known]
        if 0 < len(words) <= size:
            yield Hit(Span(link.start, link.end), link.anchor, params={"anchor": link.anchor.strip()})


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The link “{anchor}” gives the keyphrase of this page to another page."),
        N_("Link other words, or add what makes the other page different."),
    ),
)
