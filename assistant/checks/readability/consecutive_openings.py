"""Several sentences in a row begin with the same word.

Why: it sounds like a list read aloud; the reader stops hearing what is new.
Fix: turn one sentence around, or join two.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Sentence, Span
from assistant.languages.inflection import fold
from assistant.messages import N_
from assistant.remembered import remembered


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each run of `max_run` or more sentences of one paragraph that open alike; lists may."""
    skipped = frozenset(limits["skipped"])
    for paragraph in subject.document.prose:
        if len(paragraph.sentences) < limits["max_run"] or paragraph.kind != "paragraph" or paragraph.language:
            continue
        run: list[Sentence] = []
        opening = None
        for sentence in (*paragraph.sentences, None):
            here = opening_of(sentence, skipped) if sentence else None
            if sentence and here is not None and here == opening:
                run.append(sentence)
                continue
            if len(run) >= limits["max_run"]:
                span = Span(run[0].start, run[-1].end)
                yield Hit(span, len(run), limits["max_run"] - 1, {"count": len(run), "opening": opening})
            run, opening = ([sentence] if sentence else []), here


def opening_of(sentence: Sentence, skipped: frozenset[str]) -> str | None:
    """Return the word a sentence opens with (and the next when that is an article), None without a word."""
    words = sentence.words
    if not words or any(map(str.isalnum, sentence.text[: words[0].start - sentence.start])):
        return None  # it opens with an address or a handle
    first = _plain(words[0].text)
    return " ".join([first, *(_plain(word.text) for word in words[1:2])]) if first in skipped else first


@remembered(1 << 12)
def _plain(word: str) -> str:
    return fold(word).rstrip("'’")


CHECK = Check(
    find,
    fault=Outcome(
        "info",
        N_("{count} sentences in a row begin with “{opening}”; {limit} are enough."),
        N_("Turn one of them around, or join two."),
    ),
)
