"""Whether one full stop ends a sentence: what stands before it decides, then what comes after."""

import re

from assistant.document.abbreviations import Rules, phrase_kind
from assistant.document.upcoming import Upcoming
from assistant.languages.likelihood import frequent_forms

_INITIALS = re.compile(r"(?:[^\W\d_]{1,2}\.-?)+[^\W\d_]{1,2}")
_ROMAN = re.compile(r"[IVXLCDM]+\b")
_ROMAN_ORDINAL = re.compile(r"[IVX]{2,}")
_NAMED = re.compile(r"(?:\w{2,3}[ \u00A0]|\w['’])[A-ZÀ-ÖØ-Þ]")
_DOUBLE_NAME = re.compile(r"[^\W\d_]-[^\W\d_a-zß-ÿ]$")  # Anne-L.
_VOWEL = re.compile(r"[aeiouyàâäáãåæéèêëíìîïóòôöõøœúùûüýÿ]|[^\x00-\u024F]")
LONGEST = 24  # characters before a full stop that are looked at
_ITEM = 240  # characters an item of a list in one line may hold
_SHORT = 5  # letters of an abbreviation that no list holds
_BEFORE = " \u00a0\t-–—•*([«“\"'"
_AROUND = "«“„\"'’(‘[{*_"


def ends_at_full_stop(text: str, begin: int, dot: int, following: Upcoming, known: Rules) -> bool:
    """Whether the full stop at `dot`, in a sentence that starts at `begin`, ends it before what follows."""
    before = text[max(begin, dot - LONGEST) : dot].split()
    if not before or text[dot - 1].isspace():
        return True
    token = before[-1].lstrip(_AROUND)
    bare = _unelided(token)
    kind = phrase_kind(text, dot, token + ".", known) or known.kind(token + ".")
    if not kind and bare is not token:
        kind = phrase_kind(text, dot, bare + ".", known) or known.kind(bare + ".")
    if kind:
        if kind == "name" and following.kind == "upper" and _NAMED.match(text, following.start):
            return False  # an article and a capital: a name (rés. Les Pins)
        if kind == "word" and following.kind == "lower" and has_capital(text, begin, dot):
            return False
        if kind == "capital" and following.kind == "lower" and text[begin].islower():
            return _calls(following.word, before, known)
        return _after_abbreviation(kind, following, known)
    if _INITIALS.fullmatch(bare):
        return following.kind == "other" or (following.kind == "upper" and known.opens(following.word))
    if _DOUBLE_NAME.search(bare):
        bare = bare[-1]
    if len(bare) == 1 and bare.isalpha() and bare.isupper():
        if following.kind == "upper" and any(map(_is_choice, before[-3:-1])):
            return True  # the last of several (vote A, B or C.)
        return _after_letter(bare, before[-2] if len(before) > 1 else None, following, known)
    if bare.isdecimal() and len(bare) <= 2 and _numbers_an_item(text, dot, bare):
        return False
    if known.ordinal_dot and ((bare.isdigit() and len(bare) <= 2) or _ROMAN_ORDINAL.fullmatch(bare)):
        return _after_ordinal(before, following, known)
    if following.kind not in ("lower", "digit") or len(bare) < 2 or not bare.isalpha():
        return True
    if following.kind == "digit" and len(before) == 1 and _labels(bare, known):
        return False
    return not _is_cut_short(bare, following, known, has_capital(text, begin, dot))


def _is_choice(token: str) -> bool:
    """Whether a word is a letter that names one thing of several; in English "I" and "A" are words."""
    letter = token.rstrip(",")
    return len(letter) == 1 and letter.isalpha() and letter.isupper() and (token != letter or letter not in "AI")


def _labels(word: str, known: Rules) -> bool:
    """Whether a word alone before a figure may be a label cut short (Pop. 4,300; not Non. 3 fois non)."""
    return len(word) <= _SHORT and word[0].isupper() and not _VOWEL.search(word[-1].lower()) and not known.opens(word)


def has_capital(text: str, begin: int, end: int) -> bool:
    """Whether the sentence that begins at `begin` opens with a capital: then a small letter after a mark tells."""
    while begin < end and text[begin] in _BEFORE:
        begin += 1
    return begin < end and text[begin].isupper()


def _is_cut_short(word: str, following: Upcoming, known: Rules, capital: bool) -> bool:
    """Whether a word that no list of abbreviations holds looks like one: no vowel, or cut before one."""
    lower = word.lower()
    if following.kind == "lower" and not _VOWEL.search(lower):
        return True
    if not capital or len(word) > _SHORT or word.isupper() or _VOWEL.search(lower[-1]):
        return False
    forms = frequent_forms(known.language)
    return bool(forms) and lower not in forms


def _after_ordinal(before: list[str], following: Upcoming, known: Rules) -> bool:
    """Whether a sentence ends after a number that may be an ordinal (am 3. Mai; höchstens 25. Anmeldung)."""
    if following.kind != "upper":
        return following.kind == "other"
    plain = len(before) > 1 and before[-2].lstrip(_AROUND).lower() in known.cardinal_before
    return known.opens(following.word) or (plain and following.word.lower() not in known.calendar)


def _numbers_an_item(text: str, dot: int, figures: str) -> bool:
    """Whether the figures before `dot` number an item of a list in one line (1. soup 2. fish)."""
    number = int(figures)
    if number == 1:
        return re.search(r"\s2\.\s", text[dot : dot + _ITEM]) is not None
    return re.search(rf"(?<![^\s(:]){number - 1}\.\s", text[max(dot - _ITEM, 0) : dot]) is not None


def _unelided(token: str) -> str:
    """Return the word without the elided one before it."""
    return token.replace("’", "'").rpartition("'")[2] if "'" in token or "’" in token else token


def _calls(word: str, before: list[str], known: Rules) -> bool:
    """Whether, in a text without capitals, an order to the reader follows a measure (jusqu'à 22 h. pensez à…)."""
    measure = len(before) > 1 and before[-2][-1:].isdigit()
    return measure and word.islower() and known.orders(word)


def _after_abbreviation(kind: str, following: Upcoming, known: Rules) -> bool:
    upper = following.kind == "upper"
    if kind == "word":
        return following.kind != "digit"
    if kind == "number":
        return (upper and not _ROMAN.fullmatch(following.word)) or following.kind == "other"
    if kind == "name":
        return upper and known.opens(following.word)
    if kind == "capital":
        return (upper and following.word.lower() not in known.calendar) or following.kind == "other"
    return False


def _after_letter(letter: str, before: str | None, following: Upcoming, known: Rules) -> bool:
    """Whether a sentence ends after a single capital: an initial (J. Martin) or a name of things (plan B.)."""
    if letter in known.letters and before:
        return True
    last = before.lstrip(_AROUND) if before else ""
    noun = _unelided(last).lower()
    if noun in known.letter_nouns:
        return following.kind in ("upper", "other")
    if following.kind != "upper" or not last:
        return False
    initials = len(last) <= 3 and last.endswith(".")
    return known.opens(following.word) and not (initials and following.word.lower() in known.particles)
