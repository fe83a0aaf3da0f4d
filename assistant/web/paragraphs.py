"""The blocks of a page as paragraphs, with their sentences: many are cut at once, as a line break ends a sentence."""

import re
from collections import deque
from collections.abc import Iterator, Sequence
from itertools import groupby

from assistant.document import Paragraph, Sentence
from assistant.document.surface import sentences
from assistant.web.main_text import Block

BETWEEN = "\n\n"  # two blocks of a text
# Whether figures before a full stop number an item is told by the text around them, other blocks' too.
_COUNTED = re.compile(r"\d[.۔。](?!\w)")


def paragraphs(text: str, blocks: Sequence[Block], language: str) -> Iterator[Paragraph]:
    """Yield the blocks of a text, with BETWEEN between them, as its paragraphs."""
    start = 0
    for alone, group in groupby(blocks, _stands_alone):
        for found in [(block,) for block in group] if alone else (tuple(group),):
            end = start + sum([len(block.text) for block in found]) + len(BETWEEN) * (len(found) - 1)
            whole = text[start:end] if found[0].kind != "code" else ""
            waiting = deque(sentences(whole, language, start) if whole else ())
            for block in found:
                after = start + len(block.text)
                yield Paragraph(block.kind, block.text, start, after, _before(after, waiting), block.level)
                start = after + len(BETWEEN)


def _stands_alone(block: Block) -> bool:
    return block.kind == "code" or _COUNTED.search(block.text) is not None


def _before(end: int, waiting: deque[Sentence]) -> tuple[Sentence, ...]:
    """Take the sentences that begin before a place out of those that wait in order, and return them."""
    found = []
    while waiting and waiting[0].start < end:
        found.append(waiting.popleft())
    return tuple(found)
