"""Forms of which none is searched for in a text that holds none of the words they need."""

from collections.abc import Iterable, Iterator

import regex

from assistant.languages.glimpse import needed
from assistant.rewriting.facts.words import compiled, either, may_stand


class Sought:
    """A pattern over many forms, between what may stand before one and after it."""

    def __init__(self, forms: Iterable[str], before: str = r"(?<!\w)", after: str = r"(?!\w)") -> None:
        forms = tuple(forms)
        self._pattern = compiled(f"{before}{either(forms)}{after}")
        needs = [needed(form) for form in forms]
        self._needs = frozenset().union(*needs) if all(needs) else frozenset[str]()

    def finditer(self, text: str) -> "Iterator[regex.Match[str]]":
        """Yield the places where a form stands, in order."""
        return self._pattern.finditer(text) if may_stand(self._needs, text.lower()) else iter(())
