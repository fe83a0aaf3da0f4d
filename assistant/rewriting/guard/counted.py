"""What a number counts: 400 customers are not 400 companies."""

from collections.abc import Iterator

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.tokens import Token
from assistant.rewriting.facts.words import words
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.matching import Matched
from assistant.rewriting.guard.text import Read

NEAR = 3  # characters between a number and what it counts
SHORTEST, LONGEST = 4, 40  # letters of what is counted


def compare(source: Read, rewrite: Read, matched: Matched) -> Iterator[Alteration]:
    """Yield numbers that stayed while what they count became something the source does not know."""
    if source.bridge:
        return
    loose = words(source.language)["wholes"]["countable"]
    for told, said in matched.pairs:
        if told.kind != "number" or said.kind != "number" or told.weak or said.weak or told.unit or said.unit:
            continue
        mine, theirs = _counted(source, told), _counted(rewrite, said)
        if mine is None or theirs is None or mine.key in rewrite.all_keys or theirs.key in source.all_keys:
            continue
        loosely = {mine.text.lower(), theirs.text.lower()} & set(loose)
        if not loosely and apart(mine, theirs, source.language):
            yield Alteration(
                source.show(told.start, mine.end), rewrite.show(said.start, theirs.end), "number",
                (told.start, mine.end), (said.start, theirs.end),
            )  # fmt: skip


def _counted(side: Read, fact: Fact) -> Token | None:
    """Return the noun right after a number, told by the ending of its plural."""
    endings = tuple(words(side.language)["counted"]["plural"])
    found = next(iter(side.within(fact.end, fact.end + LONGEST)), None)
    if found is None or found.start - fact.end > NEAR or len(found.text) < SHORTEST:
        return None
    return found if found.text.islower() and found.text.endswith(endings) else None


def apart(one: Token, other: Token, language: str) -> bool:
    """Return whether two nouns are known to mean different things: each has its group, and none holds both."""
    groups = [set(group) for group in words(language)["counted"]["alike"]]
    told = (any(token.text.lower() in group for group in groups) for token in (one, other))
    return all(told) and not alike(one, other, language)


def alike(one: Token, other: Token, language: str) -> bool:
    """Return whether two nouns may stand for each other: customers and clients."""
    both = {one.text.lower(), other.text.lower()}
    return any(both <= set(group) for group in words(language)["counted"]["alike"])
