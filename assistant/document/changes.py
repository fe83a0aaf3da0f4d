"""Two texts compared word by word: what was taken out, what was put in."""

import re
from difflib import SequenceMatcher
from typing import NamedTuple

TOKEN = re.compile(r"\S+\s*|\s+")  # a word takes the blanks after it: blanks alone would match everywhere


class Piece(NamedTuple):
    """A piece of a text, and whether the other text does not hold it."""

    text: str
    changed: bool


def changes(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both texts in pieces; joined again, they are the texts."""
    left, right = TOKEN.findall(before), TOKEN.findall(after)
    matcher = SequenceMatcher(None, [t.strip() for t in left], [t.strip() for t in right], autojunk=False)
    steps = matcher.get_opcodes()
    return (
        tuple(Piece("".join(left[a:b]), kind != "equal") for kind, a, b, _, _ in steps if b > a),
        tuple(Piece("".join(right[c:d]), kind != "equal") for kind, _, _, c, d in steps if d > c),
    )
