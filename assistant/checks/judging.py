"""Whether a check has something to judge: what its section asks for before it may speak, or count in a score."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from assistant.checks.check import Limits, Subject
from assistant.document import grammar

# What a section may name under `needs`.
NEEDS: Mapping[str, Callable[[Subject], bool]] = {
    "keyphrase": lambda subject: bool(subject.phrase and subject.phrase.units and subject.document.forms),
    "network": lambda subject: subject.profile is not None,
    "links": lambda subject: bool(subject.document.links),
    "images": lambda subject: bool(subject.document.images),
    "headings": lambda subject: bool(subject.document.headings),
    "subheadings": lambda subject: any(heading.level > 1 for heading in subject.document.headings),
    "h1": lambda subject: any(heading.level == 1 for heading in subject.document.headings),
    "related": lambda subject: bool(subject.goal.terms and subject.document.forms),
    "page": lambda subject: subject.document.is_page,
    "title": lambda subject: bool(subject.document.meta.title),
    "description": lambda subject: bool(subject.document.meta.description),
    "slug": lambda subject: bool(subject.document.meta.slug),
    "forbidden_words": lambda subject: bool(subject.goal.brand.forbidden_words),
    "grammar": lambda subject: subject.with_grammar and grammar.available(subject.document.language),
    "required_words": lambda subject: bool(subject.goal.brand.required_words),
}


class Asked(NamedTuple):
    """What a text must hold for a check to judge it."""

    min_words: int
    min_sentences: int
    needs: tuple[Callable[[Subject], bool], ...]


def asked(limits: Limits, form: str, written: str) -> Asked | None:
    """Return what a check asks of a text of this form and format; None where it judges none of them.

    Keys of the section: `forms` and `formats` (lists), `min_words` and `min_sentences`, `needs` (names in NEEDS).
    """
    if form not in limits.get("forms", (form,)) or written not in limits.get("formats", (written,)):
        return None
    needs = tuple(NEEDS[need] for need in limits.get("needs", ()))
    return Asked(int(limits.get("min_words", 0)), int(limits.get("min_sentences", 0)), needs)


class Judge:
    """Knows what a text holds; each thing that checks need is looked for once."""

    def __init__(self, subject: Subject) -> None:
        self._subject = subject
        self._words, self._sentences = subject.document.word_count, len(subject.document.sentences)
        self._held: dict[Callable[[Subject], bool], bool] = {}

    def can(self, asks: Asked) -> bool:
        """Whether the text is as long as a check asks, and holds what it needs."""
        words, sentences, needs = asks
        if words > self._words or sentences > self._sentences:
            return False
        return not needs or all(map(self._holds, needs))

    def _holds(self, need: Callable[[Subject], bool]) -> bool:
        held = self._held.get(need)
        if held is None:
            held = self._held[need] = need(self._subject)
        return held
