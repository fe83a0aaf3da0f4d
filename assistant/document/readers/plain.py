"""Reads plain text: what is given is what is shown."""

import re
from collections.abc import Iterator

from assistant.document.builder import Block, paragraph
from assistant.document.marks import addresses
from assistant.document.types import Document, Link, Span
from assistant.languages import DEFAULT, identify

_LINE = re.compile(r"[^\n\r\x0b\x0c\u2028\u2029\x85]+")
MARK = re.compile(r"[ \t]*(?:[-–—•*·▪◦‣►]|(?P<number>\d{1,3})[.)/])[ \u00A0\u202F\t]+(?=\S)")  # of an item
_BLANK = re.compile(r"\n[^\S\n]*\n|\r[^\S\r\n]*\r|\u2029|\r\n[^\S\n\r]*\r\n")
_CODE = re.compile(r"`[^`\n]+`")


def read(source: str, language: str | None) -> Document:
    """Return the document of a plain text; its links are the addresses written in it."""
    found = language or identify(source) or DEFAULT
    bare = tuple(addresses(source))
    blocks = (paragraph(block, source, found, bare, language is None) for block in _blocks(source))
    links = tuple(Link(a.url, source[a.start : a.end], a.start, a.end) for a in bare)
    code = tuple(Span(*match.span()) for match in _CODE.finditer(source)) if "`" in source else ()
    return Document(source, source, "text", found, tuple(p for p in blocks if p.text), links, code=code)


def _blocks(text: str) -> Iterator[Block]:
    """Yield the paragraphs and the items of lists: an item is a line, a paragraph the lines up to a blank one."""
    start = end = -1
    for line in _LINE.finditer(text):
        item = MARK.match(line.group()) is not None
        if start >= 0 and (item or _BLANK.search(text, end, line.start())):
            yield Block("paragraph", 0, start, end)
            start = -1
        if line.group().isspace():
            continue
        if item:
            yield Block("list_item", 0, *line.span())
            start = -1
        else:
            start = line.start() if start < 0 else start
            end = line.end()
    if start >= 0:
        yield Block("paragraph", 0, start, end)
