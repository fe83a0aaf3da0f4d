"""A call to action that says neither what nor where.

Why: out of its context (a list of links, a screen reader) "click here" says nothing; people act on what they know.
Fix: name the thing and the place: "Book your table on our site".
"""

import re
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.links.generic_anchor import is_generic
from assistant.checks.style.phrases import phrases, sentences_with
from assistant.document import Span
from assistant.languages import Pack
from assistant.messages import N_
from assistant.remembered import remembered

_LETTERS = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<!\w)[#@][\w.]+")


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield the vague call of each sentence that holds nothing else of substance; links apart, told of elsewhere."""
    document, pack = subject.document, subject.pack
    for number in sorted(sentences_with(document, pack, "vague_calls")):
        sentence = document.sentences[number]
        place = _vague(sentence.text, pack)
        if place is not None:
            span = Span(sentence.start + place.start, sentence.start + place.end)
            around = [link for link in document.links if link.start < span.end and span.start < link.end]
            if not any(is_generic(link.anchor, pack.code) for link in around):
                yield Hit(span)


@remembered(1 << 13)
def _vague(sentence: str, pack: Pack) -> Span | None:
    """Return from where to where the vague calls of a sentence stand that holds nothing else; None without them."""
    found = phrases(sentence, pack, "vague_calls")
    if not found:
        return None
    rest = list(sentence)
    for start, end in found:
        rest[start:end] = " " * (end - start)
    plain = pack.words("function_words") | pack.words("vague_fillers")
    kept = _ADDRESS.sub(" ", "".join(rest)).lower()
    if any(word not in plain for word in _LETTERS.findall(kept)):
        return None
    return Span(found[0].start, found[-1].end)


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("This call says neither what nor where."),
        N_("Name the thing and the place: “Book your table on our site”."),
    ),
)
