"""The text of a paragraph cut where its links begin and end."""

from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from assistant.document.types import Document, Paragraph

_OPENED = frozenset({"http", "https", "mailto", "tel"})  # what may be written as a link: nothing that runs


class Run(NamedTuple):
    """A piece of a paragraph, and the address it leads to."""

    text: str
    url: str | None = None


def runs(document: Document, paragraph: Paragraph) -> Iterator[Run]:
    """Yield the paragraph's text in pieces; an address that is no address of the web, mail or telephone is text."""
    at = paragraph.start
    for link in sorted(document.links, key=lambda link: link.start):
        if at <= link.start < link.end <= paragraph.end and opens(link.url):
            if at < link.start:
                yield Run(document.text[at : link.start])
            yield Run(document.text[link.start : link.end], link.url)
            at = link.end
    if at < paragraph.end:
        yield Run(document.text[at : paragraph.end])


def opens(url: str) -> bool:
    """Whether an address may be written as a link: one of the web, of mail or of a telephone."""
    try:
        return urlsplit(url.strip()).scheme.lower() in _OPENED
    except ValueError:
        return False
