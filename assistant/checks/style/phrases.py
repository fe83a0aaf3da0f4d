"""Phrases of a word list, found in a text with their places."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate

from assistant.checks.phrasebook import Phrasebook
from assistant.document import Document, Span
from assistant.languages import Pack
from assistant.languages.fragments import flat
from assistant.remembered import remembered

_BEFORE = r"(?:(?<![\w@#-])(?=[\w@(\[-])|(?<!\w)(?=#))"
_BLANK_LINES = re.compile(r"\n\n+")
_CLASS = re.compile(r"(\[[^\]]*\])")


def phrases(text: str, pack: Pack, name: str) -> tuple[Span, ...]:
    """Return where the phrases of `NAME.txt` stand in `text`; case and the kind of apostrophe do not count.

    A phrase does not run over a blank line. What was found in a paragraph is remembered.
    """
    found: list[Span] = []
    for start, block in holding(text, _book(pack, name)):
        for begin, end in _in_block(block, pack, name):
            found.append(Span(start + begin, start + end))
    return tuple(found)


def sentences_with(document: Document, pack: Pack, name: str) -> frozenset[int]:
    """Return the numbers of the sentences of the prose in which phrases of `NAME.txt` stand, or may stand."""
    starts = document.sentence_starts
    found = phrases(document.judged_text, pack, name)
    places = ((max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end)) for start, end in found)
    return frozenset(number for first, last in places for number in range(first, last))


@lru_cache(maxsize=256)
def blocks(text: str) -> tuple[tuple[int, str], ...]:
    """Return the parts of `text` between blank lines, each with its place; apostrophes made straight."""
    text = text.replace("’", "'")
    found, at = [], 0
    for match in _BLANK_LINES.finditer(text):
        found.append((at, text[at : match.start()]))
        at = match.end()
    return (*found, (at, text[at:]))


def holding(text: str, book: Phrasebook) -> Iterator[tuple[int, str]]:
    """Yield the parts of `text` between blank lines that may hold a phrase of the book, each with its place."""
    parts = blocks(text)
    if book.pieces.always:
        yield from parts
        return
    written, ends = _written(text)
    last = -1
    for place, _ in book.pieces.hits(written):
        number = bisect_right(ends, place)
        if number > last:
            last = number
            yield parts[number]


@lru_cache(maxsize=16)
def _written(text: str) -> tuple[str, Sequence[int]]:
    """Return the parts of a text between blank lines, written flat one after the other, and where each ends."""
    flats = [flat(block) + "\n" for _, block in blocks(text)]
    return "".join(flats), tuple(accumulate(map(len, flats)))


@remembered(1 << 14)
def _in_block(block: str, pack: Pack, name: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _book(pack, name).find(block))


@cache
def _book(pack: Pack, name: str) -> Phrasebook:
    return phrasebook(pack.lines(name))


def phrasebook(lines: tuple[str, ...]) -> Phrasebook:
    """Return these phrases ready for the search, as whole words; case does not count."""
    return Phrasebook(lines, _BEFORE, r"(?!\w)", re.IGNORECASE, _bounded)


def _bounded(line: str) -> str:
    """Return a phrase as a pattern: any run of spaces where it has one, and no repetition without an end."""
    for endless, ended in ((r"\S+", r"\S{1,40}"), (r"\w+", r"\w{1,40}"), (")*", "){0,4}"), (")+", "){1,4}")):
        line = line.replace(endless, ended)
    parts = _CLASS.split(line)  # a space inside [- ] is one sign among others
    parts[::2] = [part.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}") for part in parts[::2]]
    return "".join(parts)
