"""Letters and figures borrowed from other parts of Unicode to look pretty: ①②③, Ⓢⓞⓛⓓⓔⓢ, ꜱᴏʟᴅᴇꜱ, ｓｏｌｄｅｓ, 𝘀𝗼𝗹𝗱𝗲𝘀.

Why: screen readers say "circled latin capital letter S" for each or skip them, and searches miss the words.
Fix: write plain letters and figures.
"""

import re
from collections.abc import Iterator

import regex

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.signs import mathematical_runs, signs
from assistant.document import Span
from assistant.messages import N_

# In circles or squares; as wide as Chinese characters; small capitals; raised letters (but 1ᵉʳ, XXᵉ and 2ⁿᵈ are usual).
_ENCLOSED = (
    r"[\u2460-\u24FF\u2776-\u2793\U0001F110-\U0001F12B\U0001F130-\U0001F149\U0001F150-\U0001F169\U0001F170-\U0001F189]"
)
_WIDE = r"[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]"
_SMALL = r"[ʙɢʜɪɴʀʏʟ\u1D00-\u1D2B\uA730\uA731]"
_RAISED = r"[\u02B0-\u02B8\u02E1-\u02E3\u1D2C-\u1D6A\u1D9C\u1DA0\u2071\u207F]"
_RUN = regex.compile(rf"(?:{_ENCLOSED}(?!\uFE0F))+|{_WIDE}{{2,}}|{_SMALL}{{3,}}|(?<![\d\p{{Lu}}]){_RAISED}{{2,}}")
_ANY = re.compile("|".join((_ENCLOSED, _WIDE, _SMALL, _RAISED)).replace("]|[", ""))  # a class: quick to look for


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each run of such signs where the text holds `signs` of them in all."""
    text = subject.document.judged_text
    runs = [Span(*match.span()) for match in _RUN.finditer(text)] if _ANY.search(signs(text)) else []
    if subject.profile is None:  # with one, the network's own check tells of bold letters
        least = limits["mathematical"]
        runs = sorted([*runs, *(run for run in mathematical_runs(text) if run.end - run.start >= least)])
    if sum(span.end - span.start for span in runs) >= limits["signs"]:
        for span in runs:
            yield Hit(span, subject.document.text[span.start : span.end])


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("Screen readers spell these decorative signs out one by one, or skip them."),
        N_("Write plain letters and figures."),
    ),
)
