"""Words: one regular expression per language, made from its data; linear on any text."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate, repeat
from typing import NamedTuple

from assistant.document.marks import HANDLE, Address, addresses
from assistant.document.types import Word
from assistant.languages import codes, load
from assistant.languages.possessive import re
from assistant.remembered import remembered

_LETTERS = r"[\w\u0300-\u036F\u0610-\u061A\u064B-\u065F\u0670]"  # with the accents and vowel signs that stand apart
_APOSTROPHE = "['’ʼ＇]"
_HYPHEN = "[-‐‑]"
# A run that holds whole words: letters, digits, what may join them, and a mark between two digits.
_JOINED = f"{_LETTERS[:-1]}'’ʼ＇·‐‑-]"
_RUN = re.compile(rf"(\w{_JOINED}*+(?:(?<=\d)[.,\u00A0\u202F\u066B\u066C](?=\d){_JOINED}++)*+)")
_new = tuple.__new__  # quicker than Word(…)


class Runs(NamedTuple):
    """A text cut where no word goes on: what stands between the runs and each run, in turns, one of the former last.

    `mixed` are the numbers of the runs that are not letters alone.
    """

    parts: list[str]
    mixed: list[int]


@cache
def _pattern(language: str | None) -> re.Pattern[str]:
    """Return what matches one word of the language; without one, what holds in all of them."""
    known = [language] if language else list(codes())
    packs = [load(code) for code in known]
    elided = sorted({form for pack in packs for form in pack.lines("elisions")}, key=len, reverse=True)
    whole = sorted({form for pack in packs for form in pack.lines("whole_words")}, key=len, reverse=True)
    clitics = "|".join(_clitics(language))
    not_clitic = f"(?!(?:t-)?(?:{clitics})(?:-(?:{clitics}))?(?![\\w’'-]))" if clitics else ""
    run = rf"\w{_LETTERS}*+"
    parts = [_spelled(form) + r"(?!\w)" for form in whole if elided or clitics]
    if elided:
        # 's, 'll, 're… after the same letters are English, not elision
        parts.append(rf"(?:{'|'.join(_spelled(e) for e in elided)}){_APOSTROPHE}(?=\w)(?!(?:s|t|d|m|ll|re|ve)\b)")
    parts.append(r"\d++(?:[.,\u00A0\u202F\u066B\u066C]\d++)*+(?!\w)")
    parts.append(rf"{run}(?:{_APOSTROPHE}{run}|{_HYPHEN}{not_clitic}{run}|·\w++)*+")
    return re.compile(rf"(?=\w)(?:{'|'.join(parts)})")


def _clitics(language: str | None) -> Sequence[str]:
    return (load(language).section("words") or {}).get("clitics", ()) if language else ()


def _spelled(form: str) -> str:
    """Return a pattern for a form in either case, with any apostrophe and hyphen (quicker than a flag on the whole)."""
    return "".join(
        _HYPHEN if c == "-" else _APOSTROPHE if c in "'’" else f"[{c}{c.upper()}]" if c.isalpha() else re.escape(c)
        for c in form
    )


def words(text: str, start: int = 0, language: str | None = None) -> tuple[Word, ...]:
    """Return the words of `text`, placed as if it began at `start`.

    An elided word (`l'`) is a word, so is a clitic (`-il` of `dit-il`, French only); a hyphen joins, so does an
    apostrophe elsewhere (`aujourd'hui`, `don't`). Links, e-mail addresses and @handles are no words; the word of a
    hashtag is.
    """
    return words_between(text, runs(text), tuple(addresses(text)), start, language)


def runs(text: str) -> Runs:
    """Return the runs of a text that hold its words."""
    parts = _RUN.split(text)
    return Runs(parts, [number for number, run in enumerate(parts[1::2]) if not run.isalpha()])


def words_between(
    text: str, cut: Runs, links: Sequence[Address], start: int, language: str | None = None
) -> tuple[Word, ...]:
    """Return the words of `text` that stand outside `links`, placed as if it began at `start`."""
    parts, mixed = cut
    ends = list(accumulate(map(len, parts), initial=start))
    whole = [*map(_new, repeat(Word), zip(parts[1::2], ends[1:-1:2], ends[2::2], strict=True))]
    found: list[Word] = []
    at = 0
    for number in mixed:
        run, begin, _ = whole[number]
        pieces = _cut(run, language)
        if len(pieces) == 1 and pieces[0][0] == run:
            continue
        found += whole[at:number]
        found += [_new(Word, (word, begin + first, begin + last)) for word, first, last in pieces]
        at = number + 1
    found = found + whole[at:] if at else whole
    if "-t-" in text or "-T-" in text:
        found = [word for word in found if not _is_link_letter(word, text, start, language)]
    holes = [(link.start, link.end) for link in links]
    if "@" in text or "＠" in text:
        holes = sorted(holes + [match.span() for match in HANDLE.finditer(text)])
    return tuple(_outside(found, holes, start)) if holes else tuple(found)


@remembered(1 << 15, longest=64)
def _cut(run: str, language: str | None) -> tuple[Word, ...]:
    """Return the words of a run of letters, digits and what may join them, placed in it."""
    return tuple(Word(match.group(), *match.span()) for match in _pattern(language).finditer(run))


def _is_link_letter(word: Word, text: str, start: int, language: str | None) -> bool:
    """Whether the word is the t of "parle-t-il", in a language with clitics."""
    begin, end = word.start - start, word.end - start
    alone = word.text in "tT" and text[max(begin - 1, 0) : begin] == "-" and text[end : end + 1] == "-"
    return alone and bool(_clitics(language))


def _outside(found: list[Word], holes: list[tuple[int, int]], start: int) -> list[Word]:
    """Return the words that reach into no hole; the holes stand in order, in a text that begins at `start`."""
    begins, ends = [word.start for word in found], [word.end for word in found]
    kept, at = [], 0
    for first, last in holes:
        before = bisect_right(ends, start + first, at)
        kept += found[at:before]
        at = bisect_left(begins, start + last, before)
    return kept + found[at:]
