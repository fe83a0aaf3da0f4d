"""Cuts a paragraph into the tokens a trained pipeline knows, by the data of the language (its section `grammar`).

The pipeline's own tokenizer is not used: building the French one takes several seconds.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from assistant.document.abbreviations import rules
from assistant.document.marks import EMOJI, HANDLE, HASHTAG, addresses
from assistant.document.types import Paragraph
from assistant.languages import load
from assistant.languages.possessive import re

_PLAIN = str.maketrans("’ʼ＇‘‐‑", "''''--")  # the signs the pipelines have seen, each in the place of its variants
_SURROGATE = re.compile("[\ud800-\udfff]")
_UNKNOWN = "\ufffd"


class Piece(NamedTuple):
    """A token to be: its place in the text of the paragraph, and the form in which the pipeline reads it."""

    start: int
    end: int
    form: str


@dataclass(frozen=True)
class _Cutter:
    """What cuts the tokens of one language; `split` says after how many letters a solid word is two (can|not)."""

    pattern: re.Pattern[str]
    split: Mapping[str, int]


def pieces(paragraph: Paragraph, language: str) -> tuple[tuple[Piece, ...], ...]:
    """Return the tokens of each sentence, placed in the paragraph's text; together they cover all but white space."""
    plain = _SURROGATE.sub(_UNKNOWN, paragraph.text).translate(_PLAIN)
    holes = _holes(plain)
    starts = [hole[0] for hole in holes]
    found = []
    for sentence in paragraph.sentences:
        begin, end = sentence.start - paragraph.start, sentence.end - paragraph.start
        inside = holes[bisect_left(starts, begin) : bisect_left(starts, end)]
        found.append(tuple(_joined(list(_between(plain, begin, end, inside, language)), plain, end, language)))
    return tuple(found)


def _holes(plain: str) -> list[tuple[int, int]]:
    """Return the places of links, e-mail addresses, @handles and hashtags, in order: a token each."""
    found = [(a.start, a.end) for a in addresses(plain)]
    if "@" in plain or "＠" in plain:
        found += [match.span() for match in HANDLE.finditer(plain)]
    if "#" in plain or "＃" in plain:
        found += [match.span() for match in HASHTAG.finditer(plain)]
    kept: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def _between(plain: str, begin: int, end: int, holes: list[tuple[int, int]], language: str) -> Iterator[Piece]:
    cutter = _cutter(language)
    for start, stop in (*holes, (end, end)):
        for match in cutter.pattern.finditer(plain, begin, start):
            form = match.group()
            at = cutter.split.get(form.lower()) if cutter.split else None
            if at:
                yield Piece(match.start(), match.start() + at, form[:at])
                yield Piece(match.start() + at, match.end(), form[at:])
            else:
                yield Piece(match.start(), match.end(), form)
        if start < stop:
            stop = min(stop, end)
            yield Piece(start, stop, plain[start:stop].lstrip("#＃"))
        begin = stop


def _joined(cut: list[Piece], plain: str, end: int, language: str) -> Iterator[Piece]:
    """Yield the pieces, the full stop of an abbreviation joined to it (the sentence's own last one only to a title)."""
    known = rules(language)
    at = 0
    while at < len(cut):
        piece = cut[at]
        dot = cut[at + 1] if at + 1 < len(cut) else None
        if dot and dot.form == "." and dot.start == piece.end:
            kind = known.kind(piece.form + ".")
            initial = len(piece.form) == 1 and piece.form.isupper()
            if kind == "always" or ((kind or initial) and dot.end < end):
                piece = Piece(piece.start, dot.end, piece.form + ".")
                at += 1
        yield piece
        at += 1


@cache
def _cutter(language: str) -> _Cutter:
    pack = load(language)
    data = pack.section("grammar") or {}
    letters = r"[^\W\d_][\w\u0300-\u036F]*"  # completed below: `?` makes the star take little, `+` all there is
    clitics = sorted(data.get("clitics", ()), key=len, reverse=True)
    attached = rf"(?:{'|'.join(map(re.escape, clitics))})" if clitics else "(?!)"
    glued = "|".join(re.escape(clitic) for clitic in clitics if clitic[0].isalpha())  # don't: no sign shows where
    elided = "|".join(sorted(pack.lines("elisions"), key=len, reverse=True))
    joint = "['-]" if data.get("keeps_hyphens") else "'"
    parts = [
        r"(?:[^\W\d_]\.){2,}+",  # initials
        "|".join(re.escape(word) + r"(?!\w)" for word in pack.lines("whole_words"))
        if data.get("keeps_hyphens")
        else "",
        rf"(?:{elided})'(?=\w)(?!(?:s|t|d|m|ll|re|ve)\b)" if elided else "",
        rf"{attached}(?![\w-])|{attached}(?={attached}(?![\w-]))",
        rf"{letters}?(?=(?:{glued})(?!\w))" if glued else "",
        rf"{letters}+(?:(?!{attached}{{1,2}}(?![\w-])){joint}{letters}+)*+",
        r"\d++(?:[.,:]\d++)*+\w*+",
        r"\.{2,}+",
        EMOJI.pattern,
        r"\w++",
        r"\S",
    ]
    pattern = re.compile("|".join(part for part in parts if part), re.IGNORECASE)
    return _Cutter(pattern, data.get("split", {}))
