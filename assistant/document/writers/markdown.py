"""A document as Markdown."""

import re

from assistant.document.types import Document, Paragraph
from assistant.document.writers.runs import runs

_SPECIAL = re.compile(r"([\\`*_\[\]<>])")
_BEGINS = {"list_item": "- ", "quotation": "> "}


def as_markdown(document: Document) -> str:
    """Return the document as Markdown: as given where it is Markdown or plain text, else its blocks and links."""
    if document.format != "html":
        return document.source
    written = ""
    before = None
    for paragraph in document.paragraphs:
        together = before == paragraph.kind == "list_item"
        written += ("" if before is None else "\n" if together else "\n\n") + _block(paragraph, document)
        before = paragraph.kind
    return written


def _block(paragraph: Paragraph, document: Document) -> str:
    if paragraph.kind == "code":
        return f"```\n{paragraph.text}\n```"
    inside = "".join(
        f"[{_plain(run.text)}]({run.url.strip().replace(')', '%29')})" if run.url else _plain(run.text)
        for run in runs(document, paragraph)
    )
    begins = f"{'#' * paragraph.level} " if paragraph.kind == "heading" else _BEGINS.get(paragraph.kind, "")
    return begins + " ".join(inside.split())


def _plain(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)
