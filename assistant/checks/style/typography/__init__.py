"""French typography that is not as the printers' rules want it.

Why: a missing space or accent looks careless, and a line may break between « and the word.
Fix: one click mends it; nothing inside links, e-mail addresses, handles, hashtags, code or emoticons is touched.
"""

from bisect import bisect_left
from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.typography.issue import Issue
from assistant.checks.style.typography.rules import issues, repair, wanted
from assistant.document import Document, Paragraph, Span
from assistant.messages import N_

__all__ = ["CHECK", "Issue", "find", "issues", "repair"]


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each issue in the prose, its kind as the outcome; kinds in `off` and marks in `glued` are left out."""
    document = subject.document
    for paragraph in document.prose:
        for issue in issues(_without_code(paragraph, document), subject.pack):
            if wanted(issue, paragraph.text, limits):
                start = paragraph.start + issue.start
                before = paragraph.text[issue.mend_start : issue.mend_end]
                params = {"before": before, "after": issue.mended}
                mended = Span(paragraph.start + issue.mend_start, paragraph.start + issue.mend_end)
                span = Span(start, start + issue.end - issue.start)
                yield Hit(span, before or None, None, params, issue.kind, mend=(mended, issue.mended))


def _without_code(paragraph: Paragraph, document: Document) -> str:
    """Return the paragraph's text, a small letter for each character of the code inside it."""
    code = document.code
    inside = code[bisect_left(code, (paragraph.start,)) : bisect_left(code, (paragraph.end,))]
    if not inside:
        return paragraph.text
    text, first, kept, at = paragraph.text, paragraph.start, [], 0
    for start, end in inside:
        last = min(end - first, len(text))
        kept += [text[at : start - first], "x" * (last - max(start - first, at))]
        at = max(at, last)
    return "".join(kept) + text[at:]


CHECK = Check(
    find,
    missing_space_before_punctuation=Outcome(
        "warning",
        N_("A space is missing beside the punctuation."),
        N_("Put a no-break space before ; : ! ? » and after «."),
    ),
    missing_nbsp=Outcome("info", N_("The line could break here."), N_("Put a no-break space.")),
    straight_quotes=Outcome("warning", N_("French quotation marks are « and »."), N_("Write {after}.")),
    double_space=Outcome("info", N_("Two spaces in a row."), N_("Keep one.")),
    ellipsis_dots=Outcome("info", N_("Three dots are one sign: …"), N_("Write … instead of {before}.")),
    apostrophe_straight=Outcome("info", N_("The printed apostrophe is ’."), N_("Write {after}.")),
    uppercase_accent=Outcome("warning", N_("A capital keeps its accent."), N_("Write {after} instead of {before}.")),
    number_format=Outcome("info", N_("Long numbers are written in groups of three digits."), N_("Write {after}.")),
    currency_spacing=Outcome(
        "info", N_("A no-break space separates an amount from its currency."), N_("Add it before €.")
    ),
    hour_format=Outcome("info", N_("Hours are written with h in French."), N_("Write {after} instead of {before}.")),
    ordinals=Outcome("info", N_("Ordinals are written 1er, 1re, 2e."), N_("Write {after} instead of {before}.")),
)
