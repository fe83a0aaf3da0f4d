"""Reads HTML: what a reader of the page sees, each piece with its place in the source."""

import html as references
import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from assistant.document.builder import Builder
from assistant.document.readers.html_meta import Head
from assistant.document.readers.html_tokens import REFERENCE, Token, attributes, tokens
from assistant.document.types import Document, Kind, Span

_HEADING = re.compile(r"h[1-6]")
_LEVELS = tuple((level, f"h{level}") for level in range(1, 7))
_INVISIBLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)


@cache
def _elements() -> Mapping[str, frozenset[str]]:
    content = Path(__file__).with_name("html.toml").read_text(encoding="utf-8")
    return {name: frozenset(elements) for name, elements in tomllib.loads(content).items()}


def read(source: str, language: str | None) -> Document:
    """Return the document of a page or of a piece of HTML."""
    builder, head = Builder(), Head()
    walk(builder, source, (0, len(source)), head)
    meta = head.meta()
    return builder.document(source, "html", language, meta)


def walk(builder: Builder, source: str, span: tuple[int, int], head: Head) -> None:
    """Add what a slice of HTML shows to the builder, and what it says of the page to `head`."""
    walker = _Walker(builder, source, head)
    for token in tokens(source, *span):
        if token.kind == "text":
            walker.text(token.start, token.end)
        elif token.kind == "start":
            walker.start(token)
        elif token.kind == "end":
            walker.end(token.name)
        else:
            head.raw(token.name, source[token.start : token.end])
    builder.link_ends()
    builder.end()


class _Walker:
    """Follows the tags: which elements are open, and whether what they hold shows."""

    def __init__(self, builder: Builder, source: str, head: Head) -> None:
        self.builder, self.source, self.head = builder, source, head
        self.stack: list[tuple[str, bool]] = []  # name, whether it hides what it holds
        self.open: defaultdict[str, int] = defaultdict(int)
        self.hiding = 0
        self.code_from: int | None = None

    def text(self, start: int, end: int) -> None:
        """Add a run of text, its references resolved one by one."""
        if self.hiding:
            return
        add = self.builder.text if self.open["pre"] else self.builder.flowing
        at = start
        for match in REFERENCE.finditer(self.source, start, end) if "&" in self.source[start:end] else ():
            shown = references.unescape(match.group())
            if shown == match.group():
                continue
            add(self.source[at : match.start()], at)
            if shown in "\n\t ":
                add(" ", match.start())
            else:
                self.builder.reference(shown, match.start())
                self.builder.solid()
            at = match.end()
        add(self.source[at:end], at)

    def start(self, token: Token) -> None:
        """Open an element."""
        kinds, name = _elements(), token.name
        given = attributes(token.attributes) if token.attributes else {}
        self.head.start(name, given)
        if name in kinds["ends_head"] and self.open["head"]:
            self.end("head")
        if name[0] == "h" and _HEADING.fullmatch(name):
            self._close_heading()
        if not self.hiding:
            self._show(name, given)
        if name in kinds["void"] or (token.attributes.endswith("/") and name in kinds["hidden"]):
            return
        hides = name in kinds["hidden"] or self._is_hidden(given)
        self.stack.append((name, hides))
        self.open[name] += 1
        self.hiding += hides
        if name in kinds["block"] and not self.hiding:
            self._begin(given)

    def _show(self, name: str, given: Mapping[str, str]) -> None:
        if name == "br":
            self.builder.line_break()
        elif name == "img":
            self.builder.image(given.get("src", ""), given.get("alt"))
            self.builder.solid()
        elif name == "a" and "href" in given and not self._is_hidden(given):
            label = given.get("aria-label", "").strip() or given.get("title", "").strip()
            self.builder.link_begins(given["href"].strip(), tuple(given.get("rel", "").lower().split()), label)
        elif name == "code" and self.code_from is None and not self.open["pre"]:
            self.code_from = self.builder.length
        elif name in ("hr", "table"):
            self.builder.end()

    @staticmethod
    def _is_hidden(given: Mapping[str, str]) -> bool:
        return bool(given) and (
            "hidden" in given
            or given.get("aria-hidden", "").lower() == "true"
            or bool(_INVISIBLE.search(given.get("style", "")))
        )

    def end(self, name: str) -> None:
        """Close an element and those left open inside it; an end tag without its start is ignored."""
        if name == "br":
            self.builder.line_break()
        if not self.open[name]:
            return
        while True:
            opened, hides = self.stack.pop()
            self.open[opened] -= 1
            self.hiding -= hides
            self._closed(opened)
            if opened == name:
                break
        if name in _elements()["block"] and not self.hiding:
            self._begin({})

    def _closed(self, name: str) -> None:
        if name == "a":
            self.builder.link_ends()
        elif name == "code" and self.code_from is not None and not self.open["code"]:
            self.builder.code.append(Span(self.code_from, self.builder.length))
            self.code_from = None

    def _close_heading(self) -> None:
        for _, name in _LEVELS:
            if self.open[name]:
                self.end(name)
                return

    def _begin(self, given: Mapping[str, str]) -> None:
        kind, level = self._kind()
        if kind == "table" and given.get("role") == "presentation":
            kind = "paragraph"
        self.builder.begin(kind, level)

    def _kind(self) -> tuple[Kind, int]:
        """Return the kind of the block that begins here, by the elements that are open."""
        if self.open["pre"]:
            return "code", 0
        for level, name in _LEVELS:
            if self.open[name]:
                return "heading", level
        if self.open["blockquote"]:
            return "quotation", 0
        innermost = next(
            (n for n, _ in reversed(self.stack[-4:]) if n in ("td", "th", "li", "p", "div", "caption")), ""
        )
        if innermost in ("td", "th", "caption"):
            return "table", 0
        return ("list_item", 0) if self.open["li"] and innermost in ("li", "p", "") else ("paragraph", 0)
