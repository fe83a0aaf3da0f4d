"""The passages of a text in which signs count together: words far apart in an article have no bearing on each other."""

from assistant.checks.check import Subject
from assistant.checks.style.phrases import may_hold


def passages(subject: Subject, *names: str) -> tuple[tuple[int, str], ...]:
    """Return the judged text of a post whole, of an article paragraph by paragraph, each with its place.

    Only those in which a phrase of one of the lists `NAME.txt` may stand.
    Paragraphs of an article in another language are left out: its lists of words do not hold there.
    """
    document = subject.document
    held = may_hold(document.judged_text, subject.pack, *names)
    if not is_long(subject):
        return ((0, document.judged_text),) if held else ()
    if not held:
        return ()
    foreign = {p.start for p in document.paragraphs if p.language not in (None, document.language)}
    return tuple(block for block in held if block[0] not in foreign)


def is_long(subject: Subject) -> bool:
    """Return whether the text is an article: most of it tells of things, and speaks to nobody."""
    return subject.form == "article"
