"""One entity of a text."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple


class Entity(NamedTuple):
    """A link, a tag or a handle: the text it stands for, its place in code points, and its value."""

    text: str
    start: int
    end: int
    value: str = ""


def apart(entities: Iterable[Entity], others: Sequence[Entity]) -> tuple[Entity, ...]:
    """Return the entities that share no character with any of the others; both stand in order."""
    ends = [other.end for other in others]
    kept = []
    for entity in entities:
        at = bisect_right(ends, entity.start)
        if at == len(others) or others[at].start >= entity.end:
            kept.append(entity)
    return tuple(kept)
