"""What it costs a reader to find a text cut at a place: nothing after a paragraph, much between question and answer."""

from collections.abc import Mapping
from itertools import accumulate

from assistant.rewriting.bonds import asks, awaits_more, entries, is_heading
from assistant.rewriting.leaning import leans
from assistant.rewriting.pieces import Piece, cut, figures

_PARAGRAPH = 2  # line feeds
_TRIED = 64  # how many places, from the furthest back, a post may end at


def cut_costs(text: str, language: str, closing: int) -> dict[int, int]:
    """Return the cost of a cut at each place where a sentence or a line begins; `closing` is where its last tags do."""
    pieces = cut(text, language)
    inside = entries(pieces)
    starts = accumulate(len(piece.text) + len(piece.gap) for piece in pieces[:-1])
    costs = {}
    for index, start in enumerate(starts, start=1):
        cost = _structure(pieces, index, inside) + _meaning(pieces, index, language)
        costs[start] = cost + (figures("thread")["unfinished"] if start >= closing else 0)
    return costs


def _structure(pieces: tuple[Piece, ...], index: int, inside: tuple[int | None, ...]) -> int:
    """Return what a cut before a sentence costs for where it stands: in a list, in a paragraph, between two."""
    values, lines = figures("thread"), pieces[index - 1].gap.count("\n")
    above, below = inside[index - 1], inside[index]
    if lines >= _PARAGRAPH:
        return 0
    if lines and (above is None or below is None):
        return values["line"]
    if lines:
        first = not above or inside[above - 1] is None
        last = index + 1 == len(pieces) or inside[index + 1] is None
        return values["entry"] + values["lone"] * (first or last)
    if above is not None:
        return values["inside_entry"]
    first = index == 1 or "\n" in pieces[index - 2].gap
    last = index + 1 == len(pieces) or "\n" in pieces[index].gap
    return values["sentence"] + values["lone"] * (first or last)


def _meaning(pieces: tuple[Piece, ...], index: int, language: str) -> int:
    """Return what a cut before a sentence costs for what it parts."""
    values, before, after = figures("thread"), pieces[index - 1], pieces[index]
    cost = values["leaning"] if leans(after.text, language) else 0
    if awaits_more(before.text) or is_heading(pieces, index - 1, _PARAGRAPH):
        return cost + values["unfinished"]
    parted = asks(before.text) and not asks(after.text) and before.gap.count("\n") < _PARAGRAPH
    return cost + (values["question"] if parted else 0)


def cheapest(places: Mapping[int, int], furthest: Mapping[int, int], thin: int) -> list[int]:
    """Return the ends of the posts that cost least in all.

    `places` gives the cost of each place in order, the end of the text last; `furthest` the last place a post reaches
    that begins at another; a post of fewer than `thin` characters costs more.
    """
    values = figures("thread")
    ends = list(places)
    order = {place: index for index, place in enumerate(ends)}
    best: dict[int, tuple[int, int]] = {ends[-1]: (0, ends[-1])}
    for start in [*reversed(ends[:-1]), 0]:
        first, last = order.get(start, -1) + 1, order[furthest[start]]
        tried = ends[max(first, last - _TRIED) : last + 1]
        best[start] = min(
            (values["post"] + places[end] + (values["thin"] if end - start < thin else 0) + best[end][0], -end)
            for end in tried
        )
    chosen, place = [], 0
    while place < ends[-1]:
        place = -best[place][1]
        chosen.append(place)
    return chosen
