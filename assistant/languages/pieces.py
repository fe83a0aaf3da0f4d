"""Which patterns of a list may stand in a text, and where: pieces that their matches hold are looked for all at once.

An Aho–Corasick automaton (pyahocorasick) finds thousands of pieces in one pass over the text, in compiled code.
"""

import re
from collections.abc import Mapping, Sequence, Set
from functools import cached_property, partial
from typing import NamedTuple

import ahocorasick

from assistant.languages.fragments import NOTHING, Beside, Piece, placed_fragments, rarity
from assistant.languages.glimpse import needed
from assistant.remembered import remembered

# Where matches of a pattern may begin, each with the place where it ends, 0 where only a search tells; None: anywhere.
Starts = Mapping[int, int] | None
_AT_A_GLANCE = 5000  # characters searched before all the patterns are read: some posts; glances at more cost more
_SHORT = 2  # letters of a word that most texts hold
_WORD = re.compile(r"\w+")
_LOOKS = re.compile(r"\(\?[=!<]|\\[bB]|[\^$]")  # what asks for more than the pieces say
_FIGURE = re.compile(r"\d")


# Whether a piece begins a word, ends one, begins a match, is all of it.
_Edges = tuple[bool, bool, bool, bool]


class _Group(NamedTuple):
    """Pieces of which every match of a pattern holds one: by a whole word of theirs, the others as they are.

    `digit`: whichever it is, a digit stands beside it.
    """

    words: frozenset[str]
    others: tuple[str, ...]
    digit: bool

    def may_stand(self, written: str) -> bool:
        """Whether one of the pieces without a whole word stands in a text written flat."""
        for piece in self.others:  # noqa: SIM110 (any() takes twice the time)
            if piece in written:
                return True
        return False


class Pieces:
    """The pieces of a list of patterns.

    Where `whole`, the patterns match no part of a word: what begins a match begins a word, what ends it ends one.
    Pieces are made of all the patterns once some text was searched; the first words are searched for those patterns
    alone that may stand there at a glance, so a process that reads one post does not pay for the whole list.
    """

    def __init__(self, patterns: Sequence[str], whole: bool = False) -> None:
        self._patterns, self._whole = tuple(patterns), whole
        self._searched = 0  # characters; a thread that reads an old number looks at a glance once more

    def expect(self, characters: int) -> None:
        """Have all the patterns read at once where a text so long is about to be searched part by part."""
        self._searched = max(self._searched, characters if characters >= _AT_A_GLANCE else 0)

    def likely(self, written: str) -> Mapping[int, Starts]:
        """Return the numbers, in order, of the patterns that may stand in a text written flat, and where they begin."""
        if self._searched >= _AT_A_GLANCE:
            return self._all.likely(written)
        self._searched += len(written)
        numbers = [n for n, words in enumerate(self._needed) if not words or any(word in written for word in words)]
        found = _Automaton([self._patterns[number] for number in numbers], self._whole).likely(written)
        return {numbers[place]: starts for place, starts in found.items()}

    def prepare(self) -> Mapping[int, Set[bool]]:
        """Read all the patterns now; return those that must be searched for, as the pieces alone do not find them.

        With each whether a match may begin where a piece of it does, anywhere, or either.
        """
        self._searched = max(self._searched, _AT_A_GLANCE)
        return self._all.searched

    @cached_property
    def _needed(self) -> tuple[frozenset[str], ...]:
        return tuple(map(needed, self._patterns))

    @cached_property
    def _all(self) -> "_Automaton":
        return _Automaton(self._patterns, self._whole)


class _Automaton:
    """Looks for the pieces of patterns; `always` are the numbers of those of which no piece is known."""

    def __init__(self, patterns: Sequence[str], whole: bool) -> None:
        groups = [placed_fragments(pattern) for pattern in patterns]
        rarest = [_rarest(of_pattern) for of_pattern in groups]
        self.always = tuple(number for number, group in enumerate(rarest) if not group)
        self.searched = {
            number: {piece.first for piece in group} or {False}
            for number, group in enumerate(rarest)
            if not group or _LOOKS.search(patterns[number]) or not all(piece.first and piece.last for piece in group)
        }
        grouped = partial(_group, whole=whole)
        self._others = [
            tuple(grouped(group) for group in every if group is not one)
            for every, one in zip(groups, rarest, strict=True)
        ]
        numbers: dict[str, dict[_Edges, dict[int, list[Beside]]]] = {}
        for number, group in enumerate(rarest):
            plain = not _LOOKS.search(patterns[number])
            for text, first, last, beside in group:
                edges = (
                    whole and first and _is_of_word(text[0]),
                    whole and last and _is_of_word(text[-1]),
                    first,
                    plain and first and last,
                )
                of = numbers.setdefault(text, {}).setdefault(edges, {})
                if number in of:
                    of[number].append(beside)
                else:
                    of[number] = [beside]
        self._automaton = ahocorasick.Automaton()
        for text, found in numbers.items():
            kinds = [(*edges, *_by_need(of)) for edges, of in found.items()]
            self._automaton.add_word(text, (len(text), tuple(kinds)))
        if numbers:
            self._automaton.make_automaton()

    def likely(self, written: str) -> Mapping[int, Starts]:
        """Return the numbers, in order, of the patterns that may stand in a text written flat, and where they begin."""
        found = self._hits(written)
        for number in self.always:
            found[number] = None
        if not found:
            return found
        doubtful = [number for number in found if self._others[number]]
        words = _words_of(written) if doubtful else frozenset()
        plain = not doubtful or _FIGURE.search(written) is None
        for number in doubtful:
            for group in self._others[number]:
                if (group.digit and plain) or (group.words.isdisjoint(words) and not group.may_stand(written)):
                    del found[number]
                    break
        return dict(sorted(found.items()))

    def _hits(self, written: str) -> dict[int, dict[int, int] | None]:
        found: dict[int, dict[int, int] | None] = {}
        parts: _Parts | None = None
        for place, (length, kinds) in self._automaton.iter(written) if len(self._automaton) else ():
            start, end = place + 1 - length, place + 1
            for first, last, begins, is_all, sure, doubtful in kinds:
                if first and start and ((before := written[start - 1]).isalnum() or before == "_"):
                    continue
                if last and ((after := written[end : end + 1]).isalnum() or after == "_"):
                    continue
                numbers = sure
                if doubtful:
                    parts = _Parts(written) if parts is None else parts
                    numbers = [*sure, *(number for number, ways in doubtful if _is_beside(ways, parts, start, end))]
                for number in numbers:
                    if not begins:
                        found[number] = None
                    elif number not in found:
                        found[number] = {start: end if is_all else 0}
                    elif (starts := found[number]) is not None:
                        starts[start] = 0 if start in starts or not is_all else end
        return found


def _by_need(of: Mapping[int, Sequence[Beside]]) -> tuple[tuple[int, ...], tuple[tuple[int, tuple[Beside, ...]], ...]]:
    """Return the patterns for which a piece is enough, and those that hold something beside it, in one of some ways."""
    sure: list[int] = []
    doubtful: list[tuple[int, tuple[Beside, ...]]] = []
    for number, ways in of.items():
        if NOTHING in ways:
            sure.append(number)
        else:
            doubtful.append((number, tuple(dict.fromkeys(ways)) if len(ways) > 1 else tuple(ways)))
    return tuple(sure), tuple(doubtful)


class _Parts(dict[str, tuple[int, int]]):
    """Where each part of a text written flat first ends and last begins: looked for once, so the time is linear."""

    def __init__(self, written: str) -> None:
        super().__init__()
        self._written = written

    def __missing__(self, part: str) -> tuple[int, int]:
        first = self._written.find(part)
        place = (first + len(part), self._written.rfind(part)) if first >= 0 else (len(self._written) + 1, -1)
        self[part] = place
        return place

    @cached_property
    def figure(self) -> bool:
        """Whether a digit stands in the text."""
        return _FIGURE.search(self._written) is not None


def _is_beside(ways: Sequence[Beside], parts: _Parts, start: int, end: int) -> bool:
    """Whether what a match holds beside its piece, from `start` to `end`, stands in a text, in one of the ways."""
    for before, after, digit in ways:
        if digit and not parts.figure:
            continue
        for part in before:
            if parts[part][0] > start:
                break
        else:
            for part in after:
                if parts[part][1] < end:
                    break
            else:
                return True
    return False


@remembered(1 << 8)  # several lists are looked for in a text one after another
def _words_of(written: str) -> frozenset[str]:
    return frozenset(_WORD.findall(written))


def _is_of_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_"


def _rarest(groups: Sequence[Sequence[Piece]]) -> Sequence[Piece]:
    """Return the group that is least met by chance; none of none."""
    return groups[0] if len(groups) == 1 else max(groups, key=_worth, default=())


def _worth(pieces: Sequence[Piece]) -> tuple[int, int]:
    """Return how little a group is met by chance: as its commonest piece is."""
    return min([rarity(piece.text) for piece in pieces])


def _group(pieces: Sequence[Piece], whole: bool) -> _Group:
    by_piece = {piece.text: _whole_word(piece, whole) for piece in pieces}
    others = sorted((text for text, word in by_piece.items() if not word), key=len)
    shortest = (text for n, text in enumerate(others) if not any(short in text for short in others[:n]))
    digit = all(piece.beside.digit for piece in pieces)
    return _Group(frozenset(filter(None, by_piece.values())), tuple(shortest), digit)


def _whole_word(piece: Piece, whole: bool) -> str:
    """Return the longest word that stands whole where the piece does; "" where none is sure to, or it tells less."""
    first, last = whole and piece.first, whole and piece.last
    found = (match.span() for match in _WORD.finditer(piece.text))
    words = [piece.text[a:b] for a, b in found if (a or first) and (b < len(piece.text) or last)]
    longest = max(words, key=len, default="")
    return longest if len(longest) > _SHORT or longest == piece.text.strip() else ""  # in "% of" the sign tells more
