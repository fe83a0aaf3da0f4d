"""Which digits are a quantity or an hour, and which a code, a postcode, a ratio."""

import re

from assistant.languages import Pack

_BEFORE = re.compile(r"[\w°º]+")
_TOWN_AFTER = re.compile(r"[\s\u00a0]*,?[\s\u00a0]+([^\W\d_]+)")
_TOWN_BEFORE = re.compile(r"[^\W\d_][\w'’-]*,?[\s\u00a0]*\(?$")
_WORD_AFTER = re.compile(r"[\s\u00a0]+[^\W\d_A-ZÀ-Ý]")
_DATE = re.compile(r"(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])")
# Digits alone between quotation marks are quoted as they are: the password « 123456 ».
_OPENED, _CLOSED = re.compile(r"[«“„\"'‘][ \u00a0\u202f]?\Z"), re.compile(r"[ \u00a0\u202f]?[»”“\"'’]")
_WINDOW = 40  # characters before the digits that may say what they are
_NEAR = 5  # words before the digits among which « code » or « numéro » tells
_LONGEST = 9  # digits of a number written out without spaces, unless it is round


def is_code(text: str, start: int, end: int, pack: Pack) -> bool:
    """Whether a run of digits is a code, a postcode, a date or a phone number, and no quantity."""
    data = pack.section("style.typography") or {}
    digits = text[start:end]
    if digits.startswith("0") or _DATE.fullmatch(digits) or (len(digits) > _LONGEST and not digits.endswith("000")):
        return True
    if _OPENED.search(text[max(start - 2, 0) : start]) and _CLOSED.match(text, end):
        return True
    before = [word.lower() for word in _BEFORE.findall(text[max(start - _WINDOW, 0) : start])]
    if before and before[-1] in data["code_words"] and text[start - 1] != "\n":
        return True
    if set(before[-_NEAR:]) & set(data["naming_words"]):
        return True
    if len(digits) != data["digits"]:
        return False
    one = set(before[-1:]) & set(data["postcode_articles"]) and not _is_counting(text, end)  # le 59000, c'est Lille
    return bool(one) or _is_postcode(text, start, end)


def _is_counting(text: str, end: int) -> bool:
    """Whether what comes after some digits is what they count."""
    return _WORD_AFTER.match(text, end) is not None or text[end : end + 1] in ("€", "%")


def _is_postcode(text: str, start: int, end: int) -> bool:
    """Whether a town stands after five digits (69003 Lyon), or before them with no noun after (Lyon 69003)."""
    after = _TOWN_AFTER.match(text, end)
    if after is not None and _is_town(after.group(1)):
        return True
    window = max(start - _WINDOW, 0)
    before = _TOWN_BEFORE.search(text[window:start])
    if before is None or not _is_town(before.group()):
        return False
    place = window + before.start()
    lead = text[max(place - 3, 0) : place].rstrip(" \u00a0")
    if before.group().endswith("(") and text[end : end + 1] == ")":
        return True
    return not _is_counting(text, end) and bool(lead) and lead[-1] not in ".!?\n"


def _is_town(word: str) -> bool:
    """Whether a word beside five digits is a town: Rennes or RENNES, but not DH, EUR or FCFA."""
    return word[0].isupper() and (not word.isupper() or len(word) > 4)


def is_ratio(text: str, start: int, written: str, pack: Pack) -> bool:
    """Whether 9:16 is a ratio, a score or a verse: by itself or by a word before, unless « à » stands before it."""
    data = pack.section("style.typography") or {}
    before = [word.lower() for word in _BEFORE.findall(text[max(start - _WINDOW, 0) : start])]
    if set(before[-1:]) & set(data["hour_words"]):
        return False
    return written in data["ratios"] or bool(set(before[-3:]) & set(data["ratio_words"]))
