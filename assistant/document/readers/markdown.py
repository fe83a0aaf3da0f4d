"""Reads Markdown (CommonMark with tables): what the formatted text shows, each piece with its place in the source."""

from collections import Counter
from dataclasses import replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from assistant.document.builder import Builder
from assistant.document.readers.html import walk
from assistant.document.readers.html_meta import Head
from assistant.document.readers.markdown_inline import parser, places
from assistant.document.readers.markdown_lines import Lines, Placement
from assistant.document.types import Document, Kind, Meta, Span
from assistant.languages.possessive import re

_FRONT_MATTER = re.compile(
    r"\ufeff?---[ \t]*\r?\n(?P<body>(?:(?!---[ \t]*\r?(?:\n|\Z))[^\n]*\n)*+)---[ \t]*\r?(?:\n|\Z)"
)
_ENTRY = re.compile(
    r"^(title|titre|description|slug|canonical|robots|lang|language)[ \t]*:[ \t]*(.*?)[ \t]*\r?$", re.M | re.I
)
_NAMES = {"titre": "title", "lang": "language"}
_BREAK_TAG = re.compile(r"<br\s*/?>", re.IGNORECASE)


@cache
def _parser() -> MarkdownIt:
    return parser()


def read(source: str, language: str | None) -> Document:
    """Return the document of a Markdown text; `title:`, `description:`… of its front matter go to `meta`."""
    front = _FRONT_MATTER.match(source)
    begin = front.end() if front else 0
    builder, head = Builder(), Head()
    _Writer(builder, source, begin, head).write()
    meta = head.meta()
    if front:
        given = {
            _NAMES.get(name.lower(), name.lower()): value.strip("\"'")
            for name, value in _ENTRY.findall(front["body"])
            if value.strip("\"'")
        }
        meta = replace(meta, **given)
    return builder.document(source, "markdown", language, meta if front else Meta())


class _Writer:
    """Follows the tokens of the Markdown parser and writes what they show."""

    def __init__(self, builder: Builder, source: str, begin: int, head: Head) -> None:
        self.builder, self.source, self.head = builder, source, head
        self.body = source[begin:]
        self.begin = begin
        self.lines = Lines(self.body)
        self.open: Counter[str] = Counter()
        self.row = (-1, 0)  # the table line being read, and how far

    def write(self) -> None:
        """Write every block."""
        for token in _parser().parse(self.body.replace("\r\n", "\n").replace("\r", "\n")):
            name = token.type.removesuffix("_open").removesuffix("_close")
            if token.nesting:
                self.open[name] += token.nesting
                if token.nesting > 0:
                    self._begin(name, token)
            elif token.type == "inline":
                self._inline(token)
            elif token.type in ("fence", "code_block"):
                self._code(token)
            elif token.type == "html_block" and token.map:
                first, last = self.lines.span(*token.map)
                self.builder.end()
                walk(self.builder, self.source, (self.begin + first, self.begin + last), self.head)

    def _begin(self, name: str, token: Token) -> None:
        if name == "heading":
            self.builder.begin("heading", int(token.tag[1]))
        elif name in ("th", "td"):
            self.builder.begin("table")
        elif name == "paragraph":
            self.builder.begin(self._kind())

    def _kind(self) -> Kind:
        if self.open["blockquote"]:
            return "quotation"
        return "list_item" if self.open["list_item"] else "paragraph"

    def _code(self, token: Token) -> None:
        if not token.map:
            return
        self.builder.begin("code")
        first = token.map[0] + (token.type == "fence")
        placement = Placement(token.content, self.lines, first)
        offset = 0
        for part in token.content.split("\n"):
            if offset:
                self.builder.line_break()
            self.builder.text(part, self.begin + placement.source(offset))
            offset += len(part) + 1
        self.builder.end()

    def _inline(self, token: Token) -> None:
        first = token.map[0] if token.map else 0
        cursor = None
        if self.open["th"] or self.open["td"]:
            cursor = self.row[1] if self.row[0] == first else 0
        elif self.open["heading"]:
            line = self.lines.line(first)
            lead = len(line) - len(line.lstrip(" \t>"))
            cursor = self._past_hashes(line, max(line.find("#", lead), 0)) or None
        placement = Placement(token.content, self.lines, first, cursor)
        self.row = (first, placement.cursor)
        for child in token.children or ():
            self._child(child, token.content, placement)
        self.builder.link_ends()
        self.builder.end()

    @staticmethod
    def _past_hashes(line: str, at: int) -> int:
        while at < len(line) and line[at] == "#":
            at += 1
        return at

    def _child(self, child: Token, content: str, placement: Placement) -> None:
        kind = child.type
        if kind in ("text", "text_special"):
            self._text(child, content, placement)
        elif kind == "code_inline":
            self._code_inline(child, content, placement)
        elif kind == "softbreak":
            self.builder.flowing(" ", self._source(placement, child))
        elif kind == "hardbreak" or (kind == "html_inline" and _BREAK_TAG.match(child.content)):
            self.builder.line_break()
        elif kind == "link_open":
            self.builder.link_begins(str(child.attrs.get("href", "")), (), str(child.attrs.get("title", "")))
        elif kind == "link_close":
            self.builder.link_ends()
        elif kind == "image":
            alt = "".join(c.content for c in child.children or ())
            self.builder.image(str(child.attrs.get("src", "")), alt or None)  # Markdown cannot say "decoration only"
            self.builder.solid()

    def _source(self, placement: Placement, child: Token) -> int:
        return self.begin + placement.source(child.meta.get("from", 0))

    def _text(self, child: Token, content: str, placement: Placement) -> None:
        if child.type == "text_special" and child.markup.startswith("&"):
            self.builder.reference(child.content, self._source(placement, child))
            self.builder.solid()
            return
        if child.type == "text_special":  # an escaped mark stands after its backslash
            at = child.meta.get("from", 0) + (child.markup != child.content)
            self.builder.flowing(child.content, self.begin + placement.source(at))
            return
        for offset, at, length in places(child, content):
            for begin, source, size in placement.parts(at, length):
                self.builder.flowing(child.content[offset + begin : offset + begin + size], self.begin + source)

    def _code_inline(self, child: Token, content: str, placement: Placement) -> None:
        start = self.builder.length
        at = child.meta.get("from", 0) + len(child.markup)
        at += not content.startswith(child.content, at) and content.startswith(" ", at)
        self.builder.solid()
        if "\n" in content[at : at + len(child.content)]:
            for part in child.content.split(" "):
                self.builder.flowing(part + " ", self.begin + placement.source(at))
                at += len(part) + 1
        else:
            self.builder.text(child.content, self.begin + placement.source(at))
        self.builder.code.append(Span(start, self.builder.length))
