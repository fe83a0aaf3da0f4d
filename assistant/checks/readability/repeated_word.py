"""A word that comes back again and again within a few lines.

Why: the ear notices a word said four times in forty words, and hears a writer short of words.
Fix: use a pronoun, a synonym, or join two sentences. Words of the keyphrases, the title and the headings, and what the
whole text is about, may come back: nobody looks for another word for them.
"""

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Set
from itertools import compress
from operator import itemgetter
from typing import NamedTuple

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.keyphrase.phrase import function_words
from assistant.document import Paragraph, Span
from assistant.document.surface import words as words_of
from assistant.languages.inflection import fold
from assistant.languages.lemmas import lemma
from assistant.messages import N_
from assistant.remembered import remembered

LONGEST = 2_000  # words of a paragraph that is remembered
HEAD = 4  # letters: the forms of a word begin alike, which spares most words the table of lemmas
_HEAD_OF = itemgetter(slice(HEAD))


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each place where one content word stands `max_times` times or more within `window` words."""
    document = subject.document
    bounds = Bounds(limits["min_letters"], limits["max_times"], limits["window"])
    hits = [
        hit
        for paragraph, forms in zip(document.prose, document.paragraph_forms, strict=True)
        if paragraph.kind == "paragraph" and paragraph.language is None
        for hit in _in_paragraph(paragraph, _repeated(forms, subject.pack.code, bounds), bounds)
    ]
    if hits:
        heads = {str(hit.params["word"])[:HEAD].lower() for hit in hits}
        subjects = _subjects(subject, limits, heads, document.forms)
        yield from (hit for hit in hits if hit.params["base"] not in subjects)


class Bounds(NamedTuple):
    """How long a word is that may be told, and how often it stands within how many words."""

    letters: int
    times: int
    window: int


class Repeated(NamedTuple):
    """A word said again and again: its place among the words, its dictionary form, and how often it stands."""

    place: int
    base: str
    times: int


def _in_paragraph(paragraph: Paragraph, found: tuple[Repeated, ...], bounds: Bounds) -> Iterator[Hit]:
    words = [word for sentence in paragraph.sentences for word in sentence.words] if found else []
    for place, base, times in found:
        word = words[place]
        params = {"word": word.text, "base": base, "count": times, "window": bounds.window}
        yield Hit(Span(word.start, word.end), times, bounds.times - 1, params)


@remembered(1 << 13, LONGEST)
def _repeated(forms: tuple[str, ...], language: str, bounds: Bounds) -> tuple[Repeated, ...]:
    """Return the words that stand too often within the window, each time they have."""
    shortest = min(HEAD, bounds.letters)
    heads = [*map(str.lower, map(_HEAD_OF, forms))]
    often = {head for head, times in Counter(heads).items() if times >= bounds.times and len(head) >= shortest}
    if not often:
        return ()
    left_out = function_words(language)
    recent: dict[str, deque[int]] = {}
    found = []
    for place, head in enumerate(heads):
        text = forms[place]
        if head not in often or len(text) < bounds.letters or not text.isalpha() or text[0].isupper():
            continue
        if text.lower() in left_out or (base := _base(text, language)) in left_out:
            continue
        seen = recent.setdefault(base, deque())
        seen.append(place)
        while place - seen[0] >= bounds.window:
            seen.popleft()
        if len(seen) >= bounds.times:
            found.append(Repeated(place, base, len(seen)))
            seen.clear()
    return tuple(found)


def _subjects(subject: Subject, limits: Limits, heads: Set[str], times: Mapping[str, int]) -> frozenset[str]:
    """Return which words that begin like these may come back: of keyphrases, title and headings, or of the whole."""
    document, language = subject.document, subject.pack.code
    named = [document.meta.title or "", *subject.goal.keyphrases, *subject.goal.terms]
    written = [word for text in named for word in _written(text, language)]
    written += [word.text for heading in document.headings for s in heading.sentences for word in s.words]
    sums: Counter[str] = Counter()
    lower = "\n".join(times).lower().split("\n")  # at once: several times quicker than one by one
    alike = [*map(heads.__contains__, map(_HEAD_OF, lower))]
    for text, count in zip(compress(lower, alike), compress(times.values(), alike), strict=True):
        sums[_base(text, language)] += count
    least = max(limits["subject_times"], limits["subject_share"] * document.word_count)
    common = {base for base, count in sums.items() if count >= least}
    return frozenset(_base(word, language) for word in written if word[:HEAD].lower() in heads) | common


@remembered(1 << 10)
def _written(text: str, language: str) -> tuple[str, ...]:
    return tuple(word.text for word in words_of(text, 0, language))


def _base(word: str, language: str) -> str:
    return fold(lemma(word, language))


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("“{word}” stands {count} times within {window} words; {limit} times are enough."),
        N_("Use a pronoun or another word for one of them, or join two sentences."),
    ),
)
