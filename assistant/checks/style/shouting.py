"""Several words in a row all in capitals.

Why: capitals read as shouting, screen readers may spell them letter by letter, and they slow every reader down.
Fix: write in lower case; keep capitals for acronyms, or for one word to stress.
"""

import re
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.signs import lines
from assistant.document import Span
from assistant.languages import Pack
from assistant.languages.vocabulary import known_unaccented
from assistant.messages import N_
from assistant.remembered import remembered

# A pattern that begins with the capital it looks for, and looks back from there, is several times quicker.
_RUN = re.compile(r"[^\W\d_a-zß-öø-ÿ](?<![\w#@].)[^\Wa-zß-öø-ÿ]*(?:[ \u00a0'’,;:&-]+[^\Wa-zß-öø-ÿ]+)*(?!\w)")
_WORD = re.compile(r"[^\W\d_]{2,}|(?<![\w'’])[^\W\d_](?![\w'’.])")
# A constant, an identifier: PY_AUDIT_READ, DOCKER-ISOLATION-STAGE-1. Looked for from the start of a word alone.
_NAME = re.compile(r"(?<!\S)(?:[^\s-]*-){2}\S*|(?<!\w)\w*_\w*")


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each run of at least `words` words in capitals, those that begin alike once; acronyms are none."""
    told: set[tuple[str, ...]] = set()
    least, at = limits["words"], 0
    for line in lines(subject.document.judged_text):
        for start, end, words in _runs(line, subject.pack, least, limits["letters"]):
            label = words[:least]
            if label not in told:
                told.add(label)
                yield Hit(Span(at + start, at + end), len(words), least, {"count": len(words)})
        at += len(line) + 1


@remembered(1 << 13)
def _runs(line: str, pack: Pack, least: int, letters: int) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Return where at least so many words in a row are shouted in a line, which no run goes beyond; and the words."""
    short = pack.words("function_words")
    found = []
    for match in _RUN.finditer(line):
        words = [
            word for word in _WORD.findall(_NAME.sub(" ", match.group())) if len(word) > 1 or word.lower() in short
        ]
        if len(words) >= least and _shouted(words, pack.code, letters):
            found.append((*match.span(), tuple(words)))
    return tuple(found)


def _shouted(words: list[str], language: str, letters: int) -> bool:
    """Whether these are words in capitals, at least two of them in the dictionary, and not acronyms in a row."""
    if not all(word.isupper() for word in words) or all(len(word) < letters for word in words):
        return False
    return sum(known_unaccented(word.lower(), language) for word in words) > 1


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("{count} words in a row are in capitals."),
        N_("Write them in lower case; stress one word at most."),
    ),
)
