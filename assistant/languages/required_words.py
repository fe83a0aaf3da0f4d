"""Which words a phrase of a word list cannot match without: a look at the words of a text then spares the search.

A phrase is a pattern: `(a|b)` reads "a or b", `?` makes optional; anything else that is not plain text counts as
unknown, so the answer is never wrong, at worst of no help.
"""

from collections.abc import Container, Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from assistant.languages.possessive import re
from assistant.remembered import remembered

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(
    r"\((?:\?(?:<?[=!]|:))?|\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]|\{\d*,?\d*\}|[^\W\d_]+(?![?*+{])|.", re.DOTALL
)
_UNREAD = re.compile(r"\(\?(?!<?[=!]|:)|\\[1-9]")  # groups with names or flags, what an earlier group matched
_ESCAPED = re.compile(r"\\(\W)")
_HOLE, _DIGIT = "\0", "\1"  # stand for what is not known, and for a digit; a word beside one is not known whole
_SIGN = "\2"  # some sign that is no letter and no digit
_UNKNOWN = (_HOLE, _DIGIT)
_NOT_WRITTEN = re.compile(f"[{_HOLE}{_DIGIT}{_SIGN}]")
_WHITE = re.compile(r"\s+")
_FIGURE = re.compile(r"\d")
_MOST = 600  # spellings of one part of a phrase looked at together
_MOST_WHOLE = 150  # of a whole one
_SIGNS = 5  # in a class of characters spelt out
_REPEATS = frozenset("?*+")
_SEPARATORS = frozenset({r"\s", r"\W", r"\b"})


class Clause(NamedTuple):
    """What a text that holds a phrase holds: one of `words`, or all the words of one of `sets`."""

    words: frozenset[str]
    sets: tuple[frozenset[str], ...]

    def keyed(self, common: Container[str]) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield what meets the clause: one word, not `common` if it can be, and the words it needs beside it."""
        for word in self.words:
            yield word, frozenset()
        for needed in self.sets:
            key = max(needed, key=lambda word: _worth(word, common))
            yield key, needed - {key}


@remembered(1 << 13)
def words_of(text: str) -> frozenset[str]:
    """Return the runs of letters, digits and underscores of `text`, in lower case, and how they begin (`begin*`).

    A digit anywhere is told by one more word.
    """
    figure = (f"{_DIGIT}*",) if _FIGURE.search(text) else ()
    return frozenset(figure).union(*map(_keys, _WORD.findall(text.lower())))


@lru_cache(maxsize=1 << 16)
def _keys(word: str) -> tuple[str, ...]:
    """Return a word and how it begins."""
    return word, f"{word[:4]}*", f"{word[:3]}*"


def required(phrase: str, common: Container[str] = ()) -> tuple[Clause, ...]:
    """Return what each text that holds `phrase`, as whole words, holds.

    The words are as `words_of` gives them; the clause least likely to be met comes first, `common` words being in most
    texts. Empty: nothing is known.
    """
    clauses = {}
    for spellings in _Reader(phrase).clauses():
        sets = {frozenset(_known_words(spelling)) for spelling in spellings}
        if all(sets):
            alone = frozenset(word for needed in sets if len(needed) == 1 for word in needed)
            clause = Clause(alone, tuple(needed for needed in sets if len(needed) > 1 and alone.isdisjoint(needed)))
            clauses[clause] = min(sum(_worth(word, common) for word in words) for words in sets)
    return tuple(sorted(clauses, key=lambda clause: (-clauses[clause], len(clause.words))))


def _worth(word: str, common: Container[str]) -> int:
    """Return how rare a word is: the more letters the rarer, next to nothing where it is common."""
    return 1 if word.rstrip("*") in common else len(word) * 2


def holds(words: frozenset[str], clauses: Sequence[Clause]) -> bool:
    """Whether a text of these words may hold a phrase that requires `clauses`."""
    return all(not alone.isdisjoint(words) or any(needed <= words for needed in sets) for alone, sets in clauses)


@lru_cache(maxsize=1 << 13)
def fragments(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Return groups of pieces, as `flat` writes them: every match of `pattern` holds one piece of each group."""
    groups = []
    for spellings in _Reader(pattern, whole=True).clauses():
        found = {max(map(flat, _NOT_WRITTEN.split(spelling)), key=len) for spelling in spellings}
        shortest = sorted(found, key=len)
        if shortest and shortest[0]:
            groups.append(tuple(p for n, p in enumerate(shortest) if not any(short in p for short in shortest[:n])))
    return tuple(groups)


def flat(text: str) -> str:
    """Return `text` in lower case, each run of white space as one space."""
    return _WHITE.sub(" ", text.lower())


def _known_words(spelling: str) -> Iterable[str]:
    """Yield the words of a spelling that are known whole, and how those begin of which the end is not known."""
    if _DIGIT in spelling:
        yield f"{_DIGIT}*"
    for match in _WORD.finditer(spelling):
        if match.start() and spelling[match.start() - 1] in _UNKNOWN:
            continue
        if spelling[match.end() : match.end() + 1] not in _UNKNOWN:
            yield match.group()
        elif match.end() - match.start() > 2:
            yield f"{match.group()[:4]}*"


class _Reader:
    """Reads a phrase into its spellings."""

    def __init__(self, phrase: str, whole: bool = False) -> None:
        self._tokens = _TOKEN.findall(phrase) if not _UNREAD.search(phrase) else [")"]
        self._at = 0
        self._depth = 0
        self._whole = whole  # not cut at spaces
        self._most = _MOST_WHOLE if whole else _MOST
        self._clauses: list[list[str]] = []

    def clauses(self) -> list[list[str]]:
        """Return lists of spellings, one of each list being in every match."""
        last = self._choice()
        return [*self._clauses, last] if self._at == len(self._tokens) else []  # a bracket too many: unread

    def _choice(self) -> list[str]:
        """Return the spellings of alternatives, up to the end or a closing bracket."""
        found = self._sequence()
        while self._peek() == "|":
            self._at += 1
            found += self._sequence()
            self._clauses = self._clauses if self._depth else []  # a clause of one alternative binds not the others
        return found if len(found) <= self._most else [_HOLE]

    def _sequence(self) -> list[str]:
        so_far = [""]
        while (token := self._peek()) not in ("", "|", ")"):
            self._at += 1
            part = self._repeated(self._item(token))
            spaced = part == [" "] and not self._whole
            if not self._depth and (spaced or len(so_far) * len(part) > self._most):
                mark = " " if spaced else _HOLE
                self._clauses.append([spelling + mark for spelling in so_far])
                so_far = [mark]
            elif len(so_far) * len(part) > self._most:
                so_far = [_HOLE]
            if len(part) > self._most:
                part = [_HOLE]
            so_far = [one + two for one, two in product(so_far, part)]
        return so_far

    def _item(self, token: str) -> list[str]:
        if token.startswith("("):
            self._depth += 1
            inner = self._choice()
            self._depth -= 1
            self._at += 1  # its closing bracket
            looks = token not in ("(", "(?:")
            return [""] if looks else inner
        if token in _SEPARATORS:
            return ["" if token == r"\b" else " " if token == r"\s" else _SIGN]
        if token == r"\d":
            return [_DIGIT]
        if token.startswith("\\") and len(token) > 1:
            return [token[1]] if not token[1].isalnum() else [_HOLE]
        if token.startswith("["):
            inside = _ESCAPED.sub(r"\1", token[1:-1]).lower()
            if inside.startswith("^") or "\\" in inside or len(inside) > _SIGNS or "-" in inside[1:-1]:
                return [_HOLE]
            return list(dict.fromkeys(sign if _WORD.match(sign) else _SIGN for sign in inside))
        return ["" if token in "^$" else _HOLE if token == "." else token.lower()]

    def _repeated(self, part: list[str]) -> list[str]:
        """Return the spellings of an item with the mark of repetition after it."""
        mark = self._peek()
        if mark not in _REPEATS and not (mark.startswith("{") and len(mark) > 1):
            return part
        self._at += 1
        if self._peek() in _REPEATS:  # lazy, possessive
            self._at += 1
            return [_HOLE]
        if mark == "?":
            return ["", *part]
        if part == [_DIGIT] and not (mark == "*" or mark.startswith(("{0", "{,"))):
            return part
        spaced = all(spelling.endswith(" ") for spelling in part)
        repeated = " " if part == [" "] else _SIGN if part == [_SIGN] else f"{_HOLE} " if spaced else _HOLE
        return ["", repeated] if mark == "*" or mark.startswith(("{0", "{,")) else [repeated]

    def _peek(self) -> str:
        return self._tokens[self._at] if self._at < len(self._tokens) else ""
