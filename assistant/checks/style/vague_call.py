"""A call to action that says neither what nor where.

Why: out of its context (a list of links, a screen reader) "click here" says nothing; people act on what they know.
Fix: name the thing and the place: "Book your table on our site".
"""

import re
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.links.generic_anchor import is_generic
from assistant.checks.style.phrases import phrases, sentences_with
from assistant.document import Sentence, Span
from assistant.languages import Pack
from assistant.messages import N_

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<!\w)[#@][\w.]+")


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield the vague call of each sentence that holds nothing else of substance; links apart, told of elsewhere."""
    sentences = subject.document.sentences
    told = [link for link in subject.document.links if is_generic(link.anchor, subject.pack.code)]
    for number in sorted(sentences_with(subject.document, subject.pack, "vague_calls")):
        span = _vague(sentences[number], subject.pack)
        if span is not None and not any(link.start < span.end and span.start < link.end for link in told):
            yield Hit(span)


def _vague(sentence: Sentence, pack: Pack) -> Span | None:
    found = phrases(sentence.text, pack, "vague_calls")
    if not found:
        return None
    rest = list(sentence.text)
    for start, end in found:
        rest[start:end] = " " * (end - start)
    plain = pack.words("function_words") | pack.words("vague_fillers")
    kept = _ADDRESS.sub(" ", "".join(rest)).lower()
    if any(word not in plain for word in _LETTERS.findall(kept)):
        return None
    return Span(sentence.start + found[0].start, sentence.start + found[-1].end)


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("This call says neither what nor where."),
        N_("Name the thing and the place: “Book your table on our site”."),
    ),
)
