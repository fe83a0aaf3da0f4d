"""A denial or a limit put in or taken out between the very words of the source: "refunds are (not) possible"."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, takewhile

from assistant.rewriting.facts.hashtag import fold
from assistant.rewriting.facts.tokens import stopwords
from assistant.rewriting.facts.words import words
from assistant.rewriting.guard.claims import alteration
from assistant.rewriting.guard.comparison import Alteration
from assistant.rewriting.guard.slots import rows
from assistant.rewriting.guard.text import Read, Span

REACH = 8  # words on each side that are looked at
NEAR, MANY, LIMITED = 2, 3, 5  # words
HALF = 5  # words after the first half of a denial in which its second one stands


@dataclass(frozen=True)
class _Row:
    """A sentence without its denials and limits: its words, their places, what stood before which of them."""

    words: tuple[str, ...]
    spans: tuple[Span, ...]
    denied: Mapping[int, str]

    def around(self, gap: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the words before a gap, nearest first, and those after it, as far as the next denial."""
        low = max([max(gap - REACH, 0), *(d for d in self.denied if d < gap)])
        high = min([gap + REACH, *(d for d in self.denied if d > gap)])
        return self.words[low:gap][::-1], self.words[gap:high]

    def shown(self, gap: int, led: int, followed: int) -> Span:
        """Return the place of so many words around a gap."""
        return self.spans[gap - led][0], self.spans[gap + followed - 1][1]  # one at least on either side


@dataclass(frozen=True)
class _Gap:
    """A place between two words of a sentence."""

    row: _Row
    at: int

    @property
    def denied(self) -> str | None:
        return self.row.denied.get(self.at)

    def run(self, other: "_Gap") -> tuple[int, int]:
        """Return how many words in a row two gaps share before them, and after them."""
        (led, followed), (before, after) = self.row.around(self.at), other.row.around(other.at)
        return _common(led, before), _common(followed, after)


def compare(source: Read, rewrite: Read) -> Iterator[Alteration]:
    """Yield what is denied on one side only, among the same words."""
    if source.bridge or "toggled" not in words(source.language):
        return
    told, said = _rows(source), _rows(rewrite)
    wanted = {_between(row, at) for row in (*told, *said) for at in row.denied if at}
    if not wanted:
        return
    small = stopwords(source.language)
    known = _gaps(told, wanted)
    for between, gaps in _gaps(said, wanted).items():
        for gap in gaps:
            run, other = max(((gap.run(g), g) for g in known.get(between, ())), key=_length, default=(None, None))
            if run and other and gap.denied != other.denied and _tells(gap, other, run, small):
                spans = other.row.shown(other.at, *run), gap.row.shown(gap.at, *run)
                kind = "negation" if "negation" in (gap.denied, other.denied) else "scope"
                if kind == "scope" and (sum(run) < LIMITED or all(_limited(s, source.language) for s in (told, said))):
                    continue  # the limit is told elsewhere
                yield alteration(kind, (source, spans[0]), (rewrite, spans[1]))
                return


def _length(found: tuple[tuple[int, int], _Gap]) -> int:
    return sum(found[0])


def _tells(gap: _Gap, other: _Gap, run: tuple[int, int], small: frozenset[str]) -> bool:
    """Whether two gaps share words enough: what is denied, and what it is denied of."""
    (led, followed), row = run, gap.row
    opens = led == gap.at == other.at
    ends = followed == len(row.words) - gap.at == len(other.row.words) - other.at
    of_what = led >= NEAR or opens or (led > 0 and row.words[gap.at - 1] not in small)
    what = ends or any(word not in small for word in row.words[gap.at : gap.at + followed])
    return led + followed >= MANY and (followed > 0 or ends) and of_what and what


def _limited(sentences: list[_Row], language: str) -> bool:
    """Whether a text tells a limit anywhere."""
    alone = _denials(language)["alone"].keys()
    return any("scope" in row.denied.values() or not alone.isdisjoint(row.words) for row in sentences)


def _between(row: _Row, at: int) -> tuple[str, str]:
    return row.words[at - 1], row.words[at] if at < len(row.words) else ""


def _gaps(sentences: list[_Row], wanted: set[tuple[str, str]]) -> Mapping[tuple[str, str], list[_Gap]]:
    """Return the places between two wanted words, by these words."""
    found: dict[tuple[str, str], list[_Gap]] = {}
    for row in sentences:
        for at, between in enumerate(pairwise((*row.words, "")), start=1):
            if between in wanted:
                found.setdefault(between, []).append(_Gap(row, at))
    return found


def _rows(side: Read) -> list[_Row]:
    data, marks, short = _denials(side.language), _marks(side.language), "n't" in side.folded
    return [
        _row(spans, row, data) if short or not marks.isdisjoint(row) else _Row(row, spans, {})
        for spans, row in rows(side)
    ]


def _row(places: Sequence[Span], row: Sequence[str], data: Mapping[str, Mapping[str, str]]) -> _Row:
    kept: list[str] = []
    spans: list[Span] = []
    denied: dict[int, str] = {}
    half = -HALF
    for number, word in enumerate(row):
        after_half = number - half < HALF
        if word in data["halves"]:
            half = number
        elif word in data["denials"] or (after_half and word in data["second"]):
            denied[len(kept)] = "negation"
        elif word in data["limits"] or (after_half and word in data["only"] and len(kept) not in denied):
            if not _counts(row, number + 1, data):
                denied.setdefault(len(kept), "scope")
        else:
            whole = data["joined"].get(word) or (word[:-3] if word.endswith("n't") else None)
            kept.append(whole or word)
            spans.append(places[number])
            if whole:
                denied[len(kept)] = "negation"
    return _Row(tuple(kept), tuple(spans), denied)


def _counts(row: Sequence[str], place: int, data: Mapping[str, Mapping[str, str]]) -> bool:
    """Whether a number follows: "only five places left" tells how many are left."""
    return any(word.isdigit() or word in data["numbers"] for word in row[place : place + 1])


@cache
def _denials(language: str) -> Mapping[str, Mapping[str, str]]:
    """Return the words that deny, folded, with what is left of those that hold a verb ("can't")."""
    data = words(language)["toggled"]
    plain = {name: {fold(word): "" for word in forms} for name, forms in data.items() if name != "joined"}
    plain["numbers"] = {fold(word): "" for word in words(language)["numbers"]["words"]}
    return plain | {"joined": {fold(word): left for word, left in data["joined"].items()}}


@cache
def _marks(language: str) -> frozenset[str]:
    """Return every word that denies or limits; most sentences hold none."""
    return frozenset().union(*(forms for name, forms in _denials(language).items() if name not in ("alone", "numbers")))


def _common(told: tuple[str, ...], said: tuple[str, ...]) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(told, said, strict=False)))
