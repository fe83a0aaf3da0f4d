"""A document as a word processor's file (Office Open XML, ECMA-376), in its styles: headings, lists, tables, links."""

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from xml.sax.saxutils import escape

from assistant.document.types import Document
from assistant.document.writers import docx_parts as parts
from assistant.document.writers.blocks import Block, Cell, Run, blocks
from assistant.document.writers.pictures import Picture, file_name, picture
from assistant.document.writers.runs import opens
from assistant.languages import load

_FORBIDDEN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold
_WHEN = (1980, 1, 1, 0, 0, 0)  # the oldest a ZIP can say: the same document gives the same file
_STYLES = {"item": "ListParagraph", "code": "Code"}
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="999999"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_RULE = '<w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="999999"/></w:pBdr>'
_CODE = '<w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/>'


def as_docx(document: Document, given: Mapping[str, bytes] | None = None) -> bytes:
    """Return the document as a .docx file.

    `given` holds pictures by address or file name; one that is not at hand is told in words, with its link.
    """
    body = _Body(load(document.language).sections["direction"] == "rtl", given or {})
    inside = "".join(body.block(block) for block in blocks(document))
    files = {
        "[Content_Types].xml": parts.TYPES,
        "_rels/.rels": parts.ROOT,
        "word/document.xml": (
            f'{parts.HEAD}<w:document {parts.W} xmlns:r="{parts.R}"><w:body>{inside}</w:body></w:document>'
        ),
        "word/styles.xml": parts.styles(document.language),
        "word/numbering.xml": parts.numbering(ordered for _, ordered in body.lists),
        "word/_rels/document.xml.rels": parts.relations(body.addresses, [name for name, _ in body.pictures]),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in files.items():
            file.writestr(zipfile.ZipInfo(name, _WHEN), text, zipfile.ZIP_DEFLATED)
        for name, shown in body.pictures:
            file.writestr(zipfile.ZipInfo(f"word/media/{name}", _WHEN), shown.content, zipfile.ZIP_STORED)
    return made.getvalue()


class _Body:
    """The text of the file, and what it refers to: the addresses of its links, its lists, its pictures."""

    def __init__(self, right_to_left: bool, given: Mapping[str, bytes]) -> None:
        self.right_to_left = right_to_left
        self.given = given
        self.pictures: list[tuple[str, Picture]] = []  # the name of a picture's file, and the picture
        self.addresses: list[str] = []
        self.lists: list[tuple[int, bool]] = []

    def block(self, block: Block) -> str:
        """Return one block."""
        if block.kind == "table":
            return self._table(block)
        if block.kind == "rule":
            return f"<w:p><w:pPr>{_RULE}</w:pPr></w:p>"
        if block.kind == "image":
            return self._image(block)
        style = f"Heading{block.level}" if block.kind == "heading" else "Quote" if block.quoted else ""
        numbered = self._number(block) if block.kind == "item" else ""
        return self._paragraph(block.runs, _STYLES.get(block.kind, style), numbered)

    def _image(self, block: Block) -> str:
        shown = picture(block.named, self.given)
        if shown is None:
            url = block.src if opens(block.src) else None
            return self._paragraph((Run(f"[Image] {block.alt or url or file_name(block.named)}", url=url),), "Caption")
        place = len(self.pictures)
        self.pictures.append((f"picture{place}.{shown.kind}", shown))
        bidi = "<w:pPr><w:bidi/></w:pPr>" if self.right_to_left else ""
        return f"<w:p>{bidi}{parts.drawing(place, shown, _allowed(block.alt))}</w:p>"

    def _number(self, block: Block) -> str:
        own = (block.series, block.ordered)
        if own not in self.lists:
            self.lists.append(own)
        place = f'<w:ilvl w:val="{block.level - 1}"/><w:numId w:val="{self.lists.index(own) + 1}"/>'
        return f"<w:numPr>{place}</w:numPr>"

    def _paragraph(self, runs: tuple[Run, ...], style: str = "", numbered: str = "") -> str:
        named = f'<w:pStyle w:val="{style}"/>' if style else ""
        properties = f"{named}{numbered}{'<w:bidi/>' if self.right_to_left else ''}"
        inside = "".join(self._run(run) for run in runs)
        return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inside}</w:p>"

    def _run(self, run: Run) -> str:
        look = '<w:rStyle w:val="Hyperlink"/>' if run.url else ""
        look += f"{_CODE if run.code else ''}{'<w:b/>' if run.bold else ''}{'<w:i/>' if run.italic else ''}"
        look += "<w:strike/>" if run.struck else ""
        look += "<w:rtl/>" if self.right_to_left else ""
        lines = (f'<w:t xml:space="preserve">{escape(_allowed(line))}</w:t>' for line in run.text.split("\n"))
        written = f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{'<w:br/>'.join(lines)}</w:r>"
        if run.url is None:
            return written
        self.addresses.append(_allowed(run.url))
        return f'<w:hyperlink r:id="link{len(self.addresses) - 1}">{written}</w:hyperlink>'

    def _table(self, block: Block) -> str:
        rows = "".join(self._row(row, at < block.heads) for at, row in enumerate(block.rows))
        columns = max(len(row) for row in block.rows)
        grid = f"<w:tblGrid>{'<w:gridCol/>' * columns}</w:tblGrid>"
        looks = f'<w:tblPr><w:tblW w:w="5000" w:type="pct"/><w:tblBorders>{_BORDERS}</w:tblBorders></w:tblPr>'
        return f"<w:tbl>{looks}{grid}{rows}</w:tbl><w:p/>"

    def _row(self, row: tuple[Cell, ...], is_head: bool) -> str:
        """Return a row; the names of the columns stand in bold, and again on each page."""
        shown = (tuple(replace(run, bold=is_head or run.bold) for run in cell) for cell in row)
        cells = "".join(f"<w:tc><w:tcPr/>{self._paragraph(cell)}</w:tc>" for cell in shown)
        return f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if is_head else ''}{cells}</w:tr>"


def _allowed(text: str) -> str:
    """Return the text without the signs that XML cannot hold."""
    return _FORBIDDEN.sub("", text)
