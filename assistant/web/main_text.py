"""The blocks of a page's text, and which of them are the main text."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from assistant.document.types import Kind
from assistant.web.data import markup
from assistant.web.page import PageImage, PageLink


class BlockLink(NamedTuple):
    """A link inside a block: where it leads, and its anchor's place in the block's text."""

    url: str
    rel: tuple[str, ...]
    start: int
    end: int
    label: str = ""


class BlockImage(NamedTuple):
    """An image, and its place in the text of the block it stands in or before."""

    image: PageImage
    block: int
    offset: int


class Block(NamedTuple):
    """A block of text and where it stands: inside what the page marks as main, or around it."""

    kind: Kind
    level: int
    text: str
    links: tuple[BlockLink, ...]
    main: bool
    around: bool

    @property
    def only_link(self) -> bool:
        """Whether the whole block is a link."""
        return sum(link.end - link.start for link in self.links) >= len(self.text) * 0.9


@dataclass(frozen=True)
class Walked:
    """What one walk found."""

    blocks: tuple[Block, ...]
    links: tuple[PageLink, ...]
    images: tuple[BlockImage, ...]
    has_main: bool


def main_blocks(walked: Walked) -> tuple[int, ...]:
    """Return the numbers of the main text's blocks: what the page marks, else what no menu or banner holds."""
    blocks = walked.blocks
    inside = [n for n, b in enumerate(blocks) if b.main and not b.around]
    if not any(blocks[n].kind != "heading" for n in inside):
        inside = _without_menus(blocks, [n for n, b in enumerate(blocks) if not b.around])
    if not inside:
        return tuple(range(len(blocks)))
    titles = [n for n, b in enumerate(blocks) if b.level == 1]
    return tuple(sorted({*inside, *titles}))


def _without_menus(blocks: Sequence[Block], numbers: list[int]) -> list[int]:
    limits = markup()["menus"]
    kept: list[int] = []
    run: list[int] = []
    for number in [*numbers, -1]:
        block = blocks[number] if number >= 0 else None
        if block and block.only_link and block.kind != "heading" and block.text.count(" ") < limits["max_words"]:
            run.append(number)
            continue
        kept += run if len(run) < limits["min_run"] else []
        run = []
        kept += [number] if block else []
    return kept
