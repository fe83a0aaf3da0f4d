"""What pages aim at, by the words that tell: "location de vélo à Lyon" and "location vélo Lyon" are one aim."""

from assistant.audit.shingles import numbers
from assistant.audit.types import PageAudit
from assistant.checks.keyphrase.phrase import function_words
from assistant.document.surface import words

Aim = tuple[str, tuple[int, ...]]


def aim(page: PageAudit) -> Aim | None:
    """Return the language and the content words of what a page aims at, in any form and order; None without an aim."""
    if not page.material.phrase or not page.language:
        return None
    written = [word.text for word in words(page.keyphrase or "", 0, page.language)]
    small = function_words(page.language)
    telling = [word for word in written if word.lower() not in small] or written
    return page.language, tuple(sorted(numbers(telling, page.language)))
