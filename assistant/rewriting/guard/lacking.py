"""What a thing is free of: "not gluten-free" is not "gluten-free"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from assistant.rewriting.facts.tokens import keyed
from assistant.rewriting.facts.words import Pattern, compiled, either, words
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.text import Read
from assistant.rewriting.guard.translation import bridged

REACH = 20  # characters before a lack in which it is denied


@dataclass(frozen=True)
class Lack:
    """A thing told as lacking, under its keys, or as not lacking where that is denied."""

    keys: frozenset[str]
    holds: bool
    start: int
    end: int


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield things told as lacking on one side only, the other denying it."""
    told, said = lacks(source), lacks(rewrite)
    for lack in said:
        same = [t for t in told if t.keys & lack.keys]
        if same and all(t.holds != lack.holds for t in same):
            spans = (same[0].start, same[0].end), (lack.start, lack.end)
            yield Alteration(source.show(*spans[0]), rewrite.show(*spans[1]), "negation", *spans)


def lacks(side: Read) -> list[Lack]:
    """Return what a text tells as lacking, and what it denies to lack."""
    forms, contents, denials = _patterns(side.language)
    found = []
    for pattern in (forms, contents):
        for match in pattern.finditer(side.text):
            denied = denials.search(side.text, max(match.start() - REACH, 0), match.start())
            keys = frozenset(bridged(keyed(match["what"], side.language), side.language, side.bridge))
            start = denied.start() if denied else match.start()
            found.append(Lack(keys, (denied is None) is (pattern is forms), start, match.end()))
    return sorted(found, key=lambda lack: lack.start)


@cache
def _patterns(language: str) -> tuple[Pattern, Pattern, Pattern]:
    """Return the forms that tell a lack, those that tell what a thing contains, and the denials before them."""
    data = words(language)["lacking"]
    lacking, holding = ("|".join(rf"(?:{form})" for form in data[kind]) for kind in ("forms", "holds"))
    forms, contents = (compiled(rf"(?<![\w-])(?:{told})(?!\w)") for told in (lacking, holding))
    return forms, contents, compiled(rf"(?<!\w){either(data['denied'])}[^\S\n][^.!?;,\n]*$")
