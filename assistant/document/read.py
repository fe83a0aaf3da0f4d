"""The way in: a text as given becomes a `Document`."""

from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module

from assistant.document.excluded import exclude
from assistant.document.types import Document, Format, Meta
from assistant.languages import identify


def read(
    source: str,
    format: Format = "text",
    language: str | None = None,
    meta: Meta | None = None,
    excluded: Sequence[str] = (),
) -> Document:
    """Return the document that `source` is, in the language given, or the one it seems to be written in.

    `meta` adds what stands beside the text (title, description, slug); what it names wins over what the text says.
    `excluded` names passages, as they read, that are left out of the prose.
    """
    reader = import_module(f"assistant.document.readers.{'plain' if format == 'text' else format}")
    document: Document = exclude(reader.read(source, language), excluded)
    if document.excluded and language is None:  # the language is that of the text, not that of the lyrics in it
        found = identify(document.judged_text)
        if found and found != document.language:
            document = exclude(reader.read(source, found), excluded)
    if meta is None:
        return document
    given = {name: value for name, value in vars(meta).items() if value}
    return replace(document, meta=replace(document.meta, **given))
