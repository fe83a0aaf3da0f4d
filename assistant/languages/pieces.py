"""Which patterns of a list may stand in a text: pieces that their matches hold are looked for all at once.

An Aho–Corasick automaton (pyahocorasick) finds thousands of pieces in one pass over the text, in compiled code.
"""

from collections.abc import Iterator, Sequence

import ahocorasick

from assistant.languages.fragments import fragments


class Pieces:
    """The pieces of a list of patterns; `always` are the numbers of those of which no piece is known."""

    def __init__(self, patterns: Sequence[str]) -> None:
        self._groups = [fragments(pattern) for pattern in patterns]
        self.always = tuple(number for number, groups in enumerate(self._groups) if not groups)
        numbers: dict[str, list[int]] = {}
        for number, groups in enumerate(self._groups):
            if groups:
                for piece in max(groups, key=_worth):
                    numbers.setdefault(piece, []).append(number)
        self._automaton = ahocorasick.Automaton()
        for piece, found in numbers.items():
            self._automaton.add_word(piece, tuple(found))
        if numbers:
            self._automaton.make_automaton()

    def likely(self, written: str) -> list[int]:
        """Return the numbers of the patterns whose pieces stand in a text written flat, in order."""
        found = set(self.always)
        for _, numbers in self.hits(written):
            found.update(numbers)
        return sorted(number for number in found if self._may_hold(number, written))

    def hits(self, written: str) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Yield the place of the last character of each piece of a text written flat, with the patterns it is of."""
        if len(self._automaton):
            yield from self._automaton.iter(written)

    def _may_hold(self, number: int, written: str) -> bool:
        return all(any(piece in written for piece in pieces) for pieces in self._groups[number])


def _worth(pieces: Sequence[str]) -> int:
    """Return how little a group is met by chance: the letters of its shortest piece."""
    return min(map(len, pieces))
