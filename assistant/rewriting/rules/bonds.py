"""Which sentences stand or fall together: a heading and its list, a question and its answer, what leans on what."""

from collections.abc import Callable, Iterable

import regex

from assistant.rewriting.leaning import leans
from assistant.rewriting.rules.pieces import Piece
from assistant.rewriting.sentence_starts import points_on

Group = frozenset[int]
# A dash, a number or a keycap before an entry of a list.
_MARK = regex.compile(r"\s*(?:[-–—•*▪►‣·]\s|\d{1,2}(?:[.)]|\ufe0f?\u20e3))")
_PICTURE = regex.compile(r"\s*((?=\p{Extended_Pictographic})\X)")
_CLOSING = regex.compile(r"[\s\p{So}\p{Sk}\ufe0f\u200d»”\"')]+$")
_AWAITS = (":", "：", ",", "،")
_ASKS = ("?", "؟")


def groups(pieces: tuple[Piece, ...]) -> tuple[range, ...]:
    """Return the sentences as runs of those that are read together, in order."""
    found, start = [], 0
    item = False
    for index in range(len(pieces)):
        opens = index == 0 or "\n" in pieces[index - 1].gap
        item = _is_entry(pieces, index) if opens else item
        if index + 1 == len(pieces) or not _bound(pieces, index, item):
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


def union(found: Iterable[Group]) -> Group:
    """Return all the sentences of some groups."""
    return frozenset().union(*found)


def _bound(pieces: tuple[Piece, ...], index: int, item: bool) -> bool:
    """Whether a sentence is read together with the one after it; `item` where it belongs to an entry of a list."""
    piece = pieces[index]
    ending = _CLOSING.sub("", piece.text)
    if awaits_more(piece.text) or (item and "\n" not in piece.gap):
        return True
    if "\n" in piece.gap:
        return item and _is_entry(pieces, index + 1)
    return ending.endswith(_ASKS)


def _is_entry(pieces: tuple[Piece, ...], index: int) -> bool:
    """Whether an entry of a list begins at a sentence that opens a line."""
    text = pieces[index].text
    if _MARK.match(text):
        return True
    picture = _PICTURE.match(text)
    return picture is not None and any(
        (other := _PICTURE.match(pieces[near].text)) is not None and other[1] == picture[1]
        for near in (index - 1, index + 1)
        if 0 <= near < len(pieces)
    )
