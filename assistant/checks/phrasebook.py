"""The phrases of a word list, searched for quickly: only those whose words stand in the text are looked for."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from assistant.languages import Pack
from assistant.languages.required_words import Clause, flat, fragments, holds, required, words_of


@dataclass(frozen=True, eq=False)
class Phrasebook:
    """The phrases of a list, each a pattern; `before` and `after` are patterns for what stands around each.

    `spelt` makes the pattern that is searched for of a line; it may match less than the line, not more. `common` words,
    which stand in most texts, tell little.
    """

    lines: tuple[str, ...]
    before: str = ""
    after: str = ""
    flags: int = 0
    spelt: Callable[[str], str] = str
    common: frozenset[str] = frozenset()

    @cached_property
    def _index(
        self,
    ) -> tuple[Mapping[str, Sequence[tuple[int, frozenset[str]]]], Sequence[Sequence[Clause]], list[int]]:
        """Return the phrases by a word each needs, with the words beside it; what else each requires; the others.

        The others are those of which nothing is known: they are always looked for.
        """
        required_by = [required(line, self.common) for line in self.lines]
        index: dict[str, list[tuple[int, frozenset[str]]]] = {}
        for number, clauses in enumerate(required_by):
            for word, beside in clauses[0].keyed(self.common) if clauses else ():
                index.setdefault(word, []).append((number, beside))
        always = [number for number, clauses in enumerate(required_by) if not clauses]
        return index, [clauses[1:] for clauses in required_by], always

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self._index[0])

    def _likely(self, text: str) -> list[int]:
        """Return the numbers of the phrases whose words stand in `text`, in the order of the list."""
        words = words_of(text)
        index, others, numbers = self._index
        here = self._words & words
        if not here and not numbers:
            return []
        found = {number for word in here for number, beside in index[word] if beside <= words}
        found = {number for number in found if holds(words, others[number])}
        if not found and not numbers:
            return []
        written = flat(text)
        return [number for number in sorted(found.union(numbers)) if self._may_hold(number, written)]

    def _may_hold(self, number: int, written: str) -> bool:
        """Whether the pieces of a phrase stand in a flat text; that spares most patterns from being compiled at all."""
        return all(any(piece in written for piece in pieces) for pieces in fragments(self.lines[number]))

    def places(self, where: Mapping[str, Sequence[int]], count: int) -> Iterable[int]:
        """Return which of `count` texts may hold a phrase, `where` telling in which of them each word stands."""
        if self._index[2]:
            return range(count)
        return sorted({number for word in where.keys() & self._words for number in where[word]})

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Yield the phrases of `text` in order, none inside another; of two that begin together the first listed."""
        return (match for _, match in self.entries(text))

    def entries(self, text: str) -> Iterator[tuple[int, re.Match[str]]]:
        """Yield the phrases of `text` in order, each after its number in the list."""
        likely = [(number, _compiled(self, number)) for number in self._likely(text)]
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
        return any(_compiled(self, number).search(text) for number in self._likely(text))

    def replace(self, text: str, blank: str, keep_length: bool = False) -> str:
        """Return `text` with `blank` in place of each phrase, as often as the phrase has characters if asked."""
        parts, at = [], 0
        for match in self.find(text):
            parts += [text[at : match.start()], blank * (match.end() - match.start()) if keep_length else blank]
            at = match.end()
        return "".join([*parts, text[at:]]) if parts else text


@cache
def common_words(pack: Pack) -> frozenset[str]:
    """Return the words of a language that stand in most texts."""
    return pack.words("function_words") | pack.words("common_words")


@lru_cache(maxsize=1 << 13)
def _compiled(book: Phrasebook, number: int) -> re.Pattern[str]:
    return re.compile(f"{book.before}(?:{book.spelt(book.lines[number])}){book.after}", book.flags)
