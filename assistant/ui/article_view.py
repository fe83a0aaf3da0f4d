"""What readers see of an article: its title, headings, lists, quotations and links; a place for each picture."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter

from assistant.brand import Brand
from assistant.document import Document, Image, Paragraph, Span
from assistant.document.strong import strong
from assistant.networks import Profile
from assistant.networks.posted import marks
from assistant.ui.byline import byline
from assistant.ui.marks import direction
from assistant.ui.markup import Markup, join, tag
from assistant.ui.screen import Screen

FORMS = ("article", "newsletter")
LEVELS = 3  # headings below look like this one
AMONG = 2  # headings of the screen above those of the article, for screen readers


def article(document: Document, profile: Profile, brand: Brand, screen: Screen) -> Markup:
    """Return an article as its readers see it, under the brand's name; pictures are told, never fetched."""
    title = document.meta.title
    has_own = any(paragraph.kind == "heading" and paragraph.level == 1 for paragraph in document.paragraphs)
    blocks = [_heading(1, title)] if title and not has_own else []
    blocks += _blocks(document, screen)
    body = tag("div", *blocks, class_="pp-body pp-article", dir=direction(document.language), lang=document.language)
    return tag("article", byline(brand, profile, screen), body, class_="pp-post")


def _blocks(document: Document, screen: Screen) -> Iterator[Markup]:
    images = sorted(document.images, key=lambda image: image.start)
    for kind, group in groupby(_kinds(document), key=itemgetter(0)):
        paragraphs = [(number, paragraph) for _, number, paragraph in group]
        if kind in ("ol", "ul", "table"):
            number, first = paragraphs[0]
            yield from _pictures(_until(images, first.start), screen)
            yield _together(kind, number, (_inside(document, paragraph) for _, paragraph in paragraphs))
            continue
        for _, paragraph in paragraphs:
            yield from _pictures(_until(images, paragraph.start), screen)
            yield _alone(document, paragraph)
    yield from _pictures(images, screen)


def _kinds(document: Document) -> Iterator[tuple[str, str, Paragraph]]:
    """Yield each paragraph with its kind and its number; what was typed in plain text has the signs of its lists."""
    before = marks(document) if document.format != "text" else None
    for paragraph in document.paragraphs:
        if paragraph.kind != "list_item":
            yield paragraph.kind, "", paragraph
        elif before is None:
            yield "paragraph", "", paragraph
        else:
            number = next(before).rstrip(" .)")
            yield ("ol", number, paragraph) if number.isdecimal() else ("ul", "", paragraph)


def _until(images: list[Image], place: int) -> Iterator[Image]:
    """Yield the pictures that stand before a place, each once."""
    while images and images[0].start <= place:
        yield images.pop(0)


def _pictures(images: Iterable[Image], screen: Screen) -> Iterator[Markup]:
    _ = screen.translate
    for image in images:
        told = image.alt if image.alt else _("Picture without a description") if image.alt is None else _("Ornament")
        yield tag("p", tag("span", "▧ ", aria_hidden="true"), told, class_="pp-picture-place", dir="auto")


def _together(kind: str, number: str, pieces: Iterable[Markup]) -> Markup:
    if kind in ("ol", "ul"):
        return tag(kind, *(tag("li", piece) for piece in pieces), start=number or None)
    return tag("p", *(tag("span", piece) for piece in pieces), class_="pp-cells")


def _alone(document: Document, paragraph: Paragraph) -> Markup:
    inside = _inside(document, paragraph)
    if paragraph.kind == "heading":
        return _heading(paragraph.level, inside)
    if paragraph.kind == "quotation":
        return tag("blockquote", inside)
    return tag("pre", inside) if paragraph.kind == "code" else tag("p", inside)


def _heading(level: int, inside: str) -> Markup:
    look = f"pp-h{min(level, LEVELS)}"
    return tag("div", inside, role="heading", aria_level=min(level + AMONG, 6), class_=look)


def _inside(document: Document, paragraph: Paragraph) -> Markup:
    """Return the text of a paragraph, its links coloured, what is bold in bold."""
    bold = list(strong(document, paragraph))
    pieces: list[Markup] = []
    at = paragraph.start
    links = document.links  # in the order of the text
    for link in links[bisect_left(links, at, key=lambda link: link.end) :]:
        if link.start >= paragraph.end:
            break
        start, end = max(link.start, at), min(link.end, paragraph.end)
        if start < end:
            linked = tag("span", _worded(document.text, Span(start, end), bold), class_="pp-entity")
            pieces += [_worded(document.text, Span(at, start), bold), linked]
            at = end
    return join(*pieces, _worded(document.text, Span(at, paragraph.end), bold))


def _worded(text: str, span: Span, bold: Iterable[Span]) -> Markup:
    """Return a part of a text, what is bold of it in bold."""
    pieces: list[Markup | str] = []
    at = span.start
    for part in bold:
        start, end = max(part.start, at), min(part.end, span.end)
        if start < end:
            pieces += [text[at:start], tag("strong", text[start:end])]
            at = end
    return join(*pieces, text[at : span.end])
