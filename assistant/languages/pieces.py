"""Which patterns of a list may stand in a text: pieces that their matches hold are looked for all at once.

An Aho–Corasick automaton (pyahocorasick) finds thousands of pieces in one pass over the text, in compiled code.
"""

from collections.abc import Sequence

import ahocorasick

from assistant.languages.fragments import Piece, fragments, placed_fragments


class Pieces:
    """The pieces of a list of patterns; `always` are the numbers of those of which no piece is known.

    Where `whole`, the patterns match no part of a word: what begins a match begins a word, what ends it ends one.
    """

    def __init__(self, patterns: Sequence[str], whole: bool = False) -> None:
        self._patterns = patterns
        self.always = tuple(number for number, pattern in enumerate(patterns) if not placed_fragments(pattern))
        numbers: dict[str, dict[tuple[bool, bool], dict[int, None]]] = {}
        for number, pattern in enumerate(patterns):
            for piece in max(placed_fragments(pattern), key=_worth, default=()):
                first = whole and piece.first and _is_of_word(piece.text[0])
                last = whole and piece.last and _is_of_word(piece.text[-1])
                numbers.setdefault(piece.text, {}).setdefault((first, last), {})[number] = None
        self._automaton = ahocorasick.Automaton()
        for text, found in numbers.items():
            self._automaton.add_word(text, (len(text), tuple((*edges, tuple(of)) for edges, of in found.items())))
        if numbers:
            self._automaton.make_automaton()

    def likely(self, written: str) -> list[int]:
        """Return the numbers of the patterns whose pieces stand in a text written flat, in order."""
        found = set(self.always)
        for _, numbers in self.hits(written):
            found.update(numbers)
        return sorted(number for number in found if self.may_hold(number, written)) if found else []

    def hits(self, written: str) -> list[tuple[int, tuple[int, ...]]]:
        """Return the place of the last character of each piece of a text written flat, with the patterns it is of."""
        found: list[tuple[int, tuple[int, ...]]] = []
        if not len(self._automaton):
            return found
        for place, (length, edges) in self._automaton.iter(written):
            for first, last, numbers in edges:
                if first and place >= length and _is_of_word(written[place - length]):
                    continue
                if last and _is_of_word(written[place + 1 : place + 2]):
                    continue
                found.append((place, numbers))
        return found

    def may_hold(self, number: int, written: str) -> bool:
        """Whether a piece of each group of a pattern stands in a text written flat."""
        return all(any(piece in written for piece in pieces) for pieces in fragments(self._patterns[number]))


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _worth(pieces: Sequence[Piece]) -> int:
    """Return how little a group is met by chance: the letters of its shortest piece."""
    return min(len(piece.text) for piece in pieces)
