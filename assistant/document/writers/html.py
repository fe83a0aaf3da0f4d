"""A document as HTML to paste into a site's editor."""

from html import escape
from itertools import groupby

from markdown_it import MarkdownIt

from assistant.document.types import Document, Paragraph
from assistant.document.writers.runs import runs

_NAMES = {"quotation": "blockquote", "code": "pre"}


def as_html(document: Document) -> str:
    """Return the document as HTML: as given where it is HTML, else its headings, paragraphs, lists and links."""
    if document.format == "html":
        return document.source
    if document.format == "markdown":
        return str(MarkdownIt("commonmark", {"html": False}).enable("table").render(document.source))
    blocks = groupby(document.paragraphs, key=lambda paragraph: paragraph.kind == "list_item")
    return "\n".join(
        f"<ul>\n{chr(10).join(_block(item, document) for item in group)}\n</ul>"
        if is_list
        else "\n".join(_block(paragraph, document) for paragraph in group)
        for is_list, group in blocks
    )


def _block(paragraph: Paragraph, document: Document) -> str:
    name = "li" if paragraph.kind == "list_item" else _NAMES.get(paragraph.kind, "p")
    name = f"h{paragraph.level}" if paragraph.kind == "heading" else name
    inside = "".join(
        f'<a href="{escape(run.url.strip())}">{escape(run.text)}</a>' if run.url else escape(run.text)
        for run in runs(document, paragraph)
    )
    return f"<{name}>{inside.strip()}</{name}>".replace("\n", "<br>\n" if name != "pre" else "\n")
