"""Pieces of text that every match of a pattern holds: a look for them in a text spares the search of the pattern.

`(a|b)` reads "a or b", `?` makes optional; anything else that is not plain text counts as unknown, so the answer is
never wrong, at worst of no help.
"""

from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from assistant.languages.pack import codes, load
from assistant.languages.possessive import re
from assistant.remembered import remembered

_WORD = re.compile(r"\w+")
TOKEN = re.compile(
    r"\((?:\?(?:<?[=!]|:))?|\\.|\[\^?\]?(?:\\.|[^\]\\])*+\]|\{\d*,?\d*\}|[^\W\d_]+(?![?*+{])|.", re.DOTALL
)
UNREAD = re.compile(r"\(\?(?!<?[=!]|:)|\\[1-9]")  # groups with names or flags, what an earlier group matched
_ESCAPED = re.compile(r"\\(\W)")
_HOLE, _DIGIT = "\0", "\1"  # stand for what is not known, and for a digit; a word beside one is not known whole
_SIGN = "\2"  # some sign that is no letter and no digit
_UNREADABLE = f"{_HOLE}{_DIGIT}{_SIGN} "
_NOT_WRITTEN = re.compile(f"[{_HOLE}{_DIGIT}{_SIGN}]")
_FIGURE = re.compile(r"\d")
_MOST = 150  # spellings of one part of a phrase looked at together
_ENDING = 2  # letters
_SIGNS = 5  # in a class of characters spelt out
REPEATS = frozenset("?*+")
_SEPARATORS = frozenset({r"\s", r"\W", r"\b"})


class Beside(NamedTuple):
    """What a match holds beside a piece: texts before it, texts after it, and whether a digit somewhere."""

    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    digit: bool = False


NOTHING = Beside()


class Piece(NamedTuple):
    """A piece of text; `first` and `last` tell whether a match of the pattern begins, or ends, with it."""

    text: str
    first: bool
    last: bool
    beside: Beside = NOTHING


@lru_cache(maxsize=1 << 13)
def fragments(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Return groups of pieces, as `flat` writes them: every match of `pattern` holds one piece of each group."""
    groups = []
    for group in placed_fragments(pattern):
        shortest = sorted({piece.text for piece in group}, key=len)
        groups.append(tuple(p for n, p in enumerate(shortest) if not any(short in p for short in shortest[:n])))
    return tuple(groups)


@lru_cache(maxsize=1 << 13)
def placed_fragments(pattern: str) -> tuple[tuple[Piece, ...], ...]:
    """Return the groups of pieces of a pattern, each piece with its place in what the pattern matches."""
    groups = []
    for spellings in _Reader(pattern).clauses():
        found = dict.fromkeys(map(_longest, spellings))
        if found and all(piece.text for piece in found):
            groups.append(tuple(found))
    return tuple(groups)


def _longest(spelling: str) -> Piece:
    if spelling.isprintable() and "  " not in spelling:  # flat as it is, and known whole: most are
        return Piece(spelling, True, True)
    if not _NOT_WRITTEN.search(spelling):
        return Piece(_flat(spelling), True, True)
    parts = [_flat(part) if "  " in part or not part.isprintable() else part for part in _NOT_WRITTEN.split(spelling)]
    longest = max(parts, key=rarity)
    number = parts.index(longest)
    beside = Beside(_telling(parts[:number]), _telling(parts[number + 1 :]), _DIGIT in spelling)
    return Piece(longest, number == 0, number == len(parts) - 1, beside)


@lru_cache(maxsize=1 << 14)
def rarity(piece: str) -> tuple[int, int]:
    """Return how seldom a piece is met by chance: the letters of its longest word that tells something, then all its
    signs. Function words tell nothing, nor does what is as short as an ending."""
    words = [len(word) for word in _WORD.findall(piece) if len(word) > _ENDING and word not in _function_words()]
    return max(words, default=0), len(piece)


@cache
def _function_words() -> frozenset[str]:
    return frozenset().union(*(load(code).words("function_words") for code in codes()))


def _telling(parts: list[str]) -> tuple[str, ...]:
    """Return the parts that few texts hold; without the spaces at their ends, which two parts may share."""
    return tuple(part for written in parts if len(part := written.strip()) > 1)


@remembered(1 << 12)
def flat(text: str) -> str:
    """Return `text` in lower case, each run of white space as one space."""
    return _flat(text)


def _flat(text: str) -> str:
    lower = text.lower()
    inner = " ".join(lower.split())
    before = " " if lower[:1].isspace() else ""
    return f"{before}{inner}{' ' if inner and lower[-1:].isspace() else ''}"


class _Reader:
    """Reads a phrase into its spellings."""

    def __init__(self, phrase: str) -> None:
        self._tokens = TOKEN.findall(phrase) if not UNREAD.search(phrase) else [")"]
        self._at = 0
        self._depth = 0
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
        return found if len(found) <= _MOST else [_HOLE]

    def _sequence(self) -> list[str]:
        so_far = [""]
        while (token := self._peek()) not in ("", "|", ")"):
            self._at += 1
            part = self._repeated(self._item(token))
            if not self._depth and len(so_far) * len(part) > _MOST:
                self._clauses.append([spelling + _HOLE for spelling in so_far])
                so_far = _cut_short(so_far)
            elif len(so_far) * len(part) > _MOST:
                told = not any(spelling.strip(_UNREADABLE) == "" for spelling in so_far)
                part, so_far = (_cut_short(part), so_far) if told else (part, _cut_short(so_far))
            if len(part) > _MOST:
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
        if mark not in REPEATS and not (mark.startswith("{") and len(mark) > 1):
            return part
        self._at += 1
        if self._peek() in REPEATS:  # lazy, possessive
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


def _cut_short(spellings: list[str]) -> list[str]:
    """Return what is kept of spellings too many to go on with: the space that all of them end with."""
    return [f"{_HOLE} " if all(spelling.endswith(" ") for spelling in spellings) else _HOLE]
