"""What pages aim at, by the words that tell: "location de vélo à Lyon" and "location vélo Lyon" are one aim."""

from assistant.audit.figures import figures
from assistant.audit.shingles import numbers
from assistant.audit.types import PageAudit
from assistant.checks.keyphrase.phrase import function_words
from assistant.document.surface import words
from assistant.languages.inflection import fold
from assistant.languages.lemmas import lemma

Aim = tuple[str, tuple[int, ...]]


def aim(page: PageAudit) -> Aim | None:
    """Return the language and the content words of what a page aims at, in any form and order; None without an aim."""
    return (page.language, page.material.aim) if page.language and page.material.aim else None


def is_certain(page: PageAudit) -> bool:
    """Whether a page surely aims at its phrase: it was given, or stands in enough of the places that claim one."""
    return page.keyphrase_given or claims(page) >= figures("aims")["min_places_proposed"]


def claims(page: PageAudit) -> int:
    """Return in how many of title, H1 and address a page's phrase stands."""
    return sum(bool(page.placements.get(place)) for place in ("title", "h1", "slug"))


def content(phrase: str, language: str) -> tuple[int, ...]:
    """Return the numbers of a phrase's content words, in order of size; of all its words where none tells."""
    return tuple(sorted(numbers(_telling(phrase, language), language)))


def searched(phrase: str, language: str) -> tuple[str, ...]:
    """Return the content words of a phrase by their base forms without accents, as people type, in order."""
    return tuple(sorted(fold(lemma(word.lower(), language)) for word in _telling(phrase, language)))


def _telling(phrase: str, language: str) -> list[str]:
    written = [word.text for word in words(phrase, 0, language)]
    small = function_words(language)
    return [word for word in written if word.lower() not in small] or written
