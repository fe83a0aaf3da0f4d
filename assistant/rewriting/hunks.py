"""Two texts as what they share and what was changed, piece by piece, so that each change can be taken or left."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, pairwise
from typing import NamedTuple

from assistant.rewriting.pieces import cut

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
    """Return the pieces with the sentence each stands in; what is the same is cut where sentences end."""
    starts = [0, *accumulate(len(piece.text) + len(piece.gap) for piece in cut(rewrite, language))]
    placed: list[Hunk] = []
    at = 0
    for piece in pieces:
        end = at + len(piece.after)
        inside = starts[bisect_right(starts, at) : bisect_left(starts, end)]
        edges = [at, *([] if piece.is_change else inside), end]
        for first, last in pairwise(edges):
            sentence = max(bisect_right(starts, first) - 1, 0)
            same = rewrite[first:last]
            placed.append(piece._replace(sentence=sentence) if piece.is_change else Hunk(same, same, sentence))
        at = end
    return tuple(placed)
