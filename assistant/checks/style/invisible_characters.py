"""Characters that nobody sees: zero-width spaces, blank letters, marks that turn the direction of the text.

Why: they cut words in two for screen readers and searches, and break links and hashtags; most come from a paste.
Fix: delete them; for an empty line, leave the line empty.
"""

import re
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.signs import signs
from assistant.document import Span
from assistant.messages import N_, NN_

# Zero-width space, word joiner and the like; blank letters (Hangul fillers, the empty Braille cell); forced directions.
# Joiners (U+200C, U+200D) and the marks of right-to-left text have their uses; U+FEFF at the very start is a file's.
_RUN = re.compile(r"(?!\A\uFEFF)[\u200B\u2060-\u2064\uFEFF\u180E\u115F\u1160\u3164\uFFA0\u2800\u202D\u202E]+")


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each run of such characters."""
    text = subject.document.judged_text
    if _RUN.search(f" {signs(text)}") is None:
        return
    for match in _RUN.finditer(text):
        codes = " ".join(f"U+{ord(sign):04X}" for sign in dict.fromkeys(match.group()))
        count = match.end() - match.start()
        span = Span(*match.span())
        yield Hit(span, codes, None, {"count": count, "codes": codes}, mend=(span, ""))


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        NN_("{count} invisible character here ({codes}).", "{count} invisible characters here ({codes})."),
        N_("Delete it; screen readers and searches trip over it."),
    ),
)
