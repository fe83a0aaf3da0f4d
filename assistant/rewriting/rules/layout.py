"""A text in one block becomes short paragraphs where the network is read so; the call with its link stands alone."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from assistant.messages import N_, Message
from assistant.networks.entities import plain
from assistant.rewriting.bonds import entries, is_heading
from assistant.rewriting.leaning import leans
from assistant.rewriting.pieces import Piece, cut, joined
from assistant.rewriting.rules.data import section
from assistant.rewriting.rules.tags import is_tags
from assistant.rewriting.rules.task import Aim, Step

AIRED = N_("Cut into short paragraphs, as {network} is read.")
_UNFINISHED = ("?", "؟", ":", ",", ";")


def air(text: str, aim: Aim) -> Step:
    """Return the text with an empty line after every few sentences, in each paragraph that holds too many.

    A question stays with its answer, a colon with what it announces, an entry of a list with itself, a sentence with
    the one it leans on; no sentence is left alone but a call. A long paragraph is parted from the lines around it, but
    not from the heading above it.
    """
    size = aim.profile.facts.get("paragraph_sentences") if aim.profile else None
    if aim.profile is None or size is None:
        return Step(text)
    pieces = cut(text, aim.language)
    blocks = _parted(_blocks(pieces), int(size))
    aired = [piece for block in blocks for piece in _aired(block, int(size), aim.language)]
    if aired == list(pieces):
        return Step(text)
    return Step(joined(aired), (Message(AIRED, {"network": aim.profile.shown}),))


def _parted(blocks: Iterable["_Block"], size: int) -> Iterator["_Block"]:
    """Yield the paragraphs, a long one parted from its neighbours by an empty line; lists and titles stay."""
    for block, following in pairwise([*blocks, _Block(())]):
        *first, last = block.pieces
        stays = last.text.endswith(":") or block.is_heading or (block.is_entry and following.is_entry)
        if "\n" in last.gap and not stays and (block.is_long(size) or following.is_long(size)):
            yield block._replace(pieces=(*first, Piece(last.text, "\n\n")))
        else:
            yield block


class _Block(NamedTuple):
    """The sentences of a line, and what the line is; the title of the text is no heading within it."""

    pieces: tuple[Piece, ...]
    is_entry: bool = False
    is_heading: bool = False

    def is_long(self, size: int) -> bool:
        """Whether the line is a paragraph to be parted from the others."""
        return len(self.pieces) >= size and sum(len(p.text) for p in self.pieces) >= section("layout")["paragraph"]


def _blocks(pieces: tuple[Piece, ...]) -> Iterator[_Block]:
    """Yield the sentences of each paragraph."""
    inside, start = entries(pieces), 0
    for index, piece in enumerate(pieces):
        if "\n" in piece.gap or index + 1 == len(pieces):
            entry, heading = inside[start] is not None, start > 0 and is_heading(pieces, start)
            yield _Block(pieces[start : index + 1], entry, heading)
            start = index + 1


def _aired(block: _Block, size: int, language: str) -> Iterator[Piece]:
    """Yield the sentences of a paragraph, with an empty line where one belongs."""
    pieces = block.pieces
    long, since = len(pieces) > size + 1 and not block.is_entry, 0
    for index, (piece, following) in enumerate(pairwise([*pieces, Piece("", "")])):
        since += 1
        left = len(pieces) - index - 1
        alone = _stands_alone(following.text)
        may = long and not piece.text.endswith(_UNFINISHED) and not leans(following.text, language)
        full = may and since >= size and (left >= size or alone) and not _is_brief(piece) and not _is_brief(following)
        call = may and (alone or _stands_alone(piece.text))
        if left and (full or call or is_tags(following.text)):
            yield Piece(piece.text, "\n\n")
            since = 0
        else:
            yield piece


def _is_brief(piece: Piece) -> bool:
    """Whether a sentence is so short that it is read in one breath with those around it."""
    return len(piece.text.split()) <= int(section("layout")["brief_words"])


def _stands_alone(text: str) -> bool:
    """Whether a sentence is a call that ends with its link."""
    found = plain.links(text)
    return bool(found) and not text[found[-1].end :].strip(" .!…\u00a0\u202f)»")
