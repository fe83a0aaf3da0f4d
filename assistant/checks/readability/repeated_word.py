"""A word that comes back again and again within a few lines.

Why: the ear notices a word said four times in forty words, and hears a writer short of words.
Fix: use a pronoun, a synonym, or join two sentences. Words of the keyphrases, the title and the headings, and what the
whole text is about, may come back: nobody looks for another word for them.
"""

from collections import Counter, deque
from collections.abc import Iterator, Mapping, Set

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.keyphrase.phrase import function_words
from assistant.document import Paragraph, Span, Word
from assistant.document.surface import words as words_of
from assistant.languages.inflection import fold
from assistant.languages.lemmas import lemma
from assistant.messages import N_

HEAD = 4  # letters: the forms of a word begin alike, which spares most words the table of lemmas


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each place where one content word stands `max_times` times or more within `window` words."""
    times = subject.document.forms
    heads = _heads(times, limits)
    hits = [hit for p in subject.document.prose if _is_read(p) for hit in _in_paragraph(p, subject, limits, heads)]
    if hits:
        subjects = _subjects(subject, limits, {str(hit.params["word"])[:HEAD].lower() for hit in hits}, times)
        yield from (hit for hit in hits if hit.params["base"] not in subjects)


def _heads(times: Mapping[str, int], limits: Limits) -> dict[str, str]:
    """Return the head of each word that may come back: those of the words that begin like enough others."""
    shortest = min(HEAD, limits["min_letters"])
    heads = {text: text[:HEAD].lower() for text in times if len(text) >= shortest}
    sums: Counter[str] = Counter()
    for text, head in heads.items():
        sums[head] += times[text]
    return {text: head for text, head in heads.items() if sums[head] >= limits["max_times"]}


def _is_read(paragraph: Paragraph) -> bool:
    return paragraph.kind == "paragraph" and paragraph.language is None


def _in_paragraph(paragraph: Paragraph, subject: Subject, limits: Limits, heads: Mapping[str, str]) -> Iterator[Hit]:
    words = [word for sentence in paragraph.sentences for word in sentence.words]
    here = [(place, heads[word[0]]) for place, word in enumerate(words) if word[0] in heads]
    sums = Counter([head for _, head in here])
    often = {head for head, times in sums.items() if times >= limits["max_times"]}
    if not often:
        return
    left_out = function_words(subject.pack.code)
    recent: dict[str, deque[tuple[int, Word]]] = {}
    for place, head in here:
        word = words[place]
        text = word[0]
        if head not in often or len(text) < limits["min_letters"] or not text.isalpha() or text[0].isupper():
            continue
        if text.lower() in left_out:
            continue
        base = _base(text, subject.pack.code)
        if base in left_out:
            continue
        seen = recent.setdefault(base, deque())
        seen.append((place, word))
        while place - seen[0][0] >= limits["window"]:
            seen.popleft()
        if len(seen) >= limits["max_times"]:
            params = {"word": text, "base": base, "count": len(seen), "window": limits["window"]}
            yield Hit(Span(word.start, word.end), len(seen), limits["max_times"] - 1, params)
            seen.clear()


def _subjects(subject: Subject, limits: Limits, heads: Set[str], times: Mapping[str, int]) -> frozenset[str]:
    """Return which words that begin like these may come back: of keyphrases, title and headings, or of the whole."""
    document, language = subject.document, subject.pack.code
    named = [document.meta.title or "", *subject.goal.keyphrases, *subject.goal.terms]
    written = [word.text for text in named for word in words_of(text, 0, language)]
    written += [word.text for heading in document.headings for s in heading.sentences for word in s.words]
    sums: Counter[str] = Counter()
    for text, count in times.items():
        lower = text.lower()
        if lower[:HEAD] in heads:
            sums[_base(lower, language)] += count
    least = max(limits["subject_times"], limits["subject_share"] * document.word_count)
    common = {base for base, count in sums.items() if count >= least}
    return frozenset(_base(word, language) for word in written if word[:HEAD].lower() in heads) | common


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
