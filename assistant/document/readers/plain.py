"""Plain text: what the user sees is the text as given."""

import re

from assistant.document.surface import paragraphs
from assistant.document.types import Document, Link
from assistant.languages import identify

_URL = re.compile(r"https?://\S+", re.I)


def read(source: str, language: str | None = None) -> Document:
    """Return the document of a plain text."""
    code = language or identify(source) or "fr"
    links = tuple(Link(m.group(), m.group(), m.start(), m.end()) for m in _URL.finditer(source))
    return Document(source, source, "text", code, paragraphs=paragraphs(source, code), links=links)
