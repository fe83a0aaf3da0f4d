"""A page that says it does not exist, though it is served as a good one.

Why: search engines call it a soft 404: they visit it again and again for nothing, people land on it, and who links to
it is not told. A page that is gone is told by its status alone.
Fix: answer with the status 404 or 410, or redirect to the page that takes its place.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.languages.inflection import fold
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the whole when a short page says in its title or its text that it is not there."""
    document = subject.document
    if document.word_count > limits["max_words"]:
        return
    said = _plain(f"{document.meta.title or ''}\n{document.text}")
    phrase = next((line for line in subject.pack.lines("gone_phrases") if _plain(line) in said), None)
    if phrase is not None:
        yield Hit(None, phrase, params={"phrase": phrase})


def _plain(text: str) -> str:
    return " ".join(fold(text.replace("’", "'")).split())


CHECK = Check(
    find,
    fault=Outcome(
        "problem",
        N_("The page says that it does not exist (“{phrase}”), yet it is served as a good one."),
        N_("Answer with the status 404 or 410, or redirect to the page that takes its place."),
    ),
)
