"""Places and bodies told by a common noun: "à l'office de tourisme" is not "à la mairie"."""

from collections.abc import Iterator
from functools import cache

import regex

from assistant.rewriting.facts.sought import Sought
from assistant.rewriting.facts.tokens import keyed
from assistant.rewriting.facts.words import either, toml
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read, Span
from assistant.rewriting.guard.translation import bridged, dictionary


@cache
def _pattern(language: str) -> Sought | None:
    data = toml(f"{language}/facts_places.toml")
    if not data:
        return None
    before = either(data["before"])
    return Sought(data["nouns"], rf"(?<!\w){before}(?:[^\S\n]+|(?<=['’]))(?P<noun>", r")(?!\w)")


def found(side: Read) -> list[tuple[str, Span]]:
    """Return (noun, place) for each place told by a common noun after a preposition."""
    pattern = _pattern(side.language)
    return [(m["noun"].casefold(), m.span()) for m in pattern.finditer(side.text)] if pattern else []


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield places the source does not know, beside one of its places told of the same things."""
    told = found(source)
    gone = [(noun, span) for noun, span in told if not _in(noun, source, rewrite) and _known(noun, source)]
    for noun, span in found(rewrite):
        if _in_source(noun, source, rewrite) or (source.bridge and not _translatable(noun, source, rewrite)):
            continue
        around = rewrite.keys(*rewrite.sentence(span[0]))
        near = [(len(around & source.keys(*source.sentence(s[0]))), s) for _, s in gone]
        best = max(near, default=None, key=lambda pair: pair[0])
        if best and best[0] >= 2:
            yield Alteration(source.show(*best[1]), rewrite.show(*span), "name", best[1], span)


def _translatable(noun: str, source: Read, rewrite: Read) -> bool:
    """Whether the dictionary knows the noun: else nobody can say that it is another one."""
    known = {k for found in dictionary(source.language, rewrite.language).values() for k in found}
    return _keys(noun, rewrite, None) <= known


def _known(noun: str, source: Read) -> bool:
    """Whether the noun can be told from its translation: where none is known, nothing can be said."""
    return not source.bridge or len(_keys(noun, source, source.bridge)) > len(_keys(noun, source, None))


def _keys(noun: str, side: Read, bridge: str | None) -> set[str]:
    return {
        k for word in regex.findall(r"\w{3,}", noun) for k in bridged(keyed(word, side.language), side.language, bridge)
    }


def _in(noun: str, source: Read, rewrite: Read) -> bool:
    return bool(_keys(noun, source, source.bridge) & rewrite.all_keys)


def _in_source(noun: str, source: Read, rewrite: Read) -> bool:
    return bool(_keys(noun, rewrite, None) & source.all_keys)
