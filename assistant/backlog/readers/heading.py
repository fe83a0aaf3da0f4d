"""Which row names the columns: the first one as a rule, a later one where titles stand above the table."""

import re
from collections.abc import Sequence

from assistant.backlog.dates import looks_like_date
from assistant.backlog.mapping import known_share

AHEAD = 10  # rows among which the names of the columns are looked for
FEWEST = 2  # names we know that make a row below the first one the header
LONG = 60  # characters past which a cell is content, not the name of a column
SENTENCE = re.compile(r"(?:\S+\s+){3,}\S.*[.!?…]\s*$", re.DOTALL)  # four words and an end: nobody names a column so


def place_of_header(rows: Sequence[Sequence[str]]) -> int:
    """Return which of the first rows names the columns, from 0: each above it is a title, with fewer cells.

    Of two such rows, as where "Publication" stands over "Date" and "Heure", the one with more names we know.
    """
    best = most = widest = 0
    for place, cells in enumerate(rows[:AHEAD]):
        filled = [cell for cell in cells if cell.strip()]
        named = known_names(filled)
        if named > most and (not place or _is_header(filled, named, widest)):
            best, most = place, named
        widest = max(widest, len(filled))
    return best


def _is_header(filled: Sequence[str], named: int, widest: int) -> bool:
    """Whether a row below the first one names columns: it has more cells than those above, and none of content."""
    return named >= FEWEST and len(filled) > widest and not any(map(is_content, filled))


def known_names(cells: Sequence[str]) -> int:
    """Return how many of these cells are names of columns we know."""
    return round(known_share(cells) * len(cells))


def is_content(cell: str) -> bool:
    """Whether a cell is no name of a column, but what stands in one."""
    return len(cell) > LONG or "://" in cell or "\n" in cell or looks_like_date(cell) or bool(SENTENCE.match(cell))
