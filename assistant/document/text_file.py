"""A text file as a person hands it over: what it holds becomes text, and how that is written is told."""

from pathlib import PurePath
from typing import NamedTuple

from assistant.document import word
from assistant.document.decode import decode
from assistant.document.types import Format

ENDINGS: dict[str, Format] = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
}
KINDS = ("txt", "docx", *(ending[1:] for ending in ENDINGS))


class Opened(NamedTuple):
    """A text, and how it is written."""

    text: str
    format: Format


def open_text(content: bytes, name: str) -> Opened:
    """Return the text of a file, by what it holds and how its name ends; raise `UserError` where it is none."""
    if word.is_word(content):
        return Opened(*word.read_word(content, name))
    return Opened(decode(content, name), ENDINGS.get(PurePath(name).suffix.lower(), "text"))
