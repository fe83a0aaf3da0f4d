"""Which sentences stand or fall together: a heading and its list, a question and its answer, what leans on what."""

from collections.abc import Callable, Iterable

import regex

from assistant.rewriting.leaning import leans
from assistant.rewriting.pieces import Piece, figures
from assistant.rewriting.sentence_starts import points_on

Group = frozenset[int]
# A dash, a number or a keycap before an entry of a list.
_MARK = regex.compile(r"\s*(?:[-–—•*▪►‣·]\s|\d{1,2}(?:[.)]|/(?=\s)|\ufe0f?\u20e3))")
_PICTURE = regex.compile(r"\s*((?=\p{Extended_Pictographic})\X)")
_CLOSING = regex.compile(r"[\s\p{So}\p{Sk}\ufe0f\u200d»”\"')]+$")
_AWAITS = (":", "：", ",", "،")
_ASKS = ("?", "؟")
_ENDED = tuple(".!?…:;,؟،؛。")  # with what a heading does not end


def groups(pieces: tuple[Piece, ...]) -> tuple[range, ...]:
    """Return the sentences as runs of those that are read together, in order."""
    found, start = [], 0
    inside = entries(pieces)
    for index in range(len(pieces)):
        if index + 1 == len(pieces) or not _bound(pieces, index, inside):
            found.append(range(start, index + 1))
            start = index + 1
    return tuple(found)


def droppable(pieces: tuple[Piece, ...], language: str, may_go: Callable[[int], bool]) -> tuple[Group, ...]:
    """Return what may be left out as a whole, in the order of the text: a run, and all that leans on it.

    The opening run stays, and so does one with a sentence that must not go, or on which such a one leans.
    """
    runs = groups(pieces)
    found: list[Group] = []
    following: Group | None = frozenset()  # what goes with the run before it; None where it must stay
    leaning = False
    for run in reversed(runs[1:]):
        goes = all(may_go(index) for index in run)
        tied = following if leaning else frozenset()
        following = frozenset(run) | tied if goes and tied is not None else None
        leaning = leans(pieces[run[0]].text, language)
        if following is not None:
            found.append(following)
    return tuple(reversed(found))


def awaits_more(text: str) -> bool:
    """Return whether a sentence only announces the next: it ends with a colon, a comma or a pointing hand."""
    return text.endswith(_AWAITS) or points_on(text)


def asks(text: str) -> bool:
    """Return whether a sentence is a question, whatever emoji or quotation mark closes it."""
    return _CLOSING.sub("", text).endswith(_ASKS)


def is_heading(pieces: tuple[Piece, ...], index: int, lines: int = 1) -> bool:
    """Return whether a sentence is a short line without a full stop, at most `lines` line feeds above longer text."""
    if not 1 <= pieces[index].gap.count("\n") <= lines or index + 1 == len(pieces):
        return False
    return _is_short_line(pieces, index) and not _is_short_line(pieces, index + 1)


def entries(pieces: tuple[Piece, ...]) -> tuple[int | None, ...]:
    """Return, for each sentence, the index of the first one of its entry in a list; None outside lists."""
    found: list[int | None] = []
    for index in range(len(pieces)):
        opens = index == 0 or "\n" in pieces[index - 1].gap
        found.append((index if _is_entry(pieces, index) else None) if opens else found[-1])
    return tuple(found)


def union(found: Iterable[Group]) -> Group:
    """Return all the sentences of some groups."""
    return frozenset().union(*found)


def _bound(pieces: tuple[Piece, ...], index: int, inside: tuple[int | None, ...]) -> bool:
    """Whether a sentence is read together with the one after it; `inside` tells which belong to entries of lists."""
    piece, entry = pieces[index], inside[index]
    if awaits_more(piece.text) or (entry is not None and "\n" not in piece.gap):
        return True
    if "\n" in piece.gap:
        return is_heading(pieces, index) if entry is None else inside[index + 1] is not None
    return asks(piece.text)


def _is_short_line(pieces: tuple[Piece, ...], index: int) -> bool:
    """Whether a line is a few words without a full stop, no entry of a list and no link."""
    text = pieces[index].text
    whole = (index == 0 or "\n" in pieces[index - 1].gap) and (index + 1 == len(pieces) or "\n" in pieces[index].gap)
    if not whole or len(text.split()) > figures("heading")["words"] or text.startswith("#") or "://" in text:
        return False
    return bool(text) and _CLOSING.sub("", text) == text and not text.endswith(_ENDED) and not _is_entry(pieces, index)


def _is_entry(pieces: tuple[Piece, ...], index: int) -> bool:
    """Whether an entry of a list begins at a sentence that opens a line."""
    text = pieces[index].text
    if _MARK.match(text):
        return True
    picture = _PICTURE.match(text)
    if picture is None:
        return False
    before = _line_start(pieces, index - 1) if index else None
    after = next((i + 1 for i in range(index, len(pieces) - 1) if "\n" in pieces[i].gap), None)
    return any(_is_alike(pieces, picture[1], near, index) for near in (before, after) if near is not None)


def _line_start(pieces: tuple[Piece, ...], index: int) -> int:
    while index and "\n" not in pieces[index - 1].gap:
        index -= 1
    return index


def _is_alike(pieces: tuple[Piece, ...], picture: str, near: int, index: int) -> bool:
    """Whether a neighbouring line opens with the same emoji; with any, where no empty line parts the two."""
    other = _PICTURE.match(pieces[near].text)
    first, last = min(near, index), max(near, index)
    apart = max(piece.gap.count("\n") for piece in pieces[first:last]) > 1
    return other is not None and (other[1] == picture or not apart)
