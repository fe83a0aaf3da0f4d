"""A document as Markdown."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.document.types import Document
from assistant.document.writers.blocks import Block, Cell, Run, blocks
from assistant.document.writers.markdown_line import address, line

_CLOSING = re.compile(r"(?:^|(?<=\s))(?=#+$)")  # at the end of a heading, Markdown reads hashes as none of its words
_TOLD_APART = r"\\"
_DEEPER = "    "  # what stands before an item of a list within a list


def as_markdown(document: Document) -> str:
    """Return the document as Markdown: as given where it is Markdown or plain text, else its blocks."""
    return document.source if document.format != "html" else written(blocks(document))


def written(given: Sequence[Block]) -> str:
    """Return blocks as Markdown. The items of a list stand together, a blank line between all others."""
    text = ""
    before: Block | None = None
    for block, number in _numbered(given):
        together = before is not None and before.kind == block.kind == "item" and before.series == block.series
        said = _block(block, number)
        text += ("\n" if together else "\n\n" if text else "") + said
        before = block
    return text


def _numbered(given: Sequence[Block]) -> Iterator[tuple[Block, int]]:
    """Yield the blocks that Markdown can hold, each with its number where it is an item of an ordered list."""
    reached: list[int] = []  # by how deep a list stands
    series = -1
    for block in given:
        if block.kind == "item":
            reached = reached[: block.level] if block.series == series else []
            series = block.series
            reached += [0] * (block.level - len(reached))
            reached[-1] += 1
        if block.kind != "image" or block.src:
            yield block, reached[-1] if reached else 0


def _block(block: Block, number: int) -> str:
    text = _bare(block, number)
    return "\n".join(f"> {one}".rstrip() for one in text.split("\n")) if block.quoted else text


def _bare(block: Block, number: int) -> str:
    if block.kind == "code":
        text = "".join(run.text for run in block.runs)
        fence = "```" if "```" not in text else "~~~~"
        return f"{fence}\n{text}\n{fence}"
    if block.kind == "table":
        return _table(block)
    if block.kind == "image":
        return f"![{line((Run(block.alt),))}]({address(block.src)})"
    if block.kind == "rule":
        return "---"
    if block.kind == "heading":
        return f"{'#' * block.level} {_CLOSING.sub(_TOLD_APART, line(_flat(block.runs)))}"
    if block.kind == "item":
        begins = f"{_DEEPER * (block.level - 1)}{f'{number}.' if block.ordered else '-'} "
        return begins + line(block.runs).replace("\n", "\n" + " " * len(begins))
    return line(block.runs)


def _table(block: Block) -> str:
    """Return a table; Markdown has names of columns in each: the first row, where none are told apart."""
    wide = max(len(row) for row in block.rows)
    shown = [*map(_named, block.rows[: block.heads]), *block.rows[block.heads :]]
    rows = [f"| {' | '.join(_cell(row, at) for at in range(wide))} |" for row in shown]
    return "\n".join((rows[0], f"|{' --- |' * wide}", *rows[1:]))


def _named(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return names of columns, which a table shows in bold by itself."""
    return tuple(tuple(replace(run, bold=False) for run in cell) for cell in row)


def _cell(row: tuple[Cell, ...], at: int) -> str:
    return line(_flat(row[at])).replace("|", "\\|") if at < len(row) else ""


def _flat(runs: tuple[Run, ...]) -> tuple[Run, ...]:
    """Return the runs in one line."""
    return tuple(replace(run, text=run.text.replace("\n", " ")) for run in runs)
