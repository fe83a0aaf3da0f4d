"""What a walk through a page gathers: its blocks of text, with the links and images in them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from assistant.document.types import Kind
from assistant.web.addresses import absolute, host
from assistant.web.data import figures
from assistant.web.main_text import Block, BlockImage, BlockLink
from assistant.web.page import PageImage, PageLink

LONGEST_WORD = 500  # characters; a longer one nobody wrote: encoded data, a broken page
_ENDLESS = re.compile(rf"(\S{{{LONGEST_WORD}}})\S+")
_BLANKS = " \t\n\r\f"
_SPACES = re.compile(rf"[{_BLANKS}]+")
_PARAGRAPH: tuple[Kind, int] = ("paragraph", 0)


class _Lead(NamedTuple):
    """Where a link leads: the address it keeps, the page of the web behind it, and whether that is on this site."""

    url: str
    page: str | None
    internal: bool


class _Leads:
    """Where the links of a page lead: menus repeat their addresses, and lists name many places in one page."""

    def __init__(self, base: str) -> None:
        self._base, self._host = base, host(base)
        self._known: dict[str, _Lead] = {}
        self._pages: dict[str, str | None] = {}

    def of(self, href: str) -> _Lead:
        """Return where an address leads; what is no page of the web (mailto:, #here, a mistake) stays as written."""
        lead = self._known.get(href)
        if lead is None:
            written = href.strip()
            page = self._page(written)
            url = written if page is None or written.startswith("#") else page
            lead = self._known[href] = _Lead(url, page, page is not None and host(page) == self._host)
        return lead

    def _page(self, written: str) -> str | None:
        bare = "".join(written.partition("#")[:2])
        if bare not in self._pages:
            self._pages[bare] = absolute(bare, self._base)
        return self._pages[bare]


class Gatherer:
    """The blocks, links and images of a page so far; `main` and `around` count what is open that stands for either."""

    def __init__(self, base: str) -> None:
        self.blocks: list[Block] = []
        self.links: list[PageLink] = []
        self.images: list[BlockImage] = []
        self.has_main = False
        self.main = self.around = 0
        self._base = base
        self._leads = _Leads(base)
        self._kind = _PARAGRAPH
        self._kinds: list[tuple[Kind, int]] = []  # of the elements around
        self._parts: list[str] = []
        self._length = 0
        self._room = figures("html")["max_text_characters"]
        self._block_links: list[BlockLink] = []
        self._link: tuple[_Lead, tuple[str, ...], str] | None = None  # where it leads, its rel and its label
        self._link_start = 0
        self._anchor: list[str] = []

    def begin(self, kind: tuple[Kind, int]) -> None:
        """Go on with blocks of a kind and level; `end` goes back to the one before."""
        self._kinds.append(self._kind)
        self._kind = kind

    def end(self) -> None:
        """End the block and what it is a kind of."""
        self.flush()
        self._kind = self._kinds.pop()

    def end_main(self) -> None:
        """End what is marked as main."""
        self.flush()
        self.main -= 1

    def end_around(self) -> None:
        """End what stands around the main text."""
        self.flush()
        self.around -= 1

    def read(self, raw: str) -> None:
        """Add a text of the page."""
        if self._link is not None:
            self._anchor.append(raw)
        parts = self._parts
        if self._kind[0] == "code":
            text = raw
        elif raw == "\n":
            if not parts or parts[-1][-1] in " \n":
                return
            text = " "
        else:
            text = raw if raw.isprintable() and "  " not in raw else _SPACES.sub(" ", raw)
            if text[:1] == " " and (not parts or parts[-1][-1] in " \n"):
                text = text[1:]
        if text:
            parts.append(text)
            self._length += len(text)

    def break_line(self) -> None:
        """Add the end of a line inside a block."""
        self._parts.append("\n")
        self._length += 1

    def open_link(self, attributes: Mapping[str, str | None]) -> bool:
        """Take in where a link leads; whether it leads anywhere."""
        href = attributes.get("href")
        if href is None:
            return False
        self.close_link()
        rel, label = attributes.get("rel"), attributes.get("aria-label") or attributes.get("title")
        lead = self._leads.of(href)
        self._link = lead, tuple(rel.lower().split()) if rel else (), label.strip() if label else ""
        self._link_start, self._anchor = self._length, []
        return True

    def close_link(self) -> None:
        """End the link that is open, if one is."""
        if self._link is None:
            return
        (_, page, internal), rel, label = self._link
        self._mark_link()
        if page is not None:
            anchor = _line("".join(self._anchor)).strip() or label
            main = not self.around and (bool(self.main) or not self.has_main)
            self.links.append(PageLink(page, anchor, rel, internal, main))
        self._link = None

    def _mark_link(self) -> None:
        if self._link is not None and self._length > self._link_start:
            lead, rel, label = self._link
            self._block_links.append(BlockLink(lead.url, rel, self._link_start, self._length, label))
        self._link_start = 0

    def take_image(self, attributes: Mapping[str, str | None]) -> None:
        """Add an image where the text stands."""
        src = attributes.get("src") or ""
        if not src or src.startswith("data:"):
            src = attributes.get("data-src") or attributes.get("data-lazy-src") or src[:40]
        if attributes.get("width") in ("0", "1") or not src:
            return  # a pixel that counts visitors
        alt = attributes["alt"] or "" if "alt" in attributes else None
        if self._link is not None and alt:
            self._anchor.append(f" {alt} ")
        self.images.append(BlockImage(PageImage(absolute(src, self._base) or src, alt), len(self.blocks), self._length))

    def flush(self) -> None:
        """End the block; an empty one leaves no trace."""
        if not self._parts:
            return
        if self._link is not None:
            self._anchor.append(" ")
            self._mark_link()
        self._link_start = 0
        raw = "".join(self._parts)
        text = _bare(raw)
        if text and self._room > 0:
            self._room -= len(text)
            links = tuple(_moved(self._block_links, raw, len(text))) if self._block_links else ()
            self.blocks.append(Block(*self._kind, text, links, bool(self.main), bool(self.around)))
        self._parts, self._length, self._block_links = [], 0, []


def _bare(text: str) -> str:
    """Return the text of a block without white space around it, endless words cut."""
    text = text.strip(_BLANKS)
    if len(text) > LONGEST_WORD and max(map(len, text.split()), default=0) > LONGEST_WORD:
        return _ENDLESS.sub(r"\1", text)
    return text


def _line(raw: str) -> str:
    """Return a text of the page with one space where there is white space."""
    return raw if raw.isprintable() and "  " not in raw else _SPACES.sub(" ", raw)


def _moved(links: Sequence[BlockLink], raw: str, end: int) -> Iterable[BlockLink]:
    """Return the links of a block whose text lost the white space around it, and ends at `end`."""
    before = len(raw) - len(raw.lstrip(_BLANKS))
    return links if not before and links[-1].end <= end else _cut(links, before, end)


def _cut(links: Sequence[BlockLink], before: int, end: int) -> Iterator[BlockLink]:
    """Yield the links of a block whose text lost `before` characters at its start, and ends at `end`."""
    for url, rel, start, stop, label in links:
        start, stop = max(start - before, 0), min(stop - before, end)
        if start < stop:
            yield BlockLink(url, rel, start, stop, label)
