"""Where a keyphrase stands in a text: any order, any inflection, within a sentence; by its content words."""

import itertools
import re
from collections.abc import Iterator, Sequence

from assistant.checks.keyphrase import likely
from assistant.checks.keyphrase.atoms import APOSTROPHES, HYPHENS, Atom, atoms
from assistant.checks.keyphrase.compiling import compile_phrase
from assistant.checks.keyphrase.occurrences import Occurrence, occurrences
from assistant.checks.keyphrase.phrase import Phrase, Unit
from assistant.document import Document, Span
from assistant.remembered import remembered


def find(document: Document, keyphrase: str) -> tuple[Span, ...]:
    """Return where `keyphrase` stands in the prose: from its first to its last content word, left to right.

    Each sentence holds as many as the rarest content word has occurrences. Between quotation marks a keyphrase is
    looked for word by word as it is written.
    """
    phrase = compile_phrase(keyphrase, document.language)
    found: list[Span] = []
    for sentence in likely.sentences(document, phrase):
        by = sentence.start
        found += [Span(start + by, end + by) for start, end in find_in(sentence.text, phrase)]
    return tuple(found)


@remembered(1 << 13)
def find_in(text: str, phrase: Phrase, start: int = 0) -> tuple[Span, ...]:
    """Return where `phrase` stands in one sentence that begins at `start`; a line break ends a sentence too."""
    if "\n" in text:
        lines = re.finditer(r"[^\n]+", text)
        return tuple(span for line in lines for span in find_in(line.group(), phrase, start + line.start()))
    row = atoms(text, phrase.language)
    if phrase.exact:
        return tuple(Span(s.start + start, s.end + start) for s in _exact(row, text, phrase))
    places = list(occurrences(row, text, phrase))
    return tuple(Span(s.start + start, s.end + start) for s in _pair(places, row, phrase.units))


@remembered(1 << 12)
def units_in(text: str, phrase: Phrase) -> frozenset[int]:
    """Return the indexes of the content words that stand anywhere in `text`; all or none of a quoted keyphrase."""
    if phrase.exact:
        return frozenset(range(len(phrase.units))) if find_in(text, phrase) else frozenset()
    row = atoms(text, phrase.language)
    return frozenset(unit for place in occurrences(row, text, phrase) for unit in place.units)


def _exact(row: list[Atom], text: str, phrase: Phrase) -> Iterator[Span]:
    wanted = [atom.form for atom in phrase.exact]
    gaps = [_joint(phrase.text, a, b) for a, b in zip(phrase.exact, phrase.exact[1:], strict=False)]
    index = 0
    while index + len(wanted) <= len(row):
        here = row[index : index + len(wanted)]
        if (
            [atom.form for atom in here] == wanted
            and not any(atom.is_hashtag for atom in here)
            and gaps == [_joint(text, a, b) for a, b in itertools.pairwise(here)]
            and not _hyphenated(text, here)
        ):
            yield Span(here[0].start, here[-1].end)
            index += len(wanted)
        else:
            index += 1


def _joint(text: str, left: Atom, right: Atom) -> str:
    gap = text[left.end : right.start]
    if gap in APOSTROPHES:
        return "'"
    if gap in HYPHENS:
        return "-"
    return " " if not gap.strip() else gap


def _hyphenated(text: str, here: Sequence[Atom]) -> bool:
    return (
        text[here[-1].end : here[-1].end + 1] in HYPHENS or text[max(here[0].start - 1, 0) : here[0].start] in HYPHENS
    )


def _pair(places: list[Occurrence], row: list[Atom], units: Sequence[Unit]) -> list[Span]:
    """Return one span per full set of content words: each closes at its last word and takes the nearest others."""
    same = list(map(likely.written, units))
    needed = {text: same.count(text) for text in same}
    open_: dict[tuple[str, ...], list[Occurrence]] = {text: [] for text in needed}
    spans = []
    for place in places:
        for text in {same[unit] for unit in place.units}:
            open_[text].append(place)
        if all(len(open_[text]) >= times for text, times in needed.items()):
            taken = [open_[text].pop() for text, times in needed.items() for _ in range(times)]
            first, last = min(p.first for p in taken), max(p.last for p in taken)
            spans.append(Span(row[first].start, row[last].end))
    return sorted(spans)
