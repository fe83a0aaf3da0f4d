"""A text as sentences and the blanks between them: what can be dropped or moved as a whole."""

import tomllib
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from assistant.rewriting.sentence_starts import sentence_starts


class Piece(NamedTuple):
    """A sentence and the blanks after it."""

    text: str
    gap: str


@cache
def figures(name: str) -> Mapping[str, int]:
    """Return the figures of one section of `pieces.toml`."""
    found: Mapping[str, int] = tomllib.loads((Path(__file__).parent / "pieces.toml").read_text(encoding="utf-8"))[name]
    return found


def cut(text: str, language: str) -> tuple[Piece, ...]:
    """Return the sentences of the text, line by line; `joined` gives the text back."""
    starts = {0, *sentence_starts(text, language), *_line_starts(text)}
    ordered = [*sorted(starts), len(text)]
    return tuple(_piece(text[a:b]) for a, b in pairwise(ordered) if b > a)


def joined(pieces: Iterable[Piece]) -> str:
    """Return the text of the pieces, without blanks at its ends."""
    return "".join(piece.text + piece.gap for piece in pieces).strip()


def without(pieces: tuple[Piece, ...], is_dropped: Callable[[int], bool]) -> tuple[Piece, ...]:
    """Return the pieces but those dropped; the wider of the two gaps around a dropped one stays."""
    kept: list[Piece] = []
    for index, piece in enumerate(pieces):
        if not is_dropped(index):
            kept.append(piece)
        elif kept and piece.gap.count("\n") > kept[-1].gap.count("\n"):
            kept[-1] = Piece(kept[-1].text, piece.gap)
    return tuple(kept)


def _line_starts(text: str) -> list[int]:
    starts, offset = [], 0
    for line in text.splitlines(keepends=True):
        starts.append(offset + len(line) - len(line.lstrip()) if line.strip() else offset)
        offset += len(line)
    return [start for start in starts if start < len(text) and not text[start].isspace()]


def _piece(text: str) -> Piece:
    body = text.rstrip()
    return Piece(body, text[len(body) :])
