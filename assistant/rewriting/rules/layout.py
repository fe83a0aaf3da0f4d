"""A text in one block becomes short paragraphs where the network is read so; the call with its link stands alone."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from assistant.messages import N_, Message
from assistant.networks.entities import plain
from assistant.rewriting.rules.data import section
from assistant.rewriting.rules.pieces import Piece, cut, joined
from assistant.rewriting.rules.tags import is_tags
from assistant.rewriting.rules.task import Aim, Step

AIRED = N_("Cut into short paragraphs, as {network} is read.")
_UNFINISHED = ("?", "؟", ":", ",", ";")


def air(text: str, aim: Aim) -> Step:
    """Return the text with an empty line after every few sentences, in each paragraph that holds too many.

    A question stays with its answer, a colon with what it announces; no sentence is left alone but a call. A long
    paragraph is parted from the lines around it.
    """
    size = aim.profile.facts.get("paragraph_sentences") if aim.profile else None
    if aim.profile is None or size is None:
        return Step(text)
    pieces = cut(text, aim.language)
    aired = [piece for block in _parted(_blocks(pieces), int(size)) for piece in _aired(block, int(size))]
    if aired == list(pieces):
        return Step(text)
    return Step(joined(aired), (Message(AIRED, {"network": aim.profile.shown}),))


def _parted(blocks: Iterable[list[Piece]], size: int) -> Iterator[list[Piece]]:
    """Yield the paragraphs, a long one parted from its neighbours by an empty line; lists and titles stay."""
    for block, following in pairwise([*blocks, []]):
        last = block[-1]
        if "\n" in last.gap and (_is_long(block, size) or _is_long(following, size)):
            yield [*block[:-1], Piece(last.text, "\n\n")]
        else:
            yield block


def _is_long(block: list[Piece], size: int) -> bool:
    return len(block) >= size and sum(len(piece.text) for piece in block) >= section("layout")["paragraph"]


def _blocks(pieces: tuple[Piece, ...]) -> Iterator[list[Piece]]:
    """Yield the sentences of each paragraph."""
    block: list[Piece] = []
    for piece in pieces:
        block.append(piece)
        if "\n" in piece.gap:
            yield block
            block = []
    if block:
        yield block


def _aired(block: list[Piece], size: int) -> Iterator[Piece]:
    """Yield the sentences of a paragraph, with an empty line where one belongs."""
    long, since = len(block) > size + 1, 0
    for index, (piece, following) in enumerate(pairwise([*block, Piece("", "")])):
        since += 1
        left = len(block) - index - 1
        alone = _stands_alone(following.text)
        full = long and since >= size and (left >= size or alone) and not piece.text.endswith(_UNFINISHED)
        call = long and (alone or _stands_alone(piece.text)) and not piece.text.endswith(_UNFINISHED)
        if left and (full or call or is_tags(following.text)):
            yield Piece(piece.text, "\n\n")
            since = 0
        else:
            yield piece


def _stands_alone(text: str) -> bool:
    """Whether a sentence is a call that ends with its link."""
    found = plain.links(text)
    return bool(found) and not text[found[-1].end :].strip(" .!…\u00a0\u202f)»")
