"""A document as the blocks of a file to write: headings, paragraphs, lists, quotations, code, tables and images.

Their text comes in runs, each with what it looks like and where it leads.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import takewhile
from pathlib import Path
from typing import Literal

from assistant.document.readers.html_tokens import Token, attributes, decoded, tokens
from assistant.document.types import Document
from assistant.document.writers.html import as_html
from assistant.document.writers.pictures import is_held
from assistant.document.writers.runs import opens

_SPACES = re.compile(r"[ \t\n\r\f]+")
_HEADING = re.compile(r"h([1-6])")
LOOKS = ("bold", "italic", "code", "struck")
_DEEPEST = 9  # levels of a list, as word processors count them


@dataclass(frozen=True)
class Run:
    """A piece of a line in one look."""

    text: str
    bold: bool = False
    italic: bool = False
    code: bool = False
    struck: bool = False
    url: str | None = None


Cell = tuple[Run, ...]


@dataclass(frozen=True)
class Block:
    """A block. `level` is that of a heading (1 to 6), or how deep in lists an item stands (1 for a plain list).

    `series` numbers the lists of the document: the items of one share it. The first `heads` rows of a table name its
    columns. `src` is the address of an image where it may be written, `named` what the text says, be it a file's name.
    """

    kind: Literal["paragraph", "heading", "item", "code", "table", "image", "rule"]
    runs: tuple[Run, ...] = ()
    level: int = 0
    ordered: bool = False
    series: int = 0
    quoted: bool = False
    rows: tuple[tuple[Cell, ...], ...] = ()
    heads: int = 0
    src: str = ""
    named: str = ""
    alt: str = ""


def blocks(document: Document) -> tuple[Block, ...]:
    """Return the blocks of a document, in order."""
    source = as_html(document)
    reader = _Reader()
    for token in tokens(source, 0, len(source)):
        if token.kind == "text":
            reader.text(decoded(source[token.start : token.end]))
        elif token.kind == "start":
            reader.start(token)
        elif token.kind == "end":
            reader.end(token.name)
    reader.finish()
    return tuple(reader.blocks)


@cache
def _names() -> Mapping[str, frozenset[str]]:
    content = Path(__file__).with_name("blocks.toml").read_text(encoding="utf-8")
    return {name: frozenset(elements) for name, elements in tomllib.loads(content).items()}


class _Reader:
    """Follows the tags and gathers the blocks."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.runs: list[Run] = []
        self.look: Counter[str] = Counter()  # how many elements of a look are open
        self.url: str | None = None
        self.lists: list[tuple[bool, int]] = []
        self.series = 0
        self.heading = self.quotes = self.pre = self.unread = 0
        self.item = False  # whether the next block begins an item
        self.tables = 0
        self.rows: list[list[Cell]] | None = None
        self.cells: dict[int, set[str]] = {}  # by row of the table, the names of its cells

    def text(self, text: str) -> None:
        """Take in text, its blanks as a reader sees them."""
        if self.unread:
            return
        if not self.pre:
            text = _SPACES.sub(" ", text)
            if not self.runs or self.runs[-1].text.endswith((" ", "\n")):
                text = text.removeprefix(" ")
        self._add(text)

    def _add(self, text: str) -> None:
        look = {name: self.look[name] > 0 for name in LOOKS}
        run = Run(text, **look, url=self.url)
        if self.runs and replace(self.runs[-1], text=text) == run:
            self.runs[-1] = replace(run, text=self.runs[-1].text + text)
        elif text:
            self.runs.append(run)

    def start(self, token: Token) -> None:
        """Take in a start tag."""
        name, names = token.name, _names()
        if name in names["unread"] and not token.attributes.rstrip().endswith("/"):
            self.unread += 1
        if self.unread:
            return
        look = next((look for look in LOOKS if name in names[look]), None)
        if look and not (look == "code" and self.pre):
            self.look[look] += 1
        if name in names["blocks"] or name in names["lists"] or name in names["cells"]:
            self.flush()
        self._open(name, token)

    def _open(self, name: str, token: Token) -> None:
        heading = _HEADING.fullmatch(name)
        if heading or name in ("li", "blockquote", "pre", "table", "tr", "hr"):
            self.flush()
        if heading:
            self.heading = int(heading[1])
        elif name in _names()["lists"]:
            self.series += not self.lists
            self.lists.append((name == "ol", self.series))
        elif name == "li":
            self.item = True
        elif name == "blockquote":
            self.quotes += 1
        elif name == "pre":
            self.pre += 1
        elif name == "table":
            self.tables += 1
            self.cells = self.cells if self.tables > 1 else {}
            self.rows = self.rows if self.tables > 1 else []  # a table inside a cell adds its rows to the outer one
        elif name == "tr" and self.rows is not None:
            self._cell()
            self.rows.append([])
        elif name in _names()["cells"]:
            self._cell()
            self.cells.setdefault(max(len(self.rows or ()) - 1, 0), set()).add(name)
        elif name == "br":
            self._add("\n")
        elif name == "hr":
            self.blocks.append(Block("rule"))
        elif name == "a":
            url = attributes(token.attributes).get("href", "").strip()
            self.url = url if opens(url) else None
        elif name == "img":
            self._image(attributes(token.attributes))

    def end(self, name: str) -> None:
        """Take in an end tag; one that closes nothing is left aside."""
        names = _names()
        if name in names["unread"]:
            self.unread = max(self.unread - 1, 0)
        look = next((look for look in LOOKS if name in names[look]), None)
        if look and self.look[look] and not (look == "code" and self.pre):
            self.look[look] -= 1
        if name in names["cells"]:
            self._cell(ended=True)
        elif name in names["blocks"] or name in ("li", "blockquote", "pre", "table") or _HEADING.fullmatch(name):
            self.flush()
        self._close(name)

    def _close(self, name: str) -> None:
        if name == "a":
            self.url = None
        elif name in _names()["lists"]:
            self.flush()
            del self.lists[-1:]
        elif name == "blockquote":
            self.quotes = max(self.quotes - 1, 0)
        elif name == "pre":
            self.pre = max(self.pre - 1, 0)
        elif name == "table":
            self.tables = max(self.tables - 1, 0)
            if not self.tables:
                self._end_table()

    def finish(self) -> None:
        """End what the text left open."""
        self._end_table()
        self.flush()

    def _end_table(self) -> None:
        self._cell()
        read = [(tuple(row), self.cells.get(at)) for at, row in enumerate(self.rows or ()) if row]
        heads = sum(1 for _ in takewhile(lambda row: row[1] == {"th"}, read))
        heads = heads if heads < len(read) else 0  # names of columns stand above something
        self.blocks += [Block("table", rows=tuple(row for row, _ in read), heads=heads)] if read else []
        self.rows = None

    def flush(self) -> None:
        """End the block that is being read; inside a table its text waits for the end of the cell."""
        if self.rows is not None:
            if self.rows and self.runs and not self.runs[-1].text.endswith("\n"):
                self._add("\n")
            return
        runs = _trimmed(self.runs, bool(self.pre))
        if runs:
            self._block(runs)
        self.runs = []
        self.heading = 0

    def _block(self, runs: tuple[Run, ...]) -> None:
        last = self.blocks[-1] if self.blocks else None
        ordered, series = self.lists[-1] if self.lists else (False, 0)
        if self.pre:
            self.blocks.append(Block("code", runs, quoted=self.quotes > 0))
        elif self.heading:
            self.blocks.append(Block("heading", runs, self.heading))
        elif self.lists and (self.item or last is None or last.kind != "item"):
            self.blocks.append(Block("item", runs, min(len(self.lists), _DEEPEST), ordered, series, self.quotes > 0))
        elif self.lists and last is not None:  # a second paragraph of an item
            self.blocks[-1] = replace(last, runs=(*last.runs, Run("\n"), *runs))
        else:
            self.blocks.append(Block("paragraph", runs, quoted=self.quotes > 0))
        self.item = False

    def _cell(self, ended: bool = False) -> None:
        """Put what was read into a cell; an empty one is there only where its end was."""
        if self.rows is None:
            return
        runs = _trimmed(self.runs, keep=False)
        if runs or ended:
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append(runs)
        self.runs = []

    def _image(self, given: Mapping[str, str]) -> None:
        src, alt = given.get("src", "").strip(), " ".join(given.get("alt", "").split())
        if self.rows is not None:
            self._add(alt)
        elif src or alt:
            self.flush()
            shown = src if opens(src) or is_held(src) else ""
            self.blocks.append(Block("image", src=shown, named=src, alt=alt))


def _trimmed(runs: list[Run], keep: bool) -> tuple[Run, ...]:
    """Return the runs without blanks at their ends; of code (`keep`), without blank lines there."""
    signs = "\n" if keep else " \n"
    left = list(runs)
    while left and not left[0].text.strip(signs):
        left.pop(0)
    while left and not left[-1].text.strip(signs):
        left.pop()
    if left:
        left[0] = replace(left[0], text=left[0].text.lstrip(signs))
        left[-1] = replace(left[-1], text=left[-1].text.rstrip(signs))
    return tuple(left)
