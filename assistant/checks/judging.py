"""Whether a check has something to judge: what its section asks for before it may speak, or count in a score."""

from collections.abc import Callable, Mapping

from assistant.checks.check import Limits, Subject
from assistant.document import grammar

# What a section may name under `needs`.
NEEDS: Mapping[str, Callable[[Subject], bool]] = {
    "keyphrase": lambda subject: bool(subject.phrase and subject.phrase.units and subject.document.words),
    "network": lambda subject: subject.profile is not None,
    "links": lambda subject: bool(subject.document.links),
    "images": lambda subject: bool(subject.document.images),
    "headings": lambda subject: bool(subject.document.headings),
    "subheadings": lambda subject: any(heading.level > 1 for heading in subject.document.headings),
    "h1": lambda subject: any(heading.level == 1 for heading in subject.document.headings),
    "related": lambda subject: bool(subject.goal.terms and subject.document.words),
    "title": lambda subject: bool(subject.document.meta.title),
    "description": lambda subject: bool(subject.document.meta.description),
    "slug": lambda subject: bool(subject.document.meta.slug),
    "forbidden_words": lambda subject: bool(subject.goal.brand.forbidden_words),
    "grammar": lambda subject: subject.with_grammar and grammar.available(subject.document.language),
    "required_words": lambda subject: bool(subject.goal.brand.required_words),
}


def can_judge(subject: Subject, limits: Limits) -> bool:
    """Whether the text is of a form, format and length that the check judges, and holds what it `needs`.

    Keys of the section: `forms` and `formats` (lists), `min_words` and `min_sentences`, `needs` (names in NEEDS).
    """
    document = subject.document
    return (
        subject.form in limits.get("forms", (subject.form,))
        and document.format in limits.get("formats", (document.format,))
        and document.word_count >= int(limits.get("min_words", 0))
        and len(document.sentences) >= int(limits.get("min_sentences", 0))
        and all(NEEDS[need](subject) for need in limits.get("needs", ()))
    )
