"""A page that says it does not exist, though it is served as a good one.

Why: search engines call it a soft 404: they visit it again and again for nothing, people land on it, and who links to
it is not told. A page that is gone is told by its status alone.
Fix: answer with the status 404 or 410, or redirect to the page that takes its place.
"""

from collections.abc import Iterator
from functools import cache

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.languages import load
from assistant.languages.bare import bare
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the whole when a short page is not there by its text, or by how its title or H1 begins."""
    document = subject.document
    if document.word_count > limits["max_words"]:
        return
    h1 = next((heading.text for heading in document.headings if heading.level == 1), "")
    names = [f"{bare(name)} " for name in (document.meta.title or "", h1)]
    said = f" {bare(document.text)} "
    for words, phrase in _phrases(document.language):
        named = words >= limits["min_words_named"] and any(name.startswith(f"{phrase} ") for name in names)
        if named or (words >= limits["min_words_said"] and f" {phrase} " in said):
            yield Hit(None, phrase, params={"phrase": phrase})
            return


@cache
def _phrases(language: str) -> tuple[tuple[int, str], ...]:
    """Return what pages that are not there say, in bare words, with the number of words, the longest first."""
    found = {bare(line) for line in load(language).lines("missing_page")}
    return tuple(sorted(((len(phrase.split()), phrase) for phrase in found), reverse=True))


CHECK = Check(
    find,
    fault=Outcome(
        "problem",
        N_("The page says that it does not exist (“{phrase}”), yet it is served as a good one."),
        N_("Answer with the status 404 or 410, or redirect to the page that takes its place."),
    ),
)
