"""The phrases of word lists, searched for quickly: only those of which pieces stand in the text, and only there."""

import re
from collections.abc import Callable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import NamedTuple

from assistant.languages.fragments import flat
from assistant.languages.pieces import Pieces, Starts

Likely = Mapping[int, Starts]  # the numbers of phrases, in order, and where in a text they may begin
_ESCAPE = re.compile(r"\\.")


class _Reading(NamedTuple):
    """A text as phrases are searched for in it, and whether that is in small letters, or as case counts."""

    text: str
    lower: bool


@dataclass(frozen=True, eq=False)
class Phrasebook:
    """The phrases of a list, each a pattern; `before` and `after` are patterns for what stands around each.

    `whole` says that these let no phrase begin or end inside a word; `after` takes no characters, `before` at most
    `reach` (0: it only looks at them).

    `spelt` makes the pattern that is searched for of a line; it may match less than the line, not more.
    """

    lines: tuple[str, ...]
    before: str = ""
    after: str = ""
    flags: int = 0
    spelt: Callable[[str], str] = str
    whole: bool = False
    reach: int = 0

    @cached_property
    def pieces(self) -> Pieces:
        """Return the pieces by which the phrases are found."""
        return Pieces(self.lines, self.whole)

    def prepare(self, searched: Mapping[int, Set[bool]] | None = None) -> Iterator[None]:
        """Make ready all that a search would make ready when first needed, a little with each step.

        `searched`: the phrases that pieces alone do not find, and whether they may begin where a piece does.
        """
        searched = self.pieces.prepare() if searched is None else searched
        if self.reach:  # what stands before a phrase is searched for with it
            searched = {number: {False} for number in range(len(self.lines))}
        for number, begins in searched.items():
            if False in begins:
                _compiled(self, number, True)
            if True in begins:
                _compiled(self, number, True, True)
            yield

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where the phrases of `text` stand, in order, none inside another; of two that begin together the first
        listed."""
        return ((begin, end) for _, begin, end in self.entries(text, self.likely(text)))

    def likely(self, text: str) -> Likely:
        """Return the phrases that may stand in `text`."""
        written = flat(text)
        return _placed(self.pieces.likely(written), text, written)

    def entries(self, text: str, likely: Likely) -> Iterator[tuple[int, int, int]]:
        """Yield the phrases of `text` in order: the number in the list, and where it stands; only `likely` ones do."""
        if not likely:
            return
        read = self._read(text)
        pending = [(*place, number) for number, starts in likely.items() if (place := self._next(number, starts, read))]
        while pending:
            begin, end, number = min(pending, key=_begin)
            yield number, begin, end
            least = max(end, begin + 1)
            pending = [
                later
                for one in pending
                if (later := one if one[0] >= least else self._later(one[2], likely[one[2]], read, least))
            ]

    def _read(self, text: str) -> _Reading:
        """Return a text as it is searched: where case does not count in small letters, which takes a fraction of the
        time, unless one of its letters is two in lower case."""
        lower = text.lower() if self._in_any_case else text
        return _Reading(lower, True) if len(lower) == len(text) else _Reading(text, False)

    @cached_property
    def _in_any_case(self) -> bool:
        return bool(self.flags & re.IGNORECASE)

    def _later(self, number: int, starts: Starts, read: _Reading, at: int) -> tuple[int, int, int] | None:
        place = self._next(number, starts, read, at)
        return (*place, number) if place else None

    def _next(self, number: int, starts: Starts, read: _Reading, at: int = 0) -> tuple[int, int] | None:
        """Return where a phrase first stands from `at` on."""
        text, lower = read
        if starts is None:
            match = _compiled(self, number, lower).search(text, at)
            return match.span() if match else None
        for start in starts if len(starts) == 1 else sorted(starts):
            if self.reach:
                for begin in range(max(start - self.reach, at), start + 1):
                    match = _compiled(self, number, lower).match(text, begin)
                    if match:
                        return match.span()
            elif start >= at and self._may_begin(start, text):
                after = self._end(number, start, starts[start], read)
                if after is not None:
                    return start, after
        return None

    def _end(self, number: int, start: int, known: int, read: _Reading) -> int | None:
        """Return where a phrase ends that may begin at `start`, None where it does not stand there."""
        text, lower = read
        if known:
            return known if self._around[1].match(text, known) else None
        match = _compiled(self, number, lower, True).match(text, start)
        return match.end() if match else None

    def stands_in(self, text: str, likely: Likely | None = None) -> bool:
        """Whether a phrase stands in `text`; only `likely` ones do, where they are given."""
        likely = self.likely(text) if likely is None else likely
        for starts in likely.values():
            for start, end in starts.items() if starts else ():
                if end and self._may_begin(start, text) and self._around[1].match(text, end):
                    return True
        read = self._read(text)
        return any(self._next(number, starts, read) for number, starts in likely.items())

    def _may_begin(self, start: int, text: str) -> bool:
        """Whether what stands before `start` lets a phrase begin there."""
        before, _ = self._around
        if not self.reach:
            return before.match(text, start) is not None
        return any(before.fullmatch(text, begin, start) for begin in range(max(start - self.reach, 0), start + 1))

    @cached_property
    def _around(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """Return what stands before a phrase, and after it."""
        return re.compile(self.before, self.flags), re.compile(self.after, self.flags)

    def replace(self, text: str, blank: str, keep_length: bool = False) -> str:
        """Return `text` with `blank` in place of each phrase, as often as the phrase has characters if asked."""
        parts, at = [], 0
        for begin, end in self.find(text):
            parts += [text[at:begin], blank * (end - begin) if keep_length else blank]
            at = end
        return "".join([*parts, text[at:]]) if parts else text


def _begin(pending: tuple[int, int, int]) -> int:
    return pending[0]


def _placed(likely: Likely, text: str, written: str) -> Likely:
    """Return where phrases may begin in a text, of where they may in the text written flat."""
    if not likely or text is written or len(written) == len(text) == len(text.lower()):
        return likely
    return dict.fromkeys(likely)


@dataclass(frozen=True, eq=False)
class Shelf:
    """Phrasebooks by name; the pieces of them all are looked for in one pass over a text."""

    books: Mapping[str, Phrasebook]

    @cached_property
    def _pieces(self) -> Pieces:
        return Pieces([line for book in self.books.values() for line in book.lines], whole=True)

    @cached_property
    def _owners(self) -> tuple[tuple[str, int], ...]:
        """Return the book of each line, and its number in it."""
        return tuple((name, number) for name, book in self.books.items() for number in range(len(book.lines)))

    def prepare(self) -> Iterator[None]:
        """Make ready all that a search would make ready when first needed, a little with each step."""
        of_books: dict[str, dict[int, Set[bool]]] = {name: {} for name in self.books}
        for place, begins in self._pieces.prepare().items():
            name, number = self._owners[place]
            of_books[name][number] = begins
        for name, searched in of_books.items():
            yield from self.books[name].prepare(searched)

    def expect(self, text: str) -> None:
        """Be ready for the search of all the parts of `text`."""
        self._pieces.expect(len(text))

    def likely(self, text: str, is_flat: bool = False) -> Mapping[str, Likely]:
        """Return the phrases of each book that may stand in `text`; books without one are left out."""
        found: dict[str, dict[int, Starts]] = {}
        written = text if is_flat else flat(text)
        for place, starts in _placed(self._pieces.likely(written), text, written).items():
            name, number = self._owners[place]
            found.setdefault(name, {})[number] = starts
        return found


@lru_cache(maxsize=1 << 13)
def _compiled(book: Phrasebook, number: int, lower: bool, begun: bool = False) -> re.Pattern[str]:
    """Return a phrase of a book as a pattern; `lower`: for a text in small letters where case does not count; `begun`:
    without what stands before it."""
    spelt = book.spelt(book.lines[number])
    plain = lower and not any(map(str.isupper, _ESCAPE.sub("", spelt)))
    flags = book.flags & ~re.IGNORECASE if plain else book.flags
    return re.compile(f"{'' if begun else book.before}(?:{spelt}){book.after}", flags)
