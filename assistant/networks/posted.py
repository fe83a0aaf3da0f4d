"""The text to post: what a reader sees, each link as its address, lists and tables line by line; it is what counts."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

import regex

from assistant.document import Document, Paragraph, Span, read
from assistant.networks.profiles import Profile

_SCHEMES = {"mailto": "mailto:", "tel": "tel:"}
_BULLET = "• "
_CELLS = " – "
_LIST_TAG = re.compile(r"<(/?)(ol|ul|li)\b", re.IGNORECASE)
_HEAD = 40  # characters before an entry that hold its number
_PICTURE = regex.compile(r"\p{Extended_Pictographic}")
_NUMBER = re.compile(r"(?:^|\n)[ \t>]*(\d{1,9}[.)])[ \t]+\Z")
# A short line above one that begins with a capital is not the same sentence wrapped: “See you soon,” and the name.
_SHORT = regex.compile(
    r"(?m)^(?![\s|>#`]|[-*+]\s|\d+[.)]\s)([^\n|]{1,60})(?<!\s)\n(?=\p{Lu}|\p{Extended_Pictographic})"
)

Edit = tuple[int, int, str]  # from, to, what stands there instead


@dataclass(frozen=True)
class Posted:
    """What is posted of a document: its text, and how it differs from the document's own."""

    text: str
    _document: Document
    _edits: tuple[Edit, ...] = ()

    def place(self, offset: int) -> int:
        """Return where in the document's text a sign of this one stands; for one of an address, the end of its link."""
        if not self._edits:
            return offset if self.text == self._document.text else _from_source(self._document, offset)
        grown = 0
        for start, end, said in self._edits:
            if offset < start + grown:
                break
            if offset < start + grown + len(said):
                return end
            grown += len(said) - (end - start)
        return min(offset - grown, len(self._document.text))


def _from_source(document: Document, offset: int) -> int:
    """Return where in the document's text the sign stands that its source has at `offset`, or the next one."""
    signs = range(len(document.text))
    return bisect_left(signs, offset, key=lambda at: document.to_source(Span(at, at + 1)).start)


def visible(document: Document, profile: Profile | None = None) -> str:
    """Return the text of a document with the address of each link after its anchor; Markdown stays where it is read."""
    if document.format == "markdown" and not _reads_markdown(profile):
        lines = _SHORT.sub(r"\1  \n", document.source)
        document = read(lines, "markdown", document.language) if lines != document.source else document
    return posted(document, profile).text


def posted(document: Document, profile: Profile | None = None) -> Posted:
    """Return what is posted of a document, short lines wrapped as they are in it: as long as what `visible` returns."""
    if document.format == "text" or (document.format == "markdown" and _reads_markdown(profile)):
        return Posted(document.source, document)
    edits = tuple(_apart(sorted([*_addresses(document), *_lines(document)])))
    pieces, at = [], 0
    for start, end, said in edits:
        pieces += [document.text[at:start], said]
        at = end
    return Posted("".join([*pieces, document.text[at:]]), document, edits)


def _reads_markdown(profile: Profile | None) -> bool:
    return profile is not None and bool(profile.facts.get("markdown"))


def _apart(edits: list[Edit]) -> Iterator[Edit]:
    """Yield the changes that do not begin inside the one before."""
    at = 0
    for edit in edits:
        if edit[0] >= at:
            yield edit
            at = edit[1]


def _addresses(document: Document) -> Iterator[Edit]:
    """Yield the address of each link, where its anchor ends and does not show it."""
    for link in document.links:
        address = _address(link.url)
        if address and address not in document.text[max(link.start - len(address), 0) : link.end + len(address)]:
            yield link.end, link.end, f" {address}"


def _lines(document: Document) -> Iterator[Edit]:
    """Yield the bullets and the numbers of lists, with no empty line between entries, and tables row by row."""
    before: Paragraph | None = None
    marks = _marks(document.source) if document.format == "html" else ()
    for paragraph in document.paragraphs:
        listed = paragraph.kind == "list_item"
        tight = before is not None and (before.kind == paragraph.kind or before.text.endswith(":"))
        gap = document.text[before.end : paragraph.start] if before else ""
        if listed:
            mark = "" if _PICTURE.match(paragraph.text) else _mark(document, paragraph, marks)
            joins = before if tight and not gap.strip() else None
            yield (joins.end, paragraph.start, f"\n{mark}") if joins else (paragraph.start, paragraph.start, mark)
        elif paragraph.kind == "table" and before is not None and before.kind == "table" and not gap.strip():
            yield before.end, paragraph.start, "\n" if _is_row(document, before, paragraph) else _CELLS
        before = paragraph


def marks(document: Document) -> Iterator[str]:
    """Yield what stands before each entry of the lists of Markdown or HTML, in their order: its number or a bullet."""
    known = _marks(document.source) if document.format == "html" else ()
    return (_mark(document, item, known) for item in document.paragraphs if item.kind == "list_item")


def _mark(document: Document, item: Paragraph, marks: Sequence[tuple[int, str]]) -> str:
    """Return what stands before an entry of a list: its number where it has one, else a bullet."""
    start = document.to_source(Span(item.start, item.start + 1)).start
    if document.format == "markdown":
        numbered = _NUMBER.search(document.source[max(start - _HEAD, 0) : start])
        return f"{numbered[1]} " if numbered else _BULLET
    index = bisect_left(marks, (start, ""))
    return marks[index - 1][1] if index else _BULLET


def _marks(source: str) -> list[tuple[int, str]]:
    """Return where each entry of the lists of HTML begins, and what stands before it."""
    found, counts = [], list[int | None]()
    for tag in _LIST_TAG.finditer(source):
        closes, name = tag[1], tag[2].lower()
        if name != "li" and not closes:
            counts.append(0 if name == "ol" else None)
        elif name != "li" and counts:
            counts.pop()
        elif name == "li" and not closes:
            count = counts[-1] if counts else None
            if count is not None:
                counts[-1] = count + 1
            found.append((tag.start(), _BULLET if count is None else f"{count + 1}. "))
    return found


def _is_row(document: Document, before: Paragraph, cell: Paragraph) -> bool:
    """Whether a cell begins a row."""
    start = document.to_source(Span(before.end - 1, before.end)).end
    between = document.source[start : document.to_source(Span(cell.start, cell.start + 1)).start]
    return "\n" in between if document.format == "markdown" else "<tr" in between.lower()


def _address(url: str) -> str | None:
    """Return what to write for a link; None for one that leads nowhere outside its page."""
    scheme = urlsplit(url).scheme
    if scheme in ("http", "https"):
        return url
    prefix = _SCHEMES.get(scheme)
    return url[len(prefix) :].partition("?")[0] if prefix else None
