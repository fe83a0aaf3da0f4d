"""A page that declares another language than the one it is written in.

Why: screen readers read it with the wrong voice, and browsers offer to translate what needs none.
Fix: write the language of the text in the lang attribute of the html tag.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.languages import codes
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the whole when a text long enough to be sure is in another language than it says."""
    document = subject.document
    declared = (document.meta.language or "").strip().lower().replace("_", "-").partition("-")[0]
    if declared in codes() and declared != document.language:
        yield Hit(None, declared, params={"declared": declared, "language": document.language})


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The page declares the language “{declared}”, and its text is in “{language}”."),
        N_('Write lang="{language}" in the html tag: screen readers and translators go by it.'),
    ),
)
