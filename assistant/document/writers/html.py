"""A document as HTML to paste into a site's editor."""

from collections.abc import Iterable, Iterator
from html import escape
from itertools import groupby

from markdown_it import MarkdownIt

from assistant.document.readers.plain import MARK
from assistant.document.types import Document, Paragraph
from assistant.document.writers.runs import runs

_NAMES = {"quotation": "blockquote", "code": "pre"}


def as_html(document: Document) -> str:
    """Return the document as HTML: as given where it is HTML, else its headings, paragraphs, lists and links."""
    if document.format == "html":
        return document.source
    if document.format == "markdown":
        return str(MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).render(document.source))
    return "\n".join(_blocks(document))


def _blocks(document: Document) -> Iterator[str]:
    """Yield the lists and the other paragraphs."""
    for (name, _), group in groupby(_listed(document.paragraphs), key=lambda item: item[0]):
        written = "\n".join(_block(paragraph, document, mark) for _, paragraph, mark in group)
        yield f"<{name}>\n{written}\n</{name}>" if name else written


def _listed(paragraphs: Iterable[Paragraph]) -> Iterator[tuple[tuple[str, int], Paragraph, str]]:
    """Yield each paragraph with its list, and the sign that the list writes for it; a number out of turn has none."""
    counted = lists = 0
    for paragraph in paragraphs:
        mark = MARK.match(paragraph.text) if paragraph.kind == "list_item" else None
        number = int(mark["number"] or 0) if mark else 0
        lists += number == 1
        counted = number if number in (1, counted + 1) else 0
        if mark is None or (number and not counted):
            yield ("", 0), paragraph, ""
        else:
            yield ("ol" if counted else "ul", lists), paragraph, mark[0]


def _block(paragraph: Paragraph, document: Document, mark: str) -> str:
    name = "li" if mark else _NAMES.get(paragraph.kind, "p")
    name = f"h{paragraph.level}" if paragraph.kind == "heading" else name
    inside = "".join(
        f'<a href="{escape(run.url.strip())}">{escape(run.text)}</a>' if run.url else escape(run.text)
        for run in runs(document, paragraph)
    )
    inside = inside.strip().removeprefix(escape(mark.lstrip()))
    return f"<{name}>{inside}</{name}>".replace("\n", "<br>\n" if name != "pre" else "\n")
