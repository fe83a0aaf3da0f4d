"""One entity of a text."""

from typing import NamedTuple


class Entity(NamedTuple):
    """A link, a tag or a handle: the text it stands for, its place in code points, and its value."""

    text: str
    start: int
    end: int
    value: str = ""
