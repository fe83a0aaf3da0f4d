"""A word that comes back again and again within a few lines.

Why: the ear notices a word said three times in forty words, and hears a writer short of words.
Fix: use a pronoun, a synonym, or join two sentences. The keyphrase is left out: other checks count it.
"""

from collections import deque
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.keyphrase.phrase import function_words
from assistant.document import Span, Word
from assistant.languages.inflection import fold
from assistant.languages.lemmas import lemma
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each place where one content word stands `max_times` times or more within `window` words."""
    left_out = _left_out(subject)
    recent: dict[str, deque[tuple[int, Word]]] = {}
    for paragraph in subject.document.prose:
        if paragraph.kind != "paragraph":
            continue
        recent.clear()
        words = (word for sentence in paragraph.sentences for word in sentence.words)
        for place, word in enumerate(words):
            if len(word.text) < limits["min_letters"] or not word.text.isalpha() or word.text[:1].isupper():
                continue
            base = fold(lemma(word.text, subject.pack.code))
            if base in left_out or word.text.lower() in left_out:
                continue
            seen = recent.setdefault(base, deque())
            seen.append((place, word))
            while place - seen[0][0] >= limits["window"]:
                seen.popleft()
            if len(seen) >= limits["max_times"]:
                params = {"word": word.text, "count": len(seen), "window": limits["window"]}
                yield Hit(Span(word.start, word.end), len(seen), limits["max_times"] - 1, params)
                seen.clear()


def _left_out(subject: Subject) -> frozenset[str]:
    language = subject.pack.code
    phrases = [word for keyphrase in subject.goal.keyphrases for word in keyphrase.split()]
    return function_words(language) | {fold(lemma(word, language)) for word in phrases}


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("“{word}” stands {count} times within {window} words."),
        N_("Use a pronoun or another word, or join two sentences."),
    ),
)
