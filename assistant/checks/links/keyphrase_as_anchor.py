"""A link to another page whose words are the keyphrase of this one.

Why: it tells search engines that the other page is the one about this subject; yours competes with itself.
Fix: link other words, or the keyphrase with what makes the other page different.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.keyphrase.atoms import atoms
from assistant.checks.keyphrase.likely import may_stand
from assistant.checks.keyphrase.phrase import Phrase, function_words
from assistant.checks.keyphrase.places import share_held
from assistant.document import Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each link whose anchor is the main keyphrase, in any form and order, and nothing else."""
    phrase = subject.phrase
    if phrase is None:
        return
    links = subject.document.links
    aimed = {anchor for anchor in {link.anchor for link in links} if _is_keyphrase(anchor, phrase)}
    for link in links:
        if link.anchor in aimed:
            yield Hit(Span(link.start, link.end), link.anchor, params={"anchor": link.anchor.strip()})


def _is_keyphrase(anchor: str, phrase: Phrase) -> bool:
    if not may_stand(anchor, phrase) or share_held(anchor, phrase) < 1.0:
        return False
    known = function_words(phrase.language)
    words = sum(atom.form not in known for atom in atoms(anchor, phrase.language))
    return 0 < words <= sum(len(unit.parts) for unit in phrase.units)


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The link “{anchor}” gives the keyphrase of this page to another page."),
        N_("Link other words, or add what makes the other page different."),
    ),
)
