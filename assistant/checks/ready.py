"""What the checks of a language make ready at the first need of each part: all of it, before a text asks."""

from collections.abc import Iterator

from assistant.checks.readability import transitions
from assistant.checks.readability.passive.lists import lists_of
from assistant.checks.style import address, phrases
from assistant.languages import load
from assistant.languages.syllables import syllables


def prepare(language: str) -> Iterator[None]:
    """Make ready the phrases of a language and its common words, a little with each step: half a second in all.

    The first texts of a process are then checked as quickly as those that follow.
    """
    pack = load(language)
    yield from phrases.prepare(pack)
    yield from transitions.prepare(pack)
    yield from lists_of(pack).exceptions.prepare()
    yield from address.prepare(pack)
    if pack.section("syllables"):
        for forms in pack.lines("frequent_forms"):
            for form in forms.split():
                syllables(form, language)
            yield
