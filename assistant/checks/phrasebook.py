"""The phrases of a word list, searched for quickly: only those of which pieces stand in the text are looked for."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.languages.fragments import flat
from assistant.languages.pieces import Pieces


@dataclass(frozen=True, eq=False)
class Phrasebook:
    """The phrases of a list, each a pattern; `before` and `after` are patterns for what stands around each.

    `whole` says that these let no phrase begin or end inside a word.

    `spelt` makes the pattern that is searched for of a line; it may match less than the line, not more.
    """

    lines: tuple[str, ...]
    before: str = ""
    after: str = ""
    flags: int = 0
    spelt: Callable[[str], str] = str
    whole: bool = False

    @cached_property
    def pieces(self) -> Pieces:
        """Return the pieces by which the phrases are found."""
        return Pieces(self.lines, self.whole)

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the phrases of `text` in order, none inside another; of two that begin together the first listed."""
        return (match for _, match in self.entries(text))

    def entries(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the phrases of `text` in order, each after its number in the list."""
        likely = [(number, _compiled(self, number)) for number in self.pieces.likely(flat(text))]
        pending = [(number, pattern, match) for number, pattern in likely if (match := pattern.search(text))]
        while pending:
            number, _, first = min(pending, key=lambda found: found[2].start())
            yield number, first
            end = max(first.end(), first.start() + 1)
            pending = [
                (number, pattern, later)
                for number, pattern, match in pending
                if (later := match if match.start() >= end else pattern.search(text, end))
            ]

    def stands_in(self, text: str) -> bool:
        """Whether a phrase stands in `text`."""
        written = flat(text)
        pieces = self.pieces
        found = {number for _, numbers in pieces.hits(written) for number in numbers}.union(pieces.always)
        return any(pieces.may_hold(number, written) and _compiled(self, number).search(text) for number in found)

    def replace(self, text: str, blank: str, keep_length: bool = False) -> str:
        """Return `text` with `blank` in place of each phrase, as often as the phrase has characters if asked."""
        parts, at = [], 0
        for match in self.find(text):
            parts += [text[at : match.start()], blank * (match.end() - match.start()) if keep_length else blank]
            at = match.end()
        return "".join([*parts, text[at:]]) if parts else text


@lru_cache(maxsize=1 << 13)
def _compiled(book: Phrasebook, number: int) -> re.Pattern[str]:
    return re.compile(f"{book.before}(?:{book.spelt(book.lines[number])}){book.after}", book.flags)
