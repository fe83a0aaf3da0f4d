"""Numbers as written: in digits, in words, as ordinals, fractions and approximate counts."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

import regex
from text_to_num import text2num

from assistant.rewriting.facts.hide import hide
from assistant.rewriting.facts.tokens import stopwords
from assistant.rewriting.facts.words import Pattern, Table, compiled, either, named, table, words

WEEK = 7
_SPACES = frozenset({" ", "-", "\u00a0", "\u202f"})
_LAST = regex.compile(r"([^\W\d_]+)['’]?[^\S\n]+$")
_PLURAL = regex.compile(r"[^\S\n]+([^\W\d_]+[sx])(?!\w)")
_AFTER_DIGIT = regex.compile(r"\d[\s\u00a0\u202f]*$")
BASES = frozenset({2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100, 1000})  # what shares are told out of
BASE_RANK = 100  # ranks under it are one word
SPOKEN = ("fr", "en")  # languages whose number words are read


@dataclass(frozen=True)
class Numeral:
    """A number and its place. `form` is "cardinal", "group" ("dozen"), "ordinal", "ratio" or "times"."""

    start: int
    end: int
    value: Fraction
    form: str = "cardinal"
    weak: bool = False
    about: bool = False


def numerals(text: str, language: str) -> tuple[Numeral, ...]:
    """Return the numbers of a text from left to right, none overlapping another."""
    taken: list[Numeral] = []
    rest = text
    for find in (_counts, _fractions, _roman, _digits, _ordinals, _spoken):
        found = list(find(rest, language))
        taken += found
        rest = hide(rest, [(numeral.start, numeral.end) for numeral in found])
    return _ratios(text, language, sorted(taken, key=lambda n: n.start))


@cache
def _digit_pattern(language: str) -> Pattern:
    data = words(language)["numbers"]
    group = r"[ \u00a0\u202f.'’]" if data["decimal"] == "," else r"[,\u00a0\u202f ]"
    suffix = either(data["ordinal_suffix"])
    return compiled(
        rf"(?<![\w#@])(?<!\d[.,])(?P<body>\d{{1,3}}(?:{group}\d{{3}})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
        rf"(?!\ufe0f?\u20e3)(?P<ordinal>[-\s]?{suffix}(?!\w))?"
    )


def _digits(text: str, language: str) -> Iterator[Numeral]:
    data = words(language)["numbers"]
    for match in _digit_pattern(language).finditer(text):
        body, ordinal = match["body"], match["ordinal"]
        if not all(c in "0123456789., \u00a0\u202f'’" for c in body) or len(body) > 24:
            continue
        if ordinal and ordinal[0] in " -":
            ordinal = None
        end = match.end() if ordinal else match.end("body")
        value = _value(body, data["decimal"])
        yield Numeral(match.start(), end, value, "ordinal" if ordinal else "cardinal")


@cache
def _grouped(decimal: str, other: str) -> Pattern:
    return regex.compile(rf"\d{{1,3}}(?:{regex.escape(other)}\d{{3}})+(?:{regex.escape(decimal)}\d+)?")


def _value(body: str, decimal: str) -> Fraction:
    other = "." if decimal == "," else ","
    plain = "".join(c for c in body if c not in " \u00a0\u202f'’")
    if _grouped(decimal, other).fullmatch(plain):
        plain = plain.replace(other, "")
    return Fraction(
        plain.replace(",", ".") if plain.count(",") + plain.count(".") <= 1 else plain.translate({44: None, 46: None})
    )


@cache
def _spoken_pattern(language: str) -> Pattern:
    data = words(language)["numbers"]
    word = either(data["words"])
    aged = rf"(?<=(?:under|over)[- ])(?!one)(?:{word})(?=e?s(?!\w))"  # "under-threes"
    return compiled(
        rf"(?<![\w-]){word}(?:(?:-|\s+)(?:{either(data['inside'])}(?:-|\s+))?{word})*(?![\w])(?!['’]\w)|{aged}"
    )


def _spoken(text: str, language: str) -> Iterator[Numeral]:
    if language not in SPOKEN:
        return
    weak = words(language)["numbers"]["weak"]
    for match in _spoken_pattern(language).finditer(text):
        if _AFTER_DIGIT.search(text[max(match.start() - 3, 0) : match.start()]):
            continue
        value = _said(match.group(), language)
        if value is not None:
            doubtful = match.group().lower() in weak and not (value > 1 and _is_counting(text, match, language))
            yield Numeral(match.start(), match.end(), value, weak=doubtful)
            continue
        for word in regex.finditer(r"[^\s-]+", match.group()):
            single = _said(word.group(), language)
            if single is not None:
                start = match.start() + word.start()
                yield Numeral(start, start + len(word.group()), single, weak=word.group().lower() in weak)


def _is_counting(text: str, word: regex.Match[str], language: str) -> bool:
    """Whether a word that also says something else ("neuf") stands where a number does: "par neuf artisans"."""
    small = stopwords(language)
    before, after = _LAST.search(text, 0, word.start()), _PLURAL.match(text, word.end())
    counted = after is not None and after[1] not in small
    return counted and (before is None or before[1].lower() in small)


def _said(phrase: str, language: str) -> Fraction | None:
    try:
        return Fraction(str(text2num(" ".join(phrase.lower().split()), language)))
    except ValueError:
        return None


@cache
def _ordinal_table(language: str) -> Table:
    return table(named(language, "numbers", "ordinals"))


def _ordinals(text: str, language: str) -> Iterator[Numeral]:
    forms = _ordinal_table(language)
    if next(forms.finditer(text), None) is None:
        return
    if language in SPOKEN:
        compound = list(_compound_ordinals(text, language))
        yield from compound
        text = hide(text, [(numeral.start, numeral.end) for numeral in compound])
    for match in forms.finditer(text):
        value = Fraction(forms.key(match))
        yield Numeral(match.start(), match.end(), value, "ordinal", weak=value <= 2)


@cache
def _compound_table(language: str) -> Table:
    data = words(language)["numbers"]
    word, joint = either(data["words"]), rf"(?:-|[^\S\n]+)(?:{either(data['and_rank'])}[-\s])?"
    lead = rf"(?<![\w-])(?P<run>{word}(?:{joint}{word}){{0,5}}?){joint}"
    return table(named(language, "numbers", "ordinals"), before=lead)


def _compound_ordinals(text: str, language: str) -> Iterator[Numeral]:
    """Yield ranks of several words: "cent-millième", "two hundred and fiftieth"; "deux centièmes" are a share."""
    forms, data = _compound_table(language), words(language)["numbers"]
    for match in forms.finditer(text):
        rank, run = Fraction(forms.key(match)), regex.sub(r"[-\s]+", " ", match["run"])
        start, begun = match.start(), _said(run, language)
        if begun is None and " " in run:  # "un cinq centième"
            article, _, run = run.partition(" ")
            start, begun = start + len(article) + 1, _said(run, language)
        if begun is None or begun <= 1 or match.group().endswith("s"):
            continue
        scale = data["rank_scales"].get(str(rank))
        if scale:
            whole = _said(f"{run} {scale}", language)
        else:
            whole = begun + rank if begun > rank and begun % BASE_RANK == 0 else None
        if whole is not None:
            yield Numeral(start, match.end(), whole, "ordinal")


@cache
def _fraction_tables(language: str) -> tuple[tuple[Table, str], ...]:
    return (
        (
            table(
                named(language, "numbers", "fractions"), before=r"(?:(?<![\w/])|(?<=\d)(?=[½¼¾⅓⅔]))", after=r"(?![\w/])"
            ),
            "ratio",
        ),
        (table(named(language, "numbers", "times")), "times"),
    )


def _fractions(text: str, language: str) -> Iterator[Numeral]:
    for forms, form in _fraction_tables(language):
        for match in forms.finditer(text):
            yield Numeral(match.start(), match.end(), Fraction(forms.key(match)), form)


@cache
def _count_table(language: str) -> Table:
    pairs = [*named(language, "numbers", "approximate"), *named(language, "numbers", "exact")]
    return table(((rf"{form}s?", key) for form, key in pairs), before=r"(?<!\w)(?:(?:une|la|a|the)[^\S\n]+)?")


def _counts(text: str, language: str) -> Iterator[Numeral]:
    forms, approximate = _count_table(language), words(language)["numbers"]["approximate"]
    for match in forms.finditer(text):
        key = forms.key(match)
        yield Numeral(match.start(), match.end(), Fraction(key), "group", about=key in approximate)


_ROMAN = regex.compile(
    r"(?<!\w)(?:(?P<roman>[IVX]{1,6})(?P<suffix>er|e|ᵉ|ème|th|st|nd|rd)|(?P<roman>[IVXLC]{1,7})(?=[^\S\n]+(?:siècle|century)))(?!\w)"
)
_ROMAN_DIGITS = (("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))


def _roman(text: str, language: str) -> Iterator[Numeral]:
    for match in _ROMAN.finditer(text):
        rest, value = match["roman"], 0
        for sign, worth in _ROMAN_DIGITS:
            while rest.startswith(sign):
                rest, value = rest[len(sign) :], value + worth
        if not rest:
            end = match.end("suffix") if match["suffix"] else match.end("roman")
            yield Numeral(match.start(), end, Fraction(value), "ordinal")


@cache
def _between(language: str) -> Pattern:
    data = words(language)["numbers"]["ratio"]
    word, nouns = either(data["between"]), rf"(?:{either(data['nouns'])}[^\S\n]+)?"
    return compiled(rf"[^\S\n]+{nouns}{word}[^\S\n]+")


@cache
def _and_half(language: str) -> Pattern:
    return compiled(rf"[^\S\n]+{either(words(language)['numbers']['and_half'])}[^\S\n]+")


@cache
def _days(language: str) -> Pattern:
    """Return "jours" in "cinq jours sur sept", which is no share."""
    return compiled(rf"(?<!\w){either(words(language)['units']['day'])}(?!\w)")


def _times_before(text: str, last: Numeral | None, numeral: Numeral) -> Numeral:
    """Return a group as the number it comes to, with the one it is told by right before it: "two dozen" is 24."""
    if numeral.form != "group":
        return numeral
    plain = replace(numeral, form="cardinal")
    if last is None or last.form != "cardinal" or last.weak or text[last.end : numeral.start] not in _SPACES:
        return plain
    return replace(plain, start=last.start, value=last.value * numeral.value)


def _ratios(text: str, language: str, found: list[Numeral]) -> tuple[Numeral, ...]:
    """Join "un train sur trois" and "one in four" into one ratio."""
    joined: list[Numeral] = []
    for each in found:
        last = joined[-1] if joined else None
        numeral = _times_before(text, last, each)
        if last is not None and numeral.start == last.start:
            joined[-1] = numeral
            continue
        if last is not None and last.end == numeral.start and numeral.form == "ratio" and last.form == "cardinal":
            joined[-1] = replace(last, end=numeral.end, value=last.value + numeral.value, weak=False)  # "2½"
        elif (
            last is not None
            and numeral.value == Fraction(1, 2)
            and _and_half(language).fullmatch(text, last.end, numeral.start)
        ):
            joined[-1] = replace(last, end=numeral.end, value=last.value + numeral.value, weak=False)
        elif (
            last is not None
            and last.form == numeral.form == "cardinal"
            and 0 < last.value <= numeral.value in BASES
            and numeral.value > 1
            and last.value.denominator == numeral.value.denominator == 1
            and "." not in text[last.start : last.end]  # the 3.0 of a version
            and _between(language).fullmatch(text, last.end, numeral.start)
            and not (numeral.value == WEEK and _days(language).search(text, last.end, numeral.start))
        ):
            joined[-1] = replace(last, end=numeral.end, value=last.value / numeral.value, form="ratio", weak=False)
        else:
            joined.append(numeral)
    return tuple(joined)
