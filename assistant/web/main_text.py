"""One walk through a page's tree: its blocks of text, its links and images, and which of them are the main text."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser, LexborNode

from assistant.document.types import Kind
from assistant.web.addresses import absolute, host
from assistant.web.data import figures, markup
from assistant.web.page import PageImage, PageLink

HEADINGS = {f"h{level}": level for level in range(1, 7)}
KINDS: dict[str, Kind] = {
    "li": "list_item",
    "dt": "list_item",
    "dd": "list_item",
    "blockquote": "quotation",
    "pre": "code",
    "td": "table",
    "th": "table",
    **dict.fromkeys(HEADINGS, "heading"),
}
LONGEST_WORD = 500  # characters; a longer one nobody wrote: encoded data, a broken page
_ENDLESS = re.compile(rf"(\S{{{LONGEST_WORD}}})\S+")
_NOT_PLAIN = "pre :not(span), pre [hidden], pre [style]"
_STYLED = frozenset({"code", "em", "strong"})  # most of the elements that only style their text
_BLANKS = " \t\n\r\f"
_SPACES = re.compile(rf"[{_BLANKS}]+")


class BlockLink(NamedTuple):
    """A link inside a block: where it leads, and its anchor's place in the block's text."""

    url: str
    rel: tuple[str, ...]
    start: int
    end: int
    label: str = ""


class BlockImage(NamedTuple):
    """An image, and its place in the text of the block it stands in or before."""

    image: PageImage
    block: int
    offset: int


class Block(NamedTuple):
    """A block of text and where it stands: inside what the page marks as main, or around it."""

    kind: Kind
    level: int
    text: str
    links: tuple[BlockLink, ...]
    main: bool
    around: bool

    @property
    def only_link(self) -> bool:
        """Whether the whole block is a link."""
        return sum(link.end - link.start for link in self.links) >= len(self.text) * 0.9


@dataclass(frozen=True)
class Walked:
    """What one walk found."""

    blocks: tuple[Block, ...]
    links: tuple[PageLink, ...]
    images: tuple[BlockImage, ...]
    has_main: bool


def walk(tree: LexborHTMLParser, base: str) -> Walked:
    """Return the blocks, links and images of a page; `base` is what relative addresses are relative to."""
    root = tree.body or tree.root
    if root is None:
        return Walked((), (), (), False)
    walker = _Walker(tree, base)
    walker.run(root)
    return Walked(tuple(walker.blocks), tuple(walker.links), tuple(walker.images), walker.has_main)


def main_blocks(walked: Walked) -> tuple[int, ...]:
    """Return the numbers of the main text's blocks: what the page marks, else what no menu or banner holds."""
    blocks = walked.blocks
    inside = [n for n, b in enumerate(blocks) if b.main and not b.around]
    if not any(blocks[n].kind != "heading" for n in inside):
        inside = _without_menus(blocks, [n for n, b in enumerate(blocks) if not b.around])
    if not inside:
        return tuple(range(len(blocks)))
    titles = [n for n, b in enumerate(blocks) if b.level == 1]
    return tuple(sorted({*inside, *titles}))


def _without_menus(blocks: Sequence[Block], numbers: list[int]) -> list[int]:
    limits = markup()["menus"]
    kept: list[int] = []
    run: list[int] = []
    for number in [*numbers, -1]:
        block = blocks[number] if number >= 0 else None
        if block and block.only_link and block.kind != "heading" and block.text.count(" ") < limits["max_words"]:
            run.append(number)
            continue
        kept += run if len(run) < limits["min_run"] else []
        run = []
        kept += [number] if block else []
    return kept


@cache
def _names() -> dict[str, frozenset[str]]:
    found = markup()
    return {
        "never": frozenset(found["never_read"]["tags"]),
        "around": frozenset(found["around"]["tags"]),
        "around_roles": frozenset(found["around"]["roles"]),
        "words": frozenset(found["names"]["words"]),
        "blocks": frozenset(found["blocks"]["tags"]),
    }


def _bare(text: str) -> str:
    """Return the text of a block without white space around it, endless words cut."""
    text = text.strip(_BLANKS)
    if len(text) > LONGEST_WORD and max(map(len, text.split()), default=0) > LONGEST_WORD:
        return _ENDLESS.sub(r"\1", text)
    return text


def _line(raw: str) -> str:
    """Return a text of the page with one space where there is white space."""
    return raw if raw.isprintable() and "  " not in raw else _SPACES.sub(" ", raw)


@lru_cache(maxsize=1 << 12)
def _is_named(classes: str, name: str) -> bool:
    """Whether what an element is called says that it stands around the main text; a site repeats its names."""
    return not _names()["words"].isdisjoint(f"{classes} {name}".lower().split())


def _moved(links: Sequence[BlockLink], before: int, end: int) -> Iterator[BlockLink]:
    """Yield the links of a block whose text lost `before` characters at its start, and ends at `end`."""
    for url, rel, start, stop, label in links:
        start, stop = max(start - before, 0), min(stop - before, end)
        if start < stop:
            yield BlockLink(url, rel, start, stop, label)


class _Lead(NamedTuple):
    """Where a link leads: the address it keeps, the page of the web behind it, and whether that is on this site."""

    url: str
    page: str | None
    internal: bool


class _Walker:
    def __init__(self, tree: LexborHTMLParser, base: str) -> None:
        self.base = base
        self.blocks: list[Block] = []
        self.links: list[PageLink] = []
        self.images: list[BlockImage] = []
        self.has_main = bool(tree.css_first("main,[role=main]"))
        self._main_by_article = not self.has_main and len(tree.css("article")) == 1
        self.has_main = self.has_main or self._main_by_article
        names = _names()
        self._never, self._blocks = names["never"], names["blocks"]
        self._around_tags, self._around_roles = names["around"], names["around_roles"]
        self._telling = self._around_tags | {"main", "article", "header"}  # those whose name tells their place
        self._host = host(base)
        self._leads: dict[str, _Lead] = {}  # menus repeat their addresses
        self._main = self._around = 0
        self._kinds: list[tuple[Kind, int]] = [("paragraph", 0)]
        self._frames: list[tuple[int, Callable[[], None]]] = []
        self._parts: list[str] = []
        self._length = 0
        self._room = figures("html")["max_text_characters"]
        self._block_links: list[BlockLink] = []
        self._link: tuple[_Lead, tuple[str, ...], str] | None = None  # where it leads, its rel and its label
        self._link_start = 0
        self._anchor: list[str] = []

    def run(self, root: LexborNode) -> None:
        node: LexborNode | None = root
        depth = 0
        frames = self._frames
        while node is not None:
            tag = node.tag
            if tag == "-text":  # more than half of the nodes
                self._read(node.text_content or "")
            elif (child := node.first_child if self._enter(node, tag, depth) else None) is not None:
                node, depth = child, depth + 1
                continue
            elif frames and frames[-1][0] >= depth:
                self._leave(depth)
            following = node.next if depth else None
            while following is None:
                node, depth = node.parent, depth - 1
                if node is None or depth < 0:
                    break
                if frames and frames[-1][0] >= depth:
                    self._leave(depth)
                following = node.next if depth else None
                if not depth:
                    break
            node = following
        self._leave(0)
        self._flush()

    def _leave(self, depth: int) -> None:
        while self._frames and self._frames[-1][0] >= depth:
            self._frames.pop()[1]()

    def _enter(self, node: LexborNode, tag: str | None, depth: int) -> bool:
        """Take in a node that is no text; return whether its children are to be read."""
        if tag == "a":
            return self._open_link(node, depth)
        if tag == "span":  # half of the elements; tells nothing but what it is called
            attributes = node.attributes
            return self._is_plain(attributes) or self._place(node, tag, depth, attributes)
        if tag in _STYLED:
            return True
        if tag is None or tag in self._never or tag.startswith("-"):
            return False
        if tag in self._blocks:
            if self._parts:
                self._flush()
            if tag in KINDS:
                self._kinds.append((KINDS[tag], HEADINGS.get(tag, 0)))
                self._frames.append((depth, self._end_kind))
            else:
                self._frames.append((depth, self._flush))
            shown = self._place(node, tag, depth, node.attributes if tag != "p" or not self._around else {})
            if shown and tag == "pre" and node.css_first(_NOT_PLAIN) is None:
                self._read(node.text())  # coloured code: a thousand nodes that are one text
                return False
            return shown
        if tag == "img":
            self._take_image(node.attributes)
        elif tag == "br":
            self._append("\n")
        elif "-" in tag:
            return self._place(node, tag, depth, node.attributes)
        return True

    def _is_plain(self, attributes: dict[str, str | None]) -> bool:
        """Whether an element has no attributes but a class, and one that says nothing of its place."""
        if not attributes:
            return True
        if len(attributes) > 1 or "class" not in attributes:
            return False
        return bool(self._around) or not _is_named(attributes["class"] or "", "")

    def _place(self, node: LexborNode, tag: str, depth: int, attributes: dict[str, str | None]) -> bool:
        if not attributes and tag not in self._telling:
            return True
        if "hidden" in attributes or "display:none" in (attributes.get("style") or "").replace(" ", ""):
            return False
        role = (attributes.get("role") or "").lower()
        if tag == "main" or role == "main" or (tag == "article" and self._main_by_article):
            self._main += 1
            self._frames.append((depth, self._end_main))
        elif self._is_around(node, tag, role, attributes):
            self._around += 1
            self._frames.append((depth, self._end_around))
        return True

    def _is_around(self, node: LexborNode, tag: str, role: str, attributes: dict[str, str | None]) -> bool:
        if self._around or tag in ("body", "article"):
            return False
        if tag in self._around_tags or role in self._around_roles:
            return tag not in ("footer", "aside") or not self._main or node.css_first("h1") is None
        if tag == "header":
            return not self._main and node.css_first("h1") is None
        if not attributes:
            return False
        named = _is_named(attributes.get("class") or "", attributes.get("id") or "")
        return named and node.css_first("h1,main,article,[role=main]") is None

    def _end_main(self) -> None:
        self._flush()
        self._main -= 1

    def _end_around(self) -> None:
        self._flush()
        self._around -= 1

    def _end_kind(self) -> None:
        self._flush()
        self._kinds.pop()

    def _read(self, raw: str) -> None:
        if self._link is not None:
            self._anchor.append(raw)
        parts = self._parts
        if self._kinds[-1][0] == "code":
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

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _open_link(self, node: LexborNode, depth: int) -> bool:
        """Take in where a link leads; its children are to be read."""
        attributes = node.attributes
        href = attributes.get("href")
        if href is None:
            return True
        rel = attributes.get("rel")
        self._close_link()
        lead = self._leads.get(href)
        if lead is None:
            lead = self._leads[href] = self._lead(href.strip())
        label = attributes.get("aria-label") or attributes.get("title")
        self._link = lead, tuple(rel.lower().split()) if rel else (), label.strip() if label else ""
        self._link_start, self._anchor = self._length, []
        self._frames.append((depth, self._close_link))
        return True

    def _lead(self, href: str) -> _Lead:
        """Return where an address leads; what is no page of the web (mailto:, #here, a mistake) stays as written."""
        page = absolute(href, self.base)
        url = href if page is None or href.startswith("#") else page
        return _Lead(url, page, page is not None and host(page) == self._host)

    def _close_link(self) -> None:
        if self._link is None:
            return
        (_, page, internal), rel, label = self._link
        self._mark_link()
        if page is not None:
            anchor = _line("".join(self._anchor)).strip() or label
            main = not self._around and (bool(self._main) or not self.has_main)
            self.links.append(PageLink(page, anchor, rel, internal, main))
        self._link = None

    def _mark_link(self) -> None:
        if self._link is not None and self._length > self._link_start:
            lead, rel, label = self._link
            self._block_links.append(BlockLink(lead.url, rel, self._link_start, self._length, label))
        self._link_start = 0

    def _take_image(self, attributes: dict[str, str | None]) -> None:
        src = attributes.get("src") or ""
        if not src or src.startswith("data:"):
            src = attributes.get("data-src") or attributes.get("data-lazy-src") or src[:40]
        if attributes.get("width") in ("0", "1") or not src:
            return  # a pixel that counts visitors
        alt = attributes["alt"] or "" if "alt" in attributes else None
        if self._link is not None and alt:
            self._anchor.append(f" {alt} ")
        self.images.append(BlockImage(PageImage(absolute(src, self.base) or src, alt), len(self.blocks), self._length))

    def _flush(self) -> None:
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
            kind, level = self._kinds[-1]
            links: tuple[BlockLink, ...] = ()
            if self._block_links:
                before = len(raw) - len(raw.lstrip(_BLANKS))
                links = tuple(_moved(self._block_links, before, len(text)))
            self.blocks.append(Block(kind, level, text, links, bool(self._main), bool(self._around)))
        self._parts, self._length, self._block_links = [], 0, []
