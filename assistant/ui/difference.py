"""Two texts compared word by word, drawn: what was taken out, what was put in."""

from collections.abc import Sequence

from assistant.document.changes import Piece, changes
from assistant.ui.marks import direction
from assistant.ui.markup import Markup, join, tag


def removed(source: str, rewrite: str, language: str | None) -> Markup:
    """Return the source with the words that the rewrite does not hold struck through."""
    return _text(changes(source, rewrite)[0], "del", language)


def added(source: str, rewrite: str, language: str | None) -> Markup:
    """Return the rewrite with the words that the source does not hold underlined."""
    return _text(changes(source, rewrite)[1], "ins", language)


def _text(pieces: Sequence[Piece], mark: str, language: str | None) -> Markup:
    drawn = (tag(mark, text) if changed and text.strip() else join(text) for text, changed in pieces)
    return tag("div", *drawn, class_="pp-text", dir=direction(language), lang=language)
