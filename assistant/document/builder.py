"""Gathers what a reader finds (blocks, text and where it stands, links, images) and makes the document of it."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace

from assistant.document.marks import Address, addresses
from assistant.document.surface import sentences_between
from assistant.document.types import (
    WORDLESS,
    Document,
    Format,
    Image,
    Kind,
    Link,
    Meta,
    Paragraph,
    Sentence,
    Span,
    Word,
)
from assistant.languages import DEFAULT, identify

_LONG_RUN = re.compile(r"[ \t\n\r\f]{2,}")
_SPACES = " \t\n\r\f"
_WHITE = re.compile(r"[\t\n\r\f]")
_SOFT_HYPHEN = "\u00ad"


@dataclass(frozen=True)
class Block:
    """A block of the visible text, white space around it not yet left out."""

    kind: Kind
    level: int
    start: int
    end: int


class Builder:
    """The visible text under construction. Every `text` names the place in the source it comes from."""

    def __init__(self) -> None:
        self.length = 0
        self.images: list[Image] = []
        self.code: list[Span] = []
        self._parts: list[str] = []
        self._pieces: list[tuple[int, int, int]] = []
        self._blocks: list[Block] = []
        self._links: list[Link] = []
        self._open: Link | None = None
        self._kind: tuple[Kind, int] = ("paragraph", 0)
        self._begin = 0
        self._blank = True  # nothing but white space since the block, or the line, began

    def begin(self, kind: Kind, level: int = 0) -> None:
        """Start a block; the one before it ends."""
        self.end()
        self._kind = (kind, level)

    def end(self) -> None:
        """End the block; an empty one leaves no trace."""
        if self.length > self._begin:
            kind, level = self._kind
            self._blocks.append(Block(kind, level, self._begin, self.length))
            self._put("\n\n")
        self._begin = self.length
        self._blank = True

    def text(self, text: str, source: int) -> None:
        """Add text that stands at `source` exactly as it is shown."""
        if not text:
            return
        if self._pieces:
            start, at, length = self._pieces[-1]
            if start + length == self.length and at + length == source:
                self._pieces[-1] = (start, at, length + len(text))
                self._put(text)
                return
        self._pieces.append((self.length, source, len(text)))
        self._put(text)

    def reference(self, text: str, source: int) -> None:
        """Add what a character reference at `source` stands for; a soft hyphen is not shown."""
        for character in text:
            if character != _SOFT_HYPHEN:
                self._pieces.append((self.length, source, 1))
                self._put(character)

    def flowing(self, text: str, source: int) -> None:
        """Add text whose runs of white space show as one space, and not at all where a block or a line begins."""
        if self._blank and not text.strip(_SPACES):
            return
        at = 0
        for run in _LONG_RUN.finditer(text):  # a lone space stays where it is
            self._shown(text[at : run.start() + 1], source + at)
            at = run.end()
        self._shown(text[at:], source + at)

    def _shown(self, text: str, source: int) -> None:
        """Add text without two white spaces in a row, each shown as a space; soft hyphens are not shown."""
        for part in _WHITE.sub(" ", text).split(_SOFT_HYPHEN):
            lead = part.startswith(" ") and self._blank
            if len(part) > lead:
                self.text(part[lead:], source + lead)
                self._blank = part.endswith(" ")
            source += len(part) + 1

    def solid(self) -> None:
        """Note that something shows here, so that white space after it does."""
        self._blank = False

    def line_break(self) -> None:
        """Break the line inside the block."""
        if self.length > self._begin:
            self._put("\n")
        self._blank = True

    def _put(self, text: str) -> None:
        self._parts.append(text)
        self.length += len(text)

    def link_begins(self, url: str, rel: tuple[str, ...] = (), label: str = "") -> None:
        """Start the anchor of a link; one that is open ends here."""
        self.link_ends()
        self._open = Link(url, "", self.length, self.length, rel, label)

    def link_ends(self) -> None:
        """End the anchor of the open link, if one is."""
        if self._open:
            link = self._open
            self._links.append(Link(link.url, "", link.start, self.length, link.rel, link.label))
            self._open = None

    def image(self, src: str, alt: str | None) -> None:
        """Note an image where the text stands."""
        self.images.append(Image(src, alt, self.length))

    def document(self, source: str, form: Format, language: str | None, meta: Meta) -> Document:
        """Return the document; `language` None lets the text, then the page's own word, decide."""
        self.link_ends()
        self.end()
        text = "".join(self._parts)
        found = language or identify(text) or DEFAULT
        links = tuple(self._trimmed(link, text) for link in self._links)
        bare = tuple(addresses(text))
        if form != "html":
            links = _with_bare(links, bare, text)
        read = _without_code(text, self.code)
        blocks = (paragraph(block, read, found, bare, language is None) for block in self._blocks)
        shown = tuple(p if read is text else _as_shown(p, text, self.code) for p in blocks if p.text)
        return Document(
            source, text, form, found, shown, links, tuple(self.images), meta, tuple(self._pieces), tuple(self.code)
        )

    @staticmethod
    def _trimmed(link: Link, text: str) -> Link:
        anchor = text[link.start : link.end]
        stripped = anchor.strip()
        start = link.start + (len(anchor) - len(anchor.lstrip()) if stripped else 0)
        return Link(link.url, stripped, start, start + len(stripped), link.rel, link.label)


def _with_bare(links: tuple[Link, ...], bare: tuple[Address, ...], text: str) -> tuple[Link, ...]:
    """Return the links of the markup and the addresses written out beside them, in order."""
    ends = [link.end for link in links]

    def inside(address: Address) -> bool:
        at = bisect_left(ends, address.start + 1)
        return at < len(links) and links[at].start < address.end

    written = [Link(a.url, text[a.start : a.end], a.start, a.end) for a in bare if not inside(a)]
    return tuple(sorted([*links, *written], key=lambda link: link.start)) if written else links


def _without_code(text: str, code: Sequence[Span]) -> str:
    """Return the text, a figure for each character of the code in its lines: no sentence ends there."""
    if not code:
        return text
    kept, at = [], 0
    for start, end in code:
        kept += [text[at:start], WORDLESS * (end - max(start, at))]
        at = max(end, at)
    return "".join(kept) + text[at:]


def _as_shown(paragraph: Paragraph, text: str, code: Sequence[Span]) -> Paragraph:
    """Return the paragraph with its text as shown; what is code in it holds no words."""
    inside = code[bisect_left(code, (paragraph.start,)) : bisect_left(code, (paragraph.end,))]
    if not inside:
        return paragraph
    sentences = tuple(_with_code(sentence, text, inside) for sentence in paragraph.sentences)
    return replace(paragraph, text=text[paragraph.start : paragraph.end], sentences=sentences)


def _with_code(sentence: Sentence, text: str, code: Sequence[Span]) -> Sentence:
    """Return the sentence with its text as shown, without the words that touch code."""

    def touches(word: Word) -> bool:
        before = bisect_left(code, (word.end,)) - 1
        return before >= 0 and word.start < code[before].end

    words = tuple(word for word in sentence.words if not touches(word))
    return Sentence(text[sentence.start : sentence.end], sentence.start, sentence.end, words)


def paragraph(block: Block, text: str, language: str, bare: tuple[Address, ...], tell: bool) -> Paragraph:
    """Return a block as a paragraph, cut into sentences; `tell` asks whether it is in another language."""
    body = text[block.start : block.end]
    start = block.start + len(body) - len(body.lstrip())
    body = body.strip()
    first = bisect_left(bare, start, key=lambda a: a.start)
    last = bisect_left(bare, start + len(body), key=lambda a: a.start)
    links = tuple(Address(a.url, a.start - start, a.end - start) for a in bare[first:last])
    cut = sentences_between(body, language, start, links, tell and block.kind != "code")
    return Paragraph(block.kind, body, start, start + len(body), cut.sentences, block.level, cut.language)
