"""The parts of a word processor's file (Office Open XML, ECMA-376) that are the same for every text, or nearly."""

from collections.abc import Iterable, Iterator, Sequence
from xml.sax.saxutils import quoteattr

from babel.core import get_global

from assistant.document.writers.pictures import Picture

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = ("document.main", "styles", "numbering")
TYPES = (
    f'{HEAD}<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    + "".join(f'<Default Extension="{kind}" ContentType="image/{kind}"/>' for kind in ("png", "jpeg", "gif"))
    + "".join(
        f'<Override PartName="/word/{part.split(".")[0]}.xml" ContentType="{_OFFICE}.{part}+xml"/>' for part in _PARTS
    )
    + "</Types>"
)
ROOT = (
    f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>'
)
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_CLOSE = 'distT="0" distB="0" distL="0" distR="0"'
_PIXEL = 9525  # of a pixel, in the units of a drawing (914,400 to the inch)
_WIDEST, _TALLEST = 5_731_200, 8_229_600  # what the margins of a page leave: 15.9 cm, 22.9 cm
BULLETS = ("•", "–", "▪")  # by depth, in turn
_INDENT = 360  # twentieths of a point, for each level
LEVELS = 9


def relations(addresses: Sequence[str], files: Sequence[str]) -> str:
    """Return what the document refers to: its styles, its lists, the addresses of its links and its pictures' files."""
    links = "".join(
        f'<Relationship Id="link{n}" Type="{R}/hyperlink" Target={quoteattr(url)} TargetMode="External"/>'
        for n, url in enumerate(addresses)
    )
    own = "".join(
        f'<Relationship Id="{part}" Type="{R}/{part}" Target="{part}.xml"/>' for part in ("styles", "numbering")
    )
    media = "".join(
        f'<Relationship Id="picture{n}" Type="{R}/image" Target="media/{name}"/>' for n, name in enumerate(files)
    )
    return f'{HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{own}{links}{media}</Relationships>'


def drawing(place: int, shown: Picture, alt: str) -> str:
    """Return a picture in its line, no larger than a page, with the words said in its place."""
    scale = min(1.0, _WIDEST / (shown.width * _PIXEL), _TALLEST / (shown.height * _PIXEL))
    width, height = (max(int(side * _PIXEL * scale), 1) for side in (shown.width, shown.height))
    said = f'id="{place + 1}" name="Picture {place + 1}" descr={quoteattr(alt)}'
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing" {_CLOSE}>'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr {said}/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr><pic:cNvPr {said}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="picture{place}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def numbering(lists: Iterable[bool]) -> str:
    """Return how the lists are numbered, each beginning anew: True for one in order, False for one with bullets."""
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{int(ordered)}"><w:multiLevelType w:val="multilevel"/>'
        f"{''.join(_level(depth, ordered) for depth in range(LEVELS))}</w:abstractNum>"
        for ordered in (False, True)
    )
    restart = "".join(
        f'<w:lvlOverride w:ilvl="{n}"><w:startOverride w:val="1"/></w:lvlOverride>' for n in range(LEVELS)
    )
    nums = "".join(
        f'<w:num w:numId="{n}"><w:abstractNumId w:val="{int(ordered)}"/>{restart if ordered else ""}</w:num>'
        for n, ordered in enumerate(lists, start=1)
    )
    return f"{HEAD}<w:numbering {W}>{kinds}{nums}</w:numbering>"


def _level(depth: int, ordered: bool) -> str:
    sign = f"%{depth + 1}." if ordered else BULLETS[depth % len(BULLETS)]
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{"decimal" if ordered else "bullet"}"/>'
        f'<w:lvlText w:val="{sign}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{_INDENT * (depth + 1)}" w:hanging="{_INDENT}"/></w:pPr></w:lvl>'
    )


def styles(language: str) -> str:
    """Return the styles, in a language for the spelling checker: word processors want its country too."""
    likely = get_global("likely_subtags").get(language, language)
    return f"{HEAD}<w:styles {W}>{''.join(_styles('-'.join((language, *likely.split('_')[2:]))))}</w:styles>"


def _styles(language: str) -> Iterator[str]:
    yield (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="{language}" w:bidi="{language}"/></w:rPr></w:rPrDefault>'
        '<w:pPrDefault><w:pPr><w:spacing w:after="160" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault>'
        "</w:docDefaults>"
    )
    for level, size in enumerate((36, 30, 26, 24, 22, 22), start=1):
        yield (
            f'<w:style w:type="paragraph" w:styleId="Heading{level}"><w:name w:val="heading {level}"/>'
            f'<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/><w:outlineLvl w:val="{level - 1}"/></w:pPr>'
            f'<w:rPr><w:b/><w:sz w:val="{size}"/></w:rPr></w:style>'
        )
    yield _style("ListParagraph", "List Paragraph", '<w:pPr><w:spacing w:after="40"/></w:pPr>')
    yield _style("Quote", "Quote", '<w:pPr><w:ind w:left="360"/></w:pPr><w:rPr><w:i/></w:rPr>')
    yield _style("Caption", "caption", '<w:rPr><w:i/><w:color w:val="595959"/></w:rPr>')
    yield _style("Code", "Code", '<w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas"/></w:rPr>')
    yield (
        '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/>'
        '<w:rPr><w:color w:val="0563C1"/><w:u w:val="single"/></w:rPr></w:style>'
    )


def _style(name: str, shown: str, properties: str) -> str:
    return f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>{properties}</w:style>'
