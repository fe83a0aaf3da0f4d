"""A text with what was found in it underlined: escaped, told by line style, number and tooltip as well as colour."""

from collections.abc import Sequence
from itertools import pairwise

from assistant.findings import LEVELS, Finding
from assistant.languages import codes, load
from assistant.messages import isolated
from assistant.ui.markup import Markup, join, tag
from assistant.ui.screen import Screen
from assistant.ui.words import level_label


def marked(source: str, findings: Sequence[tuple[int, Finding]], screen: Screen, language: str) -> Markup:
    """Return `source` with its findings marked; each comes with the number of its card."""
    placed = [(n, f, f.start, f.end) for n, f in findings if f.start is not None and f.end is not None]
    edges = sorted({0, len(source)} | {edge for _, _, *span in placed for edge in span if 0 <= edge <= len(source)})
    pieces: list[Markup] = []
    for start, end in pairwise(edges):
        here = [(n, f, f_end) for n, f, f_start, f_end in placed if f_start <= start and end <= f_end]
        pieces.append(_piece(source[start:end], here, end, screen))
    return tag("div", *pieces, class_="pp-text", dir=direction(language), lang=language)


def direction(language: str | None) -> str:
    """Return the writing direction of a language, as HTML names it; "auto" (the text decides) where it is not known."""
    return str(load(language).sections["direction"]) if language in codes() else "auto"


def in_cell(value: object) -> object:
    """Return a value for a cell of a table drawn on a canvas: there only the text itself can tell its direction."""
    return isolated(value) if isinstance(value, str) else value


def legend(screen: Screen) -> Markup:
    """Return what the line styles mean."""
    words = (tag("span", tag("mark", level_label(level, screen), class_=f"pp-{level}")) for level in LEVELS)
    return tag("div", *words, class_="pp-text pp-legend")


def _piece(text: str, here: Sequence[tuple[int, Finding, int]], end: int, screen: Screen) -> Markup:
    if not here:
        return join(text)
    worst = min((f.level for _, f, _ in here), key=LEVELS.index)
    told = "\n".join(f"{number}. {screen.say(f.message)}" for number, f, _ in here)
    closing = [str(number) for number, _, f_end in here if f_end == end]
    return tag("mark", text, tag("sup", " ".join(closing)) if closing else None, class_=f"pp-{worst}", title=told)
