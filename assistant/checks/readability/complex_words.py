"""Too many long words that the general public seldom meets.

Why: a reader who stumbles on a word loses the sentence; three in a paragraph, and the text is for specialists.
Fix: say it in words everybody uses, or explain it the first time. Keyphrases, names and hashtags are left out.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each rare word once where their share of the words is over `max_share`; silent where they are few."""
    words = subject.rare_words
    share = len(words) / subject.document.word_count
    first = {word.text.lower(): word for word in reversed(words)}
    if len(first) < limits["min_rare"] or share <= limits["max_share"]:
        return
    percent = {"percent": round(100 * share, 1), "most": round(100 * limits["max_share"], 1)}
    for word in sorted(first.values(), key=lambda word: word.start)[: limits["shown"]]:
        yield Hit(Span(word.start, word.end), round(share, 3), limits["max_share"], {"word": word.text, **percent})


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("“{word}” is a word few people use; {percent}% of the words are of that kind, where {most}% are enough."),
        N_("Say it in everyday words, or explain it here once."),
    ),
)
