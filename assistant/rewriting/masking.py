"""Addresses and protected words hidden from a model behind placeholders, and put back after."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import regex

from assistant.rewriting.facts import Fact, email, handle, link, phone
from assistant.rewriting.facts.hide import HIDDEN, hide

NAMES = {"link": "LINK", "email": "MAIL", "phone": "PHONE", "handle": "ACCOUNT", "word": "WORD", "text": "TEXT"}
ANY_LANGUAGE = "en"  # addresses are the same in every language
# Tolerates what models do to a placeholder: other case, lost or added brackets and spaces, an escaped underscore, its
# name in another language.
_MARK = regex.compile(
    rf"\[{{1,2}}[^\S\n]*(?:{'|'.join(NAMES.values())})[^\S\n]*\\*[_ -]?[^\S\n]*(?P<n>\d{{1,6}})[^\S\n]*\]{{1,2}}"
    r"|\[\[[^\S\n]*\p{L}{3,12}\\?_(?P<n>\d{1,6})[^\S\n]*\]\]",
    regex.I,
)


@dataclass(frozen=True)
class Placeholder:
    """A mark, what it stands for and how often the text held it."""

    mark: str
    value: str
    count: int


@dataclass(frozen=True)
class Masked:
    """A text with its addresses hidden, and the table that brings them back."""

    text: str
    table: tuple[Placeholder, ...]


@dataclass(frozen=True)
class Unmasked:
    """A text with its addresses back; values that came back too seldom or too often, marks that stand for nothing."""

    text: str
    lost: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()


def mask(text: str, protected: Iterable[str] = ()) -> Masked:
    """Return the text with each link, e-mail, phone, account and protected word behind a placeholder.

    The same value gets the same placeholder everywhere. What looks like a placeholder already is hidden too.
    """
    marks: dict[tuple[str, str], str] = {}
    counts: Counter[tuple[str, str]] = Counter()
    pieces, last = [], 0
    for kind, start, end in _places(text, tuple(protected)):
        value = (kind, text[start:end])
        marks.setdefault(value, f"[[{NAMES[kind]}_{len(marks) + 1}]]")
        counts[value] += 1
        pieces += [text[last:start], marks[value]]
        last = end
    table = tuple(Placeholder(mark, value[1], counts[value]) for value, mark in marks.items())
    return Masked("".join([*pieces, text[last:]]), table)


def _places(text: str, protected: tuple[str, ...]) -> list[tuple[str, int, int]]:
    found: list[tuple[str, int, int]] = [("text", *m.span()) for m in _MARK.finditer(text)]
    rest = hide(text.replace(HIDDEN, " "), [(start, end) for _, start, end in found])
    for finder in (link.find, email.find, phone.find, handle.find):
        facts: list[Fact] = list(finder(rest, ANY_LANGUAGE))
        found += [(fact.kind, fact.start, fact.end) for fact in facts]
        rest = hide(rest, [(fact.start, fact.end) for fact in facts])
    found += _words(rest, protected)
    return sorted(found, key=lambda place: place[1])


def _words(text: str, protected: tuple[str, ...]) -> Iterator[tuple[str, int, int]]:
    wanted = sorted({word for word in protected if word.strip()}, key=len, reverse=True)
    if wanted:
        pattern = regex.compile(rf"(?<!\w)(?:{'|'.join(regex.escape(word) for word in wanted)})(?!\w)")
        yield from (("word", *m.span()) for m in pattern.finditer(text))


def unmask(text: str, table: Iterable[Placeholder]) -> Unmasked:
    """Return the text with every placeholder replaced by its value, however the model spelt it."""
    known = {_number(entry.mark): entry for entry in table}
    seen: Counter[int] = Counter()
    unknown: list[str] = []

    def back(match: "regex.Match[str]") -> str:
        entry = known.get(int(match["n"]))
        if entry is None:
            unknown.append(match.group())
            return str(match.group())
        seen[int(match["n"])] += 1
        return entry.value

    shown = _MARK.sub(back, text)
    lost = tuple(entry.value for number, entry in known.items() if seen[number] < entry.count)
    doubled = tuple(entry.value for number, entry in known.items() if seen[number] > entry.count)
    return Unmasked(shown, lost, doubled, tuple(unknown))


def conceal(text: str, table: Iterable[Placeholder]) -> str:
    """Return what is said to a model of a text, each masked value behind its mark as the model knows it."""
    for entry in sorted(table, key=lambda entry: len(entry.value), reverse=True):
        text = text.replace(entry.value, entry.mark)
    return text


def _number(mark: str) -> int:
    match = _MARK.fullmatch(mark)
    return int(match["n"]) if match else 0
