"""Markdown's inline parser, told to remember where each run of text stands."""

from collections.abc import Iterator
from typing import Any, Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline.state_inline import StateInline
from markdown_it.token import Token

_RULES = (
    *("text", "newline", "escape", "backticks", "strikethrough", "emphasis"),
    *("link", "image", "autolink", "html_inline", "entity"),
)
Place = tuple[int, int, int]  # offset in the token's text, offset in the block's text, length


class _PlacedState(StateInline):
    """Writes into each token's `meta` the places its text comes from."""

    _places: list[Place]
    _gathered = 0
    _last = (-1, 0)

    def append_pending(self, text: str) -> None:
        if not self._gathered:
            self._places = []
        self._places.append((self._gathered, self.pos, len(text)))
        self._gathered += len(text)
        super().append_pending(text)

    def pushPending(self) -> Token:
        token = super().pushPending()
        token.meta = {"places": tuple(self._places) if self._gathered else ()}
        self._gathered = 0
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        # the markers of one run (***) are pushed one by one from the same position
        at, count = self._last
        self._last = (self.pos, count + 1 if at == self.pos and ttype == "text" else 0)
        token.meta = {"at": self.pos + self._last[1], "from": self.pos}
        return token


class _PlacedInline(ParserInline):
    """Parses with states that remember places."""

    def parse(self, src: str, md: MarkdownIt, env: Any, tokens: list[Token]) -> list[Token]:
        state = _PlacedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def parser() -> MarkdownIt:
    """Return a CommonMark parser with tables and strikethrough whose text tokens know their places."""
    made = MarkdownIt("commonmark")
    inline = _PlacedInline()
    inline.ruler.enableOnly(list(_RULES))
    inline.ruler2.enableOnly(["balance_pairs", "strikethrough", "emphasis"])
    made.inline = inline
    made.enable(["table"])
    made.core.ruler.disable(["text_join"])
    return made


def places(token: Token, content: str) -> Iterator[Place]:
    """Yield where the text of a token stands in the block's text; nothing where it cannot be told."""
    known = token.meta.get("places")
    if known is not None:
        for offset, at, length in known:
            kept = min(length, len(token.content) - offset)
            if kept > 0:
                yield offset, at, kept
        return
    at = token.meta.get("at", 0)
    for start in (at, at + 1):  # an address in <…> stands one further
        if content.startswith(token.content, start):
            yield 0, start, len(token.content)
            return
    yield 0, token.meta.get("from", 0), 1
