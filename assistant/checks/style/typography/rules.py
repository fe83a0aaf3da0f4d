"""The rules, one function per kind of issue; each yields what it finds in a text."""

import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from assistant.checks.style.typography.capitals import accented_capital, is_preposition_before
from assistant.checks.style.typography.issue import Issue
from assistant.checks.style.typography.numbers import is_code, is_ratio
from assistant.checks.style.typography.protected import Protected
from assistant.languages import Pack
from assistant.languages.marked_names import marked_names
from assistant.remembered import remembered

NBSP = "\u00a0"
NO_LIMITS: Mapping[str, Any] = MappingProxyType({})
_BESIDE_MARKS = frozenset({"missing_space_before_punctuation", "missing_nbsp"})
_BREAKS = frozenset(" \t\n\r\f\v«»([\u00a0\u202f\u2009")  # what ends a word with the marks glued to it, read backwards
_BEFORE_APOSTROPHE = re.compile(r"[^\W\d_]+\Z")
_LETTERS = re.compile(r"[\w’'\-]*\Z")
_WINDOW = 80  # characters looked back for the beginning of a word: longer than any
# A pattern that begins with the sign it looks for, and looks back from there, is many times quicker.
_TIGHT = re.compile(
    r"[!?;:»](?:(?<=[\w)\]’'\"…€%°»][!?])[!?]*(?![\w/=&#+@!?-])"
    r"|(?<=[\w)\]’'\"…€%°»][;:])(?![)(\]\[|*\\])(?![\w/=&#+@!?-])|(?<=[\w)\]’'\"…€%°!?.]»)(?!\w))"
)
_OPEN = re.compile(r"«(?=[^\s\u00a0\u202f«])[^\s«»]*")
_SPACED = re.compile(r"[;:!?»](?<=[^\s«»(\[\u00a0\u202f] [;:!?»])")
_OPEN_SPACED = re.compile(r"« (?=\S)[^\s»]*")
_UNIT = re.compile(r"(?<![\w,.])(\d[\d\u00a0\u202f.,]*) ([%€])")
_QUOTES = re.compile(r"(?<![\w=])\"(?=[^\"\n]{0,60}?[^\W\d_])([^\s\"][^\"\n]{0,300}?(?<=[^\s\"]))\"(?!\w)")
_DOUBLE = re.compile(r"(?<=[^\s«»(\[\u00a0\u202f])([ \u00a0]{2,})(\S+)")
_PAIRS_OF_SPACES = ("  ", " \u00a0", "\u00a0 ", "\u00a0\u00a0")
_DOTS = re.compile(r"(?<![./])\.{3,}(?!/)")
_APOSTROPHE = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*'(?:[\w’'-]*\w)")
_JOINED = re.compile(r"[\w’'-]+")
_WORD = re.compile(r"[A-Z](?<![\w.-][A-Z])[\w-]*")
_LONE_A = re.compile(
    r"(?:^[^\w\n]{0,8}|(?<=[.!?…\n])[ \u00a0]*|(?<=[.!?…»] )|(?<=: )|(?<=:\u00a0))(?<!\w)(A)(?=[ \u00a0]([^\W_]+))",
    re.MULTILINE,
)
_FIGURE = re.compile(r"\d")
_DIGITS = re.compile(r"\d(?<![\w.,/:#@°+-]\d)\d{4,}(?![\w/:-]|[.,]\d{4,})")
_CURRENCY = re.compile(r"(?<![\w,.])\d+(?:[.,\u00a0\u202f ]\d+){0,6}[kM]?[€£$](?!\w)")
_HOUR = re.compile(r"(?<![\w:.,/])(?<!\D-)([01]?\d|2[0-3]):([0-5]\d)(?![\w:]|[.,]\d)")
_CLOCK = re.compile(r"\d:\d")
_ORDINAL = re.compile(
    r"([\dIVXLCDM](?<![\w-].)(?:(?<=\d)\d*|(?<=[IVXLCDM])[IVXLCDM]*))(i?[èeé]mes?|i[eè]mes?|i?[èeé]res?|iers?)(?!\w)"
)


def _run_start(text: str, end: int) -> int:
    """Return where the word that ends at `end` begins, the marks glued to it included."""
    start = end
    while start > max(end - _WINDOW, 0) and text[start - 1] not in _BREAKS:
        start -= 1
    return start


def missing_space_before_punctuation(text: str, pack: Pack) -> Iterator[Issue]:
    """Find ; : ! ? » glued to the word before, « glued to the word after."""
    for match in _TIGHT.finditer(text):
        start = _run_start(text, match.start())
        if text[start : match.end()] in marked_names():
            continue  # a name that holds the mark: Yahoo!
        yield Issue("missing_space_before_punctuation", start, match.end(), match.start(), match.start(), NBSP)
    for match in _OPEN.finditer(text):
        yield Issue(
            "missing_space_before_punctuation", match.start(), match.end(), match.start() + 1, match.start() + 1, NBSP
        )


def missing_nbsp(text: str, pack: Pack) -> Iterator[Issue]:
    """Find an ordinary space where the line must not break: before ; : ! ? » % €, after «."""
    for match in _SPACED.finditer(text):
        space = match.start() - 1
        yield Issue("missing_nbsp", _run_start(text, space), match.end(), space, space + 1, NBSP)
    for match in _UNIT.finditer(text) if " %" in text or " €" in text else ():
        yield Issue("missing_nbsp", match.start(), match.end(), match.end(1), match.end(1) + 1, NBSP)
    for match in _OPEN_SPACED.finditer(text):
        yield Issue("missing_nbsp", match.start(), match.end(), match.start() + 1, match.start() + 2, NBSP)


def straight_quotes(text: str, pack: Pack) -> Iterator[Issue]:
    """Find "…" around French words."""
    for match in _QUOTES.finditer(text) if '"' in text else ():
        yield Issue("straight_quotes", *match.span(), *match.span(), f"«{NBSP}{match.group(1)}{NBSP}»")


def double_space(text: str, pack: Pack) -> Iterator[Issue]:
    """Find two spaces in a row between two words."""
    if not any(pair in text for pair in _PAIRS_OF_SPACES):
        return
    for match in _DOUBLE.finditer(text):
        start = _run_start(text, match.start())
        yield Issue("double_space", start, match.end(), *match.span(1), NBSP if NBSP in match.group(1) else " ")


def ellipsis_dots(text: str, pack: Pack) -> Iterator[Issue]:
    """Find three dots or more where there is one sign."""
    for match in _DOTS.finditer(text) if "..." in text else ():
        before = _LETTERS.search(text, max(match.start() - _WINDOW, 0), match.start())
        glued = match.start() > 0 and text[match.start() - 1] not in _BREAKS
        start = before.start() if before and before.group() else match.start() - glued
        yield Issue("ellipsis_dots", start, match.end(), *match.span(), "…")


def apostrophe_straight(text: str, pack: Pack) -> Iterator[Issue]:
    """Find words written with the typewriter's apostrophe."""
    at = text.find("'")
    while at >= 0:
        start = at
        while start and (text[start - 1].isalnum() or text[start - 1] in "_’'-"):
            start -= 1
        match = _APOSTROPHE.match(text, start)
        if match:
            yield Issue("apostrophe_straight", *match.span(), *match.span(), match.group().replace("'", "’"))
        run = _JOINED.match(text, at)  # one word at most begins in a run
        at = text.find("'", run.end() if run else at + 1)


def uppercase_accent(text: str, pack: Pack) -> Iterator[Issue]:
    """Find capitals that lost their accent."""
    for match in _WORD.finditer(text):
        right = accented_capital(match.group(), pack)
        if right and not _inside_a_name(text, match.start(), pack):
            yield Issue("uppercase_accent", *match.span(), *match.span(), right)
    for match in _LONE_A.finditer(text) if "A " in text or "A\u00a0" in text else ():
        if is_preposition_before(match.group(2), pack):
            yield Issue("uppercase_accent", *match.span(1), *match.span(1), "À")


def _inside_a_name(text: str, start: int, pack: Pack) -> bool:
    """Whether an apostrophe before a word ties it to one that is not elided: a name (Compost’Age)."""
    if text[max(start - 1, 0)] not in "'’":
        return False
    before = _BEFORE_APOSTROPHE.search(text, max(start - _WINDOW, 0), start - 1)
    return before is not None and before.group().lower() not in pack.words("elisions")


def number_format(text: str, pack: Pack) -> Iterator[Issue]:
    """Find long numbers without spaces between the groups; codes, postcodes and phone numbers are no numbers."""
    for match in _DIGITS.finditer(text):
        if not is_code(text, match.start(), match.end(), pack):
            grouped = f"{int(match.group()):,}".replace(",", NBSP)
            yield Issue("number_format", *match.span(), *match.span(), grouped)


def currency_spacing(text: str, pack: Pack) -> Iterator[Issue]:
    """Find an amount glued to its currency."""
    for match in _CURRENCY.finditer(text) if "€" in text or "£" in text or "$" in text else ():
        yield Issue("currency_spacing", *match.span(), match.end() - 1, match.end() - 1, NBSP)


def hour_format(text: str, pack: Pack) -> Iterator[Issue]:
    """Find hours written 18:30 instead of 18 h 30; a ratio or a score is no hour."""
    for match in _HOUR.finditer(text) if _CLOCK.search(text) else ():
        if not is_ratio(text, match.start(), match.group(), pack):
            minutes = "" if match.group(2) == "00" else f"{NBSP}{match.group(2)}"
            yield Issue("hour_format", *match.span(), *match.span(), f"{int(match.group(1))}{NBSP}h{minutes}")


def ordinals(text: str, pack: Pack) -> Iterator[Issue]:
    """Find 1ère, 2ème, XIIème instead of 1re, 2e, XIIe."""
    for match in _ORDINAL.finditer(text):
        number, ending = match.groups()
        if len(number) == 1 and number in "LCDM":
            continue  # « Mème » is a word
        if number in ("1", "I") and ending.startswith("ier"):
            right = "er"
        elif number in ("1", "I") and "m" not in ending:
            right = "re"
        elif "m" in ending:
            right = "e"
        else:
            continue
        yield Issue("ordinals", *match.span(), *match.span(2), right + ("s" if ending.endswith("s") else ""))


_Rules = tuple[Callable[[str, Pack], Iterator[Issue]], ...]
_OF_WORDS: _Rules = (
    missing_space_before_punctuation, missing_nbsp, straight_quotes, double_space, ellipsis_dots, apostrophe_straight,
    uppercase_accent, ordinals,
)  # fmt: skip
_OF_FIGURES: _Rules = (number_format, currency_spacing, hour_format)


@remembered(1 << 12)
def issues(text: str, pack: Pack) -> tuple[Issue, ...]:
    """Return all issues of a French text, in order; none inside what is protected."""
    rules = (*_OF_WORDS, *_OF_FIGURES) if _FIGURE.search(text) else _OF_WORDS
    found = [issue for rule in rules for issue in rule(text, pack)]
    if not found:
        return ()
    protected = Protected(text)
    return tuple(sorted(i for i in found if not protected.covers(i.mend_start, i.mend_end + 1)))


def wanted(issue: Issue, text: str, limits: Mapping[str, Any]) -> bool:
    """Whether the limits leave an issue in: its kind is not `off`, its mark not one of those that stay glued."""
    if issue.kind in limits.get("off", ()):
        return False
    return issue.kind not in _BESIDE_MARKS or text[issue.mend_end : issue.mend_end + 1] not in limits.get("glued", ())


def repair(text: str, pack: Pack, limits: Mapping[str, Any] = NO_LIMITS) -> str:
    """Return the text mended, but for what the limits leave out; mending it again changes nothing."""
    for _ in range(10):  # what is mended may show a second issue beside it
        told = (issue for issue in issues(text, pack) if wanted(issue, text, limits))
        found = sorted(told, key=lambda i: (i.mend_start, i.mend_end), reverse=True)
        edge = len(text) + 1
        for issue in found:
            if issue.mend_end <= edge and (issue.mend_end < edge or issue.mend_start < edge):
                text = text[: issue.mend_start] + issue.mended + text[issue.mend_end :]
                edge = issue.mend_start
        if not found:
            break
    return text
