"""Telephone numbers, read by the numbering plans of the regions in `facts_regions.txt`."""

from collections.abc import Iterator
from functools import cache, lru_cache

import phonenumbers
import regex

from assistant.languages.pack import FOLDER
from assistant.rewriting.facts.fact import Fact

_SPACE = r"[-. \u00a0\u202f]"
_BELGIAN = r"0\d{1,3}/[\d. \u00a0]{5,10}\d"  # the area set apart by a stroke
_CANDIDATE = regex.compile(
    rf"(?<![\w.,/€$£+-])(?:{_BELGIAN}|(?:\+|00|\(?0[ \u00a0\u202f]?)[\d(][\d() .\u00a0\u202f-]{{4,22}}\d"
    rf"|(?:1[-. ])?\(?\d{{3}}\)?{_SPACE}?\d{{3}}{_SPACE}\d{{4}})(?![\w/€$£%]|[.,]\d|[^\S\n]?[€$£%])"
)
_NORTH_AMERICA = regex.compile(r"\(?\d{3}\)?[-. \u00a0\u202f]?\d{3}[-.\u00a0 ]\d{4}")


def find(text: str, language: str) -> Iterator[Fact]:
    """Yield telephone numbers; `value` is the national number, `unit` the country code where it is written."""
    for match in _CANDIDATE.finditer(text):
        read = _read(match.group())
        if read:
            start, end = match.span()
            if text[start] != "(" and start and text[start - 1] == "(" and ")" in match.group():
                start -= 1
            yield Fact("phone", text[start:end], start, end, read[0], unit=read[1])


@cache
def regions() -> tuple[str, ...]:
    """Return the regions whose numbers are read, the likeliest first."""
    lines = (FOLDER / "facts_regions.txt").read_text(encoding="utf-8").splitlines()
    return tuple(line.split("#")[0].strip() for line in lines if line.split("#")[0].strip())


@lru_cache(maxsize=4096)
def _read(candidate: str) -> tuple[str, str | None] | None:
    international = candidate.startswith(("+", "00"))
    digits = sum(c.isdigit() for c in candidate)
    if not 8 <= digits <= 15:
        return None
    plain = "+" + candidate[2:] if candidate.startswith("00") else candidate
    for region in regions()[:1] if international else regions():
        try:
            number = phonenumbers.parse(plain, region)
        except phonenumbers.NumberParseException:
            continue
        national = str(number.national_number)
        if phonenumbers.is_possible_number(number) and (international or _fits(candidate, region)):
            return national, str(number.country_code) if international else None
    return None


def _fits(candidate: str, region: str) -> bool:
    if region in {"US", "CA"}:
        return bool(_NORTH_AMERICA.fullmatch(candidate))
    return candidate.lstrip("(").startswith("0")
