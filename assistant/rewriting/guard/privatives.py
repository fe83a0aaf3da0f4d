"""Words that take something away from what they stand by: a former pupil is no pupil, a deputy mayor no mayor."""

from collections.abc import Iterator
from functools import cache

from assistant.rewriting.facts.sought import Sought
from assistant.rewriting.facts.words import Pattern, compiled, either, words
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read

REACH = 3  # content words after it, of which the first it shares with the rewrite is what it bears on


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield titles and nouns told without the word that takes something away, or with one of the rewrite's own."""
    mine, theirs = (list(_pattern(side.language).finditer(side.text)) for side in (source, rewrite))
    for told, here, said, there in ((source, mine, rewrite, theirs), (rewrite, theirs, source, mine)):
        held, swap = {_family(match.group(), said.language) for match in there}, told is rewrite
        for match in here:
            if _family(match.group(), told.language) in held:
                continue
            _, end = told.clause(*match.span())
            after = told.within(match.end(), end)[:REACH]
            noun = next((t for t in after if set(told.bridged(t)) & said.all_keys), None)
            if noun is None or noun is not after[0] or (swap and _replaced(told.language).fullmatch(noun.text)):
                continue
            home = next(t for t in said.tokens if set(said.bridged(t)) & set(told.bridged(noun)))
            spans = (match.start(), noun.end), (home.start, home.end)
            shown = (told.show(*spans[0]), said.show(*spans[1]))
            if swap:
                yield Alteration(shown[1], shown[0], "scope", spans[1], spans[0])
            else:
                yield Alteration(*shown, "scope", *spans)


@cache
def _replaced(language: str) -> Pattern:
    return compiled(either(words(language)["replaced"]["nouns"]))


@cache
def _pattern(language: str) -> Sought:
    forms = [form for family in words(language)["privatives"].values() for form in family]
    return Sought(forms, before=r"(?<![\w-])")


@cache
def _families(language: str) -> tuple[tuple[str, Pattern], ...]:
    return tuple((name, compiled(rf"^{either(forms)}$")) for name, forms in words(language)["privatives"].items())


def _family(text: str, language: str) -> str:
    return next(name for name, pattern in _families(language) if pattern.match(text))
