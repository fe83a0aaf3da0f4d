"""The phrases of a word list, searched for quickly: only those whose words stand in the text are looked for."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

from assistant.languages.required_words import Clause, holds, required, words_of


@dataclass(frozen=True, eq=False)
class Phrasebook:
    """The phrases of a list, each a pattern; `before` and `after` are patterns for what stands around each.

    `spelt` makes the pattern that is searched for of a line; it may match less than the line, not more.
    """

    lines: tuple[str, ...]
    before: str = ""
    after: str = ""
    flags: int = 0
    spelt: Callable[[str], str] = str

    @cached_property
    def _index(self) -> tuple[dict[str, tuple[int, ...]], tuple[tuple[Clause, ...], ...], tuple[int, ...]]:
        """Return the numbers of the phrases by a word each needs, what each requires, and the phrases nothing tells."""
        required_by = tuple(required(line) for line in self.lines)
        index: dict[str, list[int]] = {}
        for number, clauses in enumerate(required_by):
            for word in clauses[0].keys if clauses else ():
                index.setdefault(word, []).append(number)
        always = tuple(number for number, clauses in enumerate(required_by) if not clauses)
        return {word: tuple(dict.fromkeys(numbers)) for word, numbers in index.items()}, required_by, always

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self._index[0])

    def likely(self, text: str) -> list[re.Pattern[str]]:
        """Return the patterns of the phrases whose words stand in `text`, in the order of the list."""
        words = words_of(text)
        index, required_by, numbers = self._index
        here = self._words & words
        if not here:
            return [_compiled(self, number) for number in numbers] if numbers else []
        found = {number for word in here for number in index[word] if holds(words, required_by[number])}
        return [_compiled(self, number) for number in sorted(found.union(numbers))]

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the phrases of `text` in order, none inside another; of two that begin together the first listed."""
        pending = [(match, pattern) for pattern in self.likely(text) if (match := pattern.search(text))]
        while pending:
            first = min(pending, key=lambda found: found[0].start())[0]
            yield first
            end = max(first.end(), first.start() + 1)
            pending = [
                (later, pattern)
                for match, pattern in pending
                if (later := match if match.start() >= end else pattern.search(text, end))
            ]

    def stands_in(self, text: str) -> bool:
        """Whether a phrase stands in `text`."""
        return any(pattern.search(text) for pattern in self.likely(text))

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
