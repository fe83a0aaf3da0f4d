"""Phrases of a word list, found in a text with their places."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
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
    for start, block in holding(text, _book(pack, (name,))):
        for begin, end in _in_block(block, pack, name):
            found.append(Span(start + begin, start + end))
    return tuple(found)


def may_hold(text: str, pack: Pack, *names: str) -> tuple[tuple[int, str], ...]:
    """Return the parts of `text` between blank lines that may hold a phrase of one of the lists, with their places."""
    return holding(text, _book(pack, names))


def sentences_with(document: Document, pack: Pack, name: str, first: int | None = None) -> frozenset[int]:
    """Return the numbers of the sentences (of the `first` alone) in which phrases of `NAME.txt` stand, or may stand."""
    starts = document.sentence_starts[:first]
    last = document.sentences[len(starts) - 1].end if starts else 0
    found = [
        Span(start + begin, start + end)
        for start, block in holding(document.judged_text, _book(pack, (name,)))
        if start < last
        for begin, end in _in_block(block, pack, name)
    ]
    places = ((max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end)) for start, end in found)
    return frozenset(number for begin, end in places for number in range(begin, end))


@lru_cache(maxsize=16)  # whole texts, some of them long: few are kept
def blocks(text: str) -> tuple[tuple[int, str], ...]:
    """Return the parts of `text` between blank lines, each with its place; apostrophes made straight."""
    text = text.replace("’", "'")
    found, at = [], 0
    for match in _BLANK_LINES.finditer(text):
        found.append((at, text[at : match.start()]))
        at = match.end()
    return (*found, (at, text[at:]))


@lru_cache(maxsize=256)  # the lists of a dozen texts
def holding(text: str, book: Phrasebook) -> tuple[tuple[int, str], ...]:
    """Return the parts of `text` between blank lines that may hold a phrase of the book, each with its place."""
    parts = blocks(text)
    if book.pieces.always:
        return parts
    written, ends, flats = _written(text)
    kept: list[tuple[int, str]] = []
    last = -1
    for place, numbers in book.pieces.hits(written):
        number = bisect_right(ends, place)
        if number > last and any(book.pieces.may_hold(one, flats[number]) for one in numbers):
            last = number
            kept.append(parts[number])
    return tuple(kept)


@lru_cache(maxsize=16)
def _written(text: str) -> tuple[str, Sequence[int], Sequence[str]]:
    """Return the parts of a text between blank lines, written flat: together, where each ends, and one by one."""
    flats = tuple(flat(block) + "\n" for _, block in blocks(text))
    return "".join(flats), tuple(accumulate(map(len, flats))), flats


@remembered(1 << 14)
def _in_block(block: str, pack: Pack, name: str) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in _book(pack, (name,)).find(block))


@cache
def _book(pack: Pack, names: tuple[str, ...]) -> Phrasebook:
    return phrasebook(tuple(line for name in names for line in pack.lines(name)))


def phrasebook(lines: tuple[str, ...]) -> Phrasebook:
    """Return these phrases ready for the search, as whole words; case does not count."""
    return Phrasebook(lines, _BEFORE, r"(?!\w)", re.IGNORECASE, _bounded, whole=True)


def _bounded(line: str) -> str:
    """Return a phrase as a pattern: any run of spaces where it has one, and no repetition without an end."""
    for endless, ended in ((r"\S+", r"\S{1,40}"), (r"\w+", r"\w{1,40}"), (")*", "){0,4}"), (")+", "){1,4}")):
        line = line.replace(endless, ended)
    parts = _CLASS.split(line)  # a space inside [- ] is one sign among others
    parts[::2] = [part.replace(" ?", r"\s{0,3}").replace(" ", r"\s{1,3}") for part in parts[::2]]
    return "".join(parts)
