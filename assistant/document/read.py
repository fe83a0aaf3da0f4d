"""The way in: a text as given becomes a `Document`."""

from dataclasses import replace
from importlib import import_module

from assistant.document.types import Document, Format, Meta


def read(source: str, format: Format = "text", language: str | None = None, meta: Meta | None = None) -> Document:
    """Return the document that `source` is, in the language given, or the one it seems to be written in.

    `meta` adds what stands beside the text (title, description, slug); what it names wins over what the text says.
    """
    reader = import_module(f"assistant.document.readers.{'plain' if format == 'text' else format}")
    document: Document = reader.read(source, language)
    if meta is None:
        return document
    given = {name: value for name, value in vars(meta).items() if value}
    return replace(document, meta=replace(document.meta, **given))
