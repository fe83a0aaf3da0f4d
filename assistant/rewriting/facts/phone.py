"""Telephone numbers, read by the numbering plans of the regions in `facts_regions.txt`.

Those of `facts_regions_bare.txt` begin with no zero: their groups tell them from other figures.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import pairwise

import phonenumbers
import regex

from assistant.languages.pack import FOLDER
from assistant.rewriting.facts.fact import Fact

BARE = "bare"  # the unit of a number of a region without a first zero, its country code not written
_FEWEST = 8  # digits
_NARROW = str.maketrans("\u202f\u2009", "  ")  # spaces that phonenumbers takes for no part of a number
_SPACE = r"[-. \u00a0\u202f]"
_BELGIAN = r"0\d{1,3}/[\d. \u00a0]{5,10}\d"  # the area set apart by a stroke
_CANDIDATE = regex.compile(
    rf"(?<![\w.,/€$£+-])(?:{_BELGIAN}|(?:\+|00|\(?0[ \u00a0\u202f]?)[\d(](?:[\d()\u00a0\u202f-]| |\.(?! )){{4,22}}\d"
    rf"|(?:1[-. ])?\(?\d{{3}}\)?{_SPACE}?\d{{3}}{_SPACE}\d{{4}})(?![\w/€$£%]|[.,]\d|[^\S\n]?[€$£%])"
)
_NORTH_AMERICAN = frozenset({"US", "CA"})
_NORTH_AMERICA = regex.compile(r"(?:1[-. ])?\(?\d{3}\)?[-. \u00a0\u202f]?\d{3}[-.\u00a0 ]\d{4}")
_PAIRED = regex.compile(
    r"(?<![\w.,/€$£+-]|\d )[1-9]\d{0,2}(?P<between>[-. \u00a0\u202f])\d{2,3}(?:(?P=between)\d{2}){2,3}"
    r"(?![\w/€$£%]|[-. \u00a0\u202f,]\d|[^\S\n]?[€$£%])"
)


def find(text: str, language: str) -> Iterator[Fact]:
    """Yield telephone numbers; `value` is the national number, `unit` the country code where it is written."""
    taken: list[tuple[int, int]] = []
    spaced = text.translate(_NARROW)
    for match in _CANDIDATE.finditer(spaced):
        read = _read(match.group())
        if read:
            start, end = match.span()
            taken.append((start, end))
            if text[start] != "(" and start and text[start - 1] == "(" and ")" in match.group():
                start -= 1
            yield Fact("phone", text[start:end], start, end, read[0], unit=read[1])
    for match in _PAIRED.finditer(spaced):
        inside = any(start < match.end() and match.start() < end for start, end in taken)
        if not inside and (number := _read_bare(match.group(), match["between"])):
            start, end = match.span()
            yield Fact("phone", text[start:end], start, end, number, unit=BARE)


@cache
def bare_codes() -> frozenset[str]:
    """Return the country codes of the regions whose numbers begin with no zero."""
    without_zero = {*regions("facts_regions_bare.txt"), *_NORTH_AMERICAN}
    return frozenset(str(phonenumbers.country_code_for_region(region)) for region in without_zero)


@cache
def regions(file: str = "facts_regions.txt") -> tuple[str, ...]:
    """Return the regions whose numbers are read, the likeliest first."""
    lines = (FOLDER / file).read_text(encoding="utf-8").splitlines()
    return tuple(line.split("#")[0].strip() for line in lines if line.split("#")[0].strip())


@lru_cache(maxsize=4096)
def _read_bare(candidate: str, between: str) -> str | None:
    """Return the national number that groups of figures make in a region without a first zero; None without one."""
    groups = [int(group) for group in candidate.split(between)]
    steps = {after - before for before, after in pairwise(groups)}
    if len(steps) == 1 or sum(c.isdigit() for c in candidate) < _FEWEST:
        return None  # sizes: "36 38 40 42"
    for region in regions("facts_regions_bare.txt"):
        number = phonenumbers.parse(candidate, region)
        if phonenumbers.is_valid_number(number):
            return str(number.national_number)
    return None


@lru_cache(maxsize=4096)
def _read(candidate: str) -> tuple[str, str | None] | None:
    international = candidate.startswith(("+", "00"))
    digits = sum(c.isdigit() for c in candidate)
    if not _FEWEST <= digits <= 15:
        return None
    plain = "+" + candidate[2:] if candidate.startswith("00") else candidate
    for region in regions()[:1] if international else regions():
        try:
            number = phonenumbers.parse(plain, region)
        except phonenumbers.NumberParseException:
            continue
        national = str(number.national_number)
        if phonenumbers.is_possible_number(number) and (international or _fits(candidate, region)):
            bare = BARE if region in _NORTH_AMERICAN else None
            return national, str(number.country_code) if international else bare
    return None


def _fits(candidate: str, region: str) -> bool:
    if region in _NORTH_AMERICAN:
        return bool(_NORTH_AMERICA.fullmatch(candidate))
    return candidate.lstrip("(").startswith("0")
