"""Texts become documents here: `read` is the way in."""

from assistant.document.excluded import exclude
from assistant.document.read import read
from assistant.document.types import Document, Format, Image, Link, Meta, Paragraph, Sentence, Span, Word

__all__ = ["Document", "Format", "Image", "Link", "Meta", "Paragraph", "Sentence", "Span", "Word", "exclude", "read"]
