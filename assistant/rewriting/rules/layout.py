"""A text in one block becomes short paragraphs where the network is read so; the call with its link stands alone."""

from collections.abc import Iterator
from itertools import pairwise

from assistant.messages import N_, Message
from assistant.networks.entities import plain
from assistant.rewriting.rules.pieces import Piece, cut, joined
from assistant.rewriting.rules.tags import is_tags
from assistant.rewriting.rules.task import Aim, Step

AIRED = N_("Cut into short paragraphs, as {network} is read.")
_UNFINISHED = ("?", "؟", ":", ",", ";")


def air(text: str, aim: Aim) -> Step:
    """Return the text with an empty line after every few sentences, in each paragraph that holds too many.

    A question stays with its answer, a colon with what it announces; no sentence is left alone but a call.
    """
    size = aim.profile.facts.get("paragraph_sentences") if aim.profile else None
    if aim.profile is None or size is None:
        return Step(text)
    pieces = cut(text, aim.language)
    aired = [piece for block in _blocks(pieces) for piece in _aired(block, int(size))]
    if aired == list(pieces):
        return Step(text)
    return Step(joined(aired), (Message(AIRED, {"network": aim.profile.shown}),))


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
        if left and (full or (long and left == 1 and alone) or is_tags(following.text)):
            yield Piece(piece.text, "\n\n")
            since = 0
        else:
            yield piece


def _stands_alone(text: str) -> bool:
    """Whether a sentence is a call that ends with its link."""
    found = plain.links(text)
    return bool(found) and not text[found[-1].end :].strip(" .!…\u00a0\u202f)»")
