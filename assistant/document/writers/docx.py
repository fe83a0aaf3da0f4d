"""A document as a word processor's file (Office Open XML, ECMA-376): headings, paragraphs, lists, links."""

import io
import re
import zipfile
from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from assistant.document.types import Document, Paragraph
from assistant.document.writers.runs import runs

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_TYPES = (
    f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_OFFICE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_OFFICE}.styles+xml"/></Types>'
)
_ROOT = (
    f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_FORBIDDEN = re.compile("[^\t\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML cannot hold
_WHEN = (1980, 1, 1, 0, 0, 0)  # the oldest a ZIP can say: the same document gives the same file


def as_docx(document: Document) -> bytes:
    """Return the document as a .docx file."""
    addresses: list[str] = []
    body = "".join(_paragraph(paragraph, document, addresses) for paragraph in document.paragraphs)
    links = "".join(
        f'<Relationship Id="link{n}" Type="{_R}/hyperlink" Target={quoteattr(url)} TargetMode="External"/>'
        for n, url in enumerate(addresses)
    )
    parts = {
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": _ROOT,
        "word/document.xml": f'{_HEAD}<w:document {_W} xmlns:r="{_R}"><w:body>{body}</w:body></w:document>',
        "word/styles.xml": f"{_HEAD}<w:styles {_W}>{''.join(_styles(document.language))}</w:styles>",
        "word/_rels/document.xml.rels": (
            f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
            f'<Relationship Id="styles" Type="{_R}/styles" Target="styles.xml"/>{links}</Relationships>'
        ),
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(zipfile.ZipInfo(name, _WHEN), text, zipfile.ZIP_DEFLATED)
    return made.getvalue()


def _paragraph(paragraph: Paragraph, document: Document, addresses: list[str]) -> str:
    style = f"Heading{paragraph.level}" if paragraph.kind == "heading" else ""
    style = {"list_item": "ListBullet", "quotation": "Quote", "code": "Code"}.get(paragraph.kind, style)
    inside = '<w:r><w:t xml:space="preserve">•\u00a0</w:t></w:r>' if paragraph.kind == "list_item" else ""
    for run in runs(document, paragraph):
        if run.url is None:
            inside += _run(run.text)
        else:
            inside += f'<w:hyperlink r:id="link{len(addresses)}">{_run(run.text, "Hyperlink")}</w:hyperlink>'
            addresses.append(run.url.strip())
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{inside}</w:p>"


def _run(text: str, style: str = "") -> str:
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    lines = (f'<w:t xml:space="preserve">{escape(_allowed(line))}</w:t>' for line in text.split("\n"))
    return f"<w:r>{properties}{'<w:br/>'.join(lines)}</w:r>"


def _allowed(text: str) -> str:
    """Return the text without the signs that XML cannot hold."""
    return _FORBIDDEN.sub("", text)


def _styles(language: str) -> Iterator[str]:
    yield f'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{language}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    for level, size in enumerate((36, 30, 26, 24, 22, 22), start=1):
        yield (
            f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
            f'<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
            f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        )
    for name in ("ListBullet", "Quote"):
        yield (
            f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{name}"/>'
            '<w:pPr><w:ind w:left="360"/></w:pPr></w:style>'
        )
    yield (
        '<w:style w:type="paragraph" w:styleId="Code"><w:name w:val="Code"/>'
        '<w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>'
    )
