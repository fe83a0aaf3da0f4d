"""A document as the blocks of WordPress's editor: pasted into its code view, each part is a block of its own.

The comments are those of the block grammar (developer.wordpress.org/block-editor, key concepts, read 2026-11).
"""

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from assistant.document.types import Document
from assistant.document.writers.blocks import Block, Cell, Run, blocks

LOOSE = ' {"hasFixedLayout":false}'  # said, for its default changed with WordPress 6.6


def as_wordpress(document: Document) -> str:
    """Return the document as WordPress blocks: only what the editor knows, nothing that runs."""
    shown = (block for block in blocks(document) if block.kind != "image" or block.src or block.alt)
    groups = groupby(shown, key=_together)
    return "\n\n".join(part for key, group in groups for part in _written(key, tuple(group)))


def _together(block: Block) -> tuple[str, int]:
    """Return what tells one block of WordPress from the next: the items of a list are one, so is a quotation."""
    if block.kind == "item" and not block.quoted:
        return "list", block.series
    return ("quote", 0) if block.quoted else (block.kind, -1)


def _written(key: tuple[str, int], group: Sequence[Block]) -> Iterator[str]:
    if key[0] == "list":
        yield _list(group)
    elif key[0] == "quote":
        inside = "\n".join(_block(block) for block in group)
        yield _comment("quote", f'<blockquote class="wp-block-quote">{inside}</blockquote>')
    else:
        yield from (_block(block) for block in group)


def _block(block: Block) -> str:
    if block.kind == "heading":
        tag = f'<h{block.level} class="wp-block-heading">{_inside(block.runs)}</h{block.level}>'
        return _comment("heading", tag, "" if block.level == 2 else f' {{"level":{block.level}}}')
    if block.kind == "code":
        text = escape("".join(run.text for run in block.runs), quote=False)
        return _comment("code", f'<pre class="wp-block-code"><code>{text}</code></pre>')
    if block.kind == "image":
        image = f'<img src="{escape(block.src)}" alt="{escape(block.alt)}"/>'
        return _comment("image", f'<figure class="wp-block-image">{image}</figure>')
    if block.kind == "rule":
        return _comment("separator", '<hr class="wp-block-separator has-alpha-channel-opacity"/>')
    if block.kind == "table":
        head = f"<thead>{_rows(block.rows[: block.heads], 'th')}</thead>" if block.heads else ""
        body = f"<tbody>{_rows(block.rows[block.heads :], 'td')}</tbody>"
        return _comment("table", f'<figure class="wp-block-table"><table>{head}{body}</table></figure>', LOOSE)
    return _comment("paragraph", f"<p>{_inside(block.runs)}</p>")


def _rows(rows: Sequence[Sequence[Cell]], name: str) -> str:
    def row(cells: Sequence[Cell]) -> str:
        return f"<tr>{''.join(f'<{name}>{_inside(cell)}</{name}>' for cell in cells)}</tr>"

    return "".join(row(cells) for cells in rows)


def _list(items: Sequence[Block]) -> str:
    """Return the items of one list with the lists inside it: a deeper item belongs to the one before it."""
    depth = min(item.level for item in items)
    written, at = "", 0
    while at < len(items):
        after = at + 1
        while after < len(items) and items[after].level > depth:
            after += 1
        inner = _list(items[at + 1 : after]) if after > at + 1 else ""
        own = _inside(items[at].runs) if items[at].level == depth else ""
        written += _comment("list-item", f"<li>{own}{inner}</li>") + "\n"
        at = after
    first = next(item for item in items if item.level == depth)
    name, said = ("ol", ' {"ordered":true}') if first.ordered else ("ul", "")
    return _comment("list", f'<{name} class="wp-block-list">{written.rstrip()}</{name}>', said)


def _comment(name: str, inside: str, attributes: str = "") -> str:
    return f"<!-- wp:{name}{attributes} -->\n{inside}\n<!-- /wp:{name} -->"


def _inside(runs: Sequence[Run]) -> str:
    return "".join(_run(run) for run in runs)


def _run(run: Run) -> str:
    text = escape(run.text, quote=False).replace("\n", "<br>")
    for shown, name in ((run.code, "code"), (run.italic, "em"), (run.bold, "strong"), (run.struck, "s")):
        text = f"<{name}>{text}</{name}>" if shown else text
    return f'<a href="{escape(run.url)}">{text}</a>' if run.url else text
