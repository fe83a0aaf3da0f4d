"""Two texts as what they share and what was changed, piece by piece, so that each change can be taken or left."""

import re
from bisect import bisect_right
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from assistant.rewriting.rules.pieces import cut

# An address is one word, a word takes the blanks after it: blanks alone would match everywhere.
_TOKEN = re.compile(r"\S+[^\S\n]*|\s+")


class Hunk(NamedTuple):
    """A piece of both texts: the same in both, or what the one says in the place of the other."""

    before: str
    after: str
    sentence: int = 0  # of the second text, counted from 0

    @property
    def is_change(self) -> bool:
        """Whether the texts differ here."""
        return self.before != self.after


def hunks(source: str, rewrite: str, language: str) -> tuple[Hunk, ...]:
    """Return both texts in pieces: those of `before` joined are the source, those of `after` the rewrite."""
    left, right = _TOKEN.findall(source), _TOKEN.findall(rewrite)
    matcher = SequenceMatcher(None, left, right, autojunk=False)
    pieces: list[Hunk] = []
    for kind, a, b, c, d in matcher.get_opcodes():
        before, after = "".join(left[a:b]), "".join(right[c:d])
        last = pieces[-1] if pieces else None
        # A blank line that two changes have in common holds them apart no more than it joins them.
        if len(pieces) > 1 and last and kind != "equal" and not last.is_change and not last.before.strip(" \t\u00a0"):
            pieces[-2:] = [Hunk(pieces[-2].before + last.before + before, pieces[-2].after + last.after + after)]
        else:
            pieces.append(Hunk(before, after))
    return _in_sentences(pieces, rewrite, language)


def merged(pieces: Sequence[Hunk], refused: Collection[int]) -> str:
    """Return the text that results where the changes at these places are refused and the others taken."""
    return "".join(piece.before if place in refused else piece.after for place, piece in enumerate(pieces))


def _in_sentences(pieces: Sequence[Hunk], rewrite: str, language: str) -> tuple[Hunk, ...]:
    sentences = [len(piece.text) + len(piece.gap) for piece in cut(rewrite, language)]
    starts = [0, *accumulate(sentences)]
    places = accumulate((len(piece.after) for piece in pieces), initial=0)
    return tuple(
        piece._replace(sentence=bisect_right(starts, place) - 1) for piece, place in zip(pieces, places, strict=False)
    )
