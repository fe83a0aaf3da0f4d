"""The passages of a text in which signs count together: words far apart in an article have no bearing on each other."""

from assistant.checks.check import Subject
from assistant.checks.style.phrases import blocks


def passages(subject: Subject) -> tuple[tuple[int, str], ...]:
    """Return the judged text of a post whole, of an article paragraph by paragraph, each with its place."""
    text = subject.document.judged_text
    return blocks(text) if is_long(subject) else ((0, text),)


def is_long(subject: Subject) -> bool:
    """Return whether the text is an article: most of it tells of things, and speaks to nobody."""
    return subject.form == "article"
