"""What a number counts: 400 customers are not 400 companies."""

from collections.abc import Iterator

from assistant.rewriting.facts import Fact
from assistant.rewriting.facts.tokens import Token
from assistant.rewriting.facts.words import words
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.matching import Matched
from assistant.rewriting.guard.text import Read

NEAR = 3  # characters between a number and what it counts


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
        if not {mine.text.lower(), theirs.text.lower()} & set(loose) and not _same_group(mine, theirs, source.language):
            yield Alteration(
                source.show(told.start, mine.end), rewrite.show(said.start, theirs.end), "number",
                (told.start, mine.end), (said.start, theirs.end),
            )  # fmt: skip


def _counted(side: Read, fact: Fact) -> Token | None:
    tokens = side.within(fact.end, fact.end + 40)[:1]
    near = [
        t for t in tokens if t.start - fact.end <= NEAR and t.text.islower() and t.text[-1] in "sx" and len(t.text) > 3
    ]
    return near[0] if near else None


def _same_group(mine: Token, theirs: Token, language: str) -> bool:
    groups = words(language)["counted"]["alike"]
    return any({mine.text.lower(), theirs.text.lower()} <= set(group) for group in groups)
