"""The text as the user sees it, cut into parts, each with its character offsets in that text."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Literal, NamedTuple

_BLANK = "\n"  # what stands beside an excluded passage is not tied together
WORDLESS = "0"  # what stands for code inside a line: the sentence goes on around it
_REFERENCE = re.compile(r"&(?:#\w{1,8}|[A-Za-z][A-Za-z0-9]{1,31});?")
# What only a whole page has; a piece of HTML copied out of an editor has none of it.
_TITLED = re.compile(r"\s*<title\b", re.IGNORECASE)
_PAGE = re.compile(r"<(?:!doctype|html|head|body|meta|base)(?=[\s/>])", re.IGNORECASE)

APOSTROPHES = "'’ʼ＇"

Format = Literal["text", "markdown", "html"]
Kind = Literal["paragraph", "heading", "list_item", "quotation", "code", "table"]


class Span(NamedTuple):
    """A piece of a text, in code points: `start` included, `end` not."""

    start: int
    end: int


class Word(NamedTuple):
    """A word as written (elided articles apart: `l'` and `été` are two words)."""

    text: str
    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """One sentence, by the language's rules."""

    text: str
    start: int
    end: int
    words: tuple[Word, ...]

    @property
    def span(self) -> Span:
        """Return the sentence's place in the visible text."""
        return Span(self.start, self.end)

    @cached_property
    def length(self) -> int:
        """Return how many words a person, or a word processor, counts: l'été is one, so is dit-il."""
        count = sum([text[-1] not in APOSTROPHES for text, _, _ in self.words])
        return count - self.tied if "-" in self.text else count

    @property
    def tied(self) -> int:
        """Return how many of the words a hyphen ties to the one before (dit-il, 10-15)."""
        text, first = self.text, self.start
        starts = {word.start - first for word in self.words}
        tied, at = 0, text.find("-", 1)
        while at > 0:
            tied += at + 1 in starts and text[at - 1].isalnum()
            at = text.find("-", at + 1)
        return tied


@dataclass(frozen=True)
class Paragraph:
    """A block of text: a paragraph, a heading, an item of a list, a quotation, a code block or a table cell."""

    kind: Kind
    text: str
    start: int
    end: int
    sentences: tuple[Sentence, ...]
    level: int = 0  # headings: 1 to 6
    language: str | None = None
    excluded: bool = False  # left out of the prose by the user

    @property
    def span(self) -> Span:
        """Return the paragraph's place in the visible text."""
        return Span(self.start, self.end)

    @cached_property
    def length(self) -> int:
        """Return how many words a person counts in it."""
        return sum(sentence.length for sentence in self.sentences)

    @property
    def is_prose(self) -> bool:
        """Whether prose checks read it: quotations, code and what the user excludes are left out."""
        return not self.excluded and self.kind in {"paragraph", "list_item", "heading"}


@dataclass(frozen=True)
class Link:
    """A link: its address and the span of its anchor in the visible text (of the address itself in plain text)."""

    url: str
    anchor: str
    start: int
    end: int
    rel: tuple[str, ...] = ()
    label: str = ""  # what aria-label or title says of it


@dataclass(frozen=True)
class Image:
    """An image; `alt` is None when the attribute is missing and "" when it is empty on purpose."""

    src: str
    alt: str | None
    start: int


@dataclass(frozen=True)
class Meta:
    """What a page says of itself, or what the user typed beside an article; None is "not there"."""

    title: str | None = None
    description: str | None = None
    slug: str | None = None
    canonical: str | None = None
    robots: str | None = None
    language: str | None = None
    properties: Mapping[str, str] = field(default_factory=dict)  # Open Graph and the like
    alternates: tuple[tuple[str, str], ...] = ()  # hreflang and address of each language version
    structured_data: tuple[str, ...] = ()  # the JSON-LD blocks, as written
    canonicals: tuple[str, ...] = ()  # all the canonical addresses, as written, the first among them
    address: str | None = None  # where the page was read
    targets: frozenset[str] = frozenset()  # the names inside the page that `#name` leads to


@dataclass(frozen=True)
class Document:
    """A text read once: what it holds, and where.

    All offsets are code points in `text`, the text a reader sees. `source` is the text as given; `to_source` maps a
    span of `text` to it (the same for plain text). Frozen; what is computed on demand is remembered.
    """

    source: str
    text: str
    format: Format
    language: str
    paragraphs: tuple[Paragraph, ...] = ()
    links: tuple[Link, ...] = ()
    images: tuple[Image, ...] = ()
    meta: Meta = field(default_factory=Meta)
    # Pieces of `text` with the place in `source` they come from: (start in text, start in source, length), in order.
    pieces: tuple[tuple[int, int, int], ...] = ()
    code: tuple[Span, ...] = ()  # code inside a line of prose: shown, but no prose
    excluded: tuple[Span, ...] = ()  # passages of `text` that the user leaves out of the prose, in order

    @cached_property
    def judged_text(self) -> str:
        """Return `text` with code and what is excluded blanked, all else in its place: what style checks search."""
        kept, at = [], 0
        for start, end, blank in self._blanked():
            if end > at:
                kept += [self.text[at:start], blank * (end - max(start, at))]
                at = end
        return "".join(kept) + self.text[at:]

    def _blanked(self) -> list[tuple[int, int, str]]:
        """Return what is not judged, in order, and the sign that stands for each character of it."""
        aside = [*self.excluded, *(Span(p.start, p.end) for p in self.paragraphs if p.kind == "code")]
        return sorted([(*span, _BLANK) for span in aside] + [(*span, WORDLESS) for span in self.code])

    @cached_property
    def prose(self) -> tuple[Paragraph, ...]:
        """Return the paragraphs prose checks read."""
        return tuple(p for p in self.paragraphs if p.is_prose)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of the prose, in order; headings are no sentences."""
        return tuple(s for p in self.prose if p.kind != "heading" for s in p.sentences)

    @cached_property
    def sentence_starts(self) -> tuple[int, ...]:
        """Return where each of the sentences begins."""
        return tuple(s.start for s in self.sentences)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Return all the words of the prose, headings included, in order."""
        return tuple(chain.from_iterable([s.words for p in self.prose for s in p.sentences]))

    @cached_property
    def forms(self) -> Counter[str]:
        """Return each form that words of the prose are written in, and how often."""
        return Counter(chain.from_iterable(self.paragraph_forms))

    @cached_property
    def paragraph_forms(self) -> tuple[tuple[str, ...], ...]:
        """Return the words of each paragraph of the prose as they are written: what is told of them holds anywhere."""
        return tuple([tuple([text for s in p.sentences for text, _, _ in s.words]) for p in self.prose])

    @cached_property
    def word_count(self) -> int:
        """Return how many words a person counts in the prose, headings included (l'été is one)."""
        elided = sum([times for form, times in self.forms.items() if form[-1] in APOSTROPHES])
        tied = sum([s.tied for p in self.prose for s in p.sentences if "-" in s.text])
        return self.forms.total() - elided - tied

    @cached_property
    def is_page(self) -> bool:
        """Whether this is a whole page, with its head, or was read at an address: no text, and no piece of HTML."""
        if self.format != "html":
            return False
        return bool(self.meta.address or _TITLED.match(self.source) or _PAGE.search(self.source))

    @cached_property
    def headings(self) -> tuple[Paragraph, ...]:
        """Return the headings, in order."""
        return tuple(p for p in self.paragraphs if p.kind == "heading")

    def to_source(self, span: Span) -> Span:
        """Return where a span of the visible text stands in the text as given."""
        if not self.pieces:
            return Span(span.start, span.end)
        index = bisect_right(self._piece_starts, span.start) - 1
        first, source, length = self.pieces[index]
        if index >= 0 and length > 1 and span.start < span.end <= first + length:  # inside one piece, as most are
            return Span(source + span.start - first, source + span.end - first)
        start = self._source_offset(span.start)
        if span.end <= span.start:
            return Span(start, start)
        return Span(start, max(self._after(self._source_offset(span.end - 1)), start))

    def _after(self, last: int) -> int:
        """Return the place after the source's writing of one character: the whole of `&eacute;` for é."""
        if self.source[last : last + 1] == "&" and last in self._references:
            match = _REFERENCE.match(self.source, last)
            if match:
                return match.end()
        return min(last + 1, len(self.source))

    @cached_property
    def _references(self) -> frozenset[int]:
        """Return where in the source the pieces of one character stand: the character references among them."""
        return frozenset(source for _, source, length in self.pieces if length == 1)

    @cached_property
    def _piece_starts(self) -> list[int]:
        return [start for start, _, _ in self.pieces]

    def _source_offset(self, offset: int) -> int:
        start, source, length = self.pieces[max(bisect_right(self._piece_starts, offset) - 1, 0)]
        inside = offset - start
        if inside >= length:
            inside = length - 1
        return min(source + inside, len(self.source)) if inside > 0 else min(source, len(self.source))
