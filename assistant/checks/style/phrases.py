"""Phrases of word lists, found in a text with their places.

The lists that the section `phrases` of the languages' data names are looked for together, paragraph by paragraph.
"""

import re
import tomllib
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from assistant.checks.phrasebook import Likely, Phrasebook, Shelf
from assistant.document import Document, Span
from assistant.languages import Pack
from assistant.remembered import remembered

_BEFORE = r"(?:(?<![\w@#-])(?=[\w@(\[-])|(?<!\w)(?=#))"
_BLANK_LINES = re.compile(r"\n\n+")
_CLASS = re.compile(r"(\[[^\]]*\])")
Block = tuple[int, str]  # the place of a part of a text between blank lines, and the part


def phrases(text: str, pack: Pack, name: str) -> tuple[Span, ...]:
    """Return where the phrases of `NAME.txt` stand in `text`; case and the kind of apostrophe do not count.

    A phrase does not run over a blank line. What was found in a paragraph is remembered.
    """
    if "\n\n" not in text:  # one part: what is found in it is remembered by itself
        return tuple([Span(begin, end) for _, begin, end in entries(text.replace("’", "'"), pack, name)])
    return tuple(
        Span(start + begin, start + end)
        for start, block in may_hold(text, pack, name)
        for _, begin, end in entries(block, pack, name)
    )


def prepare(pack: Pack) -> Iterator[None]:
    """Make ready all the lists, a little with each step."""
    for shelf in _shelves(pack).values():
        yield from shelf.prepare()


def may_hold(text: str, pack: Pack, *names: str) -> tuple[Block, ...]:
    """Return the parts of `text` between blank lines that may hold a phrase of one of the lists, with their places."""
    held = [_holding(text, pack, _shelf_of(name, pack)).get(name, []) for name in names]
    return tuple(held[0]) if len(held) == 1 else tuple(sorted({block for blocks in held for block in blocks}))


def sentences_with(document: Document, pack: Pack, name: str, first: int | None = None) -> frozenset[int]:
    """Return the numbers of the sentences (of the `first` alone) in which phrases of `NAME.txt` stand, or may stand."""
    starts = document.sentence_starts[:first]
    last = document.sentences[len(starts) - 1].end if starts else 0
    found = [
        Span(start + begin, start + end)
        for start, block in may_hold(document.judged_text, pack, name)
        if start < last
        for _, begin, end in entries(block, pack, name)
    ]
    places = ((max(bisect_right(starts, start) - 1, 0), bisect_left(starts, end)) for start, end in found)
    return frozenset(number for begin, end in places for number in range(begin, end))


@lru_cache(maxsize=16)  # whole texts, some of them long: few are kept
def blocks(text: str) -> tuple[Block, ...]:
    """Return the parts of `text` between blank lines, each with its place; apostrophes made straight."""
    text = text.replace("’", "'")
    found, at = [], 0
    for match in _BLANK_LINES.finditer(text):
        found.append((at, text[at : match.start()]))
        at = match.end()
    return (*found, (at, text[at:]))


@lru_cache(maxsize=32)
def _holding(text: str, pack: Pack, shelf: str) -> Mapping[str, list[Block]]:
    """Return the parts of `text` between blank lines that may hold a phrase of each list; none where there is none."""
    found: dict[str, list[Block]] = {}
    _shelves(pack)[shelf].expect(text)
    for block in blocks(text):
        for name in _likely(block[1], pack, shelf):
            found.setdefault(name, []).append(block)
    return found


@remembered(1 << 13)
def _likely(block: str, pack: Pack, shelf: str) -> Mapping[str, Likely]:
    return _shelves(pack)[shelf].likely(block)


@remembered(1 << 14)
def entries(block: str, pack: Pack, name: str) -> tuple[tuple[int, int, int], ...]:
    """Return the phrases of a list in a part of a text without blank lines: which, and where they stand."""
    shelf = _shelf_of(name, pack)
    likely = _likely(block, pack, shelf).get(name)
    return tuple(_shelves(pack)[shelf].books[name].entries(block, likely)) if likely else ()


@cache
def _shelf_of(name: str, pack: Pack) -> str:
    return next(shelf for shelf, held in _shelves(pack).items() if name in held.books)


@cache
def _shelves(pack: Pack) -> Mapping[str, Shelf]:
    """Return the lists of phrases, those that are looked for together on one shelf."""
    return {
        shelf: Shelf({name: phrasebook(pack.lines(name) or tuple(themes(pack, name))) for name in names})
        for shelf, names in (pack.section("phrases") or {}).items()
    }


@cache
def themes(pack: Pack, name: str) -> Mapping[str, tuple[str, str]]:
    """Return the phrases of `NAME.toml`, each with its theme and what it says of the phrase; none without the file."""
    source = pack.folder / f"{name}.toml"
    read = tomllib.loads(source.read_text(encoding="utf-8")) if source.exists() else {}
    return {phrase: (theme, said) for theme, listed in read.items() for phrase, said in listed.items()}


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
