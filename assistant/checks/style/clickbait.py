"""A promise of a shock that hides the point.

Why: readers feel cheated, and networks rank such posts lower.
Fix: say what it is about; the real news is the best hook.
"""

from collections.abc import Iterator, Mapping, Sequence

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.passages import is_long
from assistant.checks.style.phrases import may_hold, phrases, sentences_with
from assistant.document import Span
from assistant.messages import N_

_CUES = ("clickbait_hides", "clickbait_shocks", "clickbait_teases", "clickbait_things", "clickbait_lists")


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each click-bait phrase; without one, each sentence whose words together hide, shock or put off."""
    found = phrases(subject.document.judged_text, subject.pack, "clickbait")
    if found and is_long(subject):
        found = tuple(span for span in found if _invites(span, subject, limits["opening"]))
    for span in found:
        yield Hit(span)
    if not found:
        yield from _teasing(subject, limits)


def _invites(span: Span, subject: Subject, opening: int) -> bool:
    """Whether a phrase stands where an article invites to read it: in a heading or in its first sentences."""
    first = subject.document.sentences[:opening]
    if first and span.start < first[-1].end:
        return True
    return any(heading.start <= span.start < heading.end for heading in subject.document.headings)


def _teasing(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield the sentences among the first that, with the one before, promise a shock or hold back one."""
    before: frozenset[str] = frozenset()
    opening = subject.document.sentences[: limits["opening"]]
    held_in = may_hold(subject.document.judged_text, subject.pack, *_CUES)
    if not opening or not held_in or held_in[0][0] >= opening[-1].end:
        return
    likely = {name: sentences_with(subject.document, subject.pack, name, len(opening)) for name in _CUES}
    if not any(likely.values()):  # every rule asks for one
        return
    for number, sentence in enumerate(opening):
        spans = {name: phrases(sentence.text, subject.pack, name) for name in _CUES if number in likely[name]}
        own = frozenset(name for name, found in spans.items() if found)
        if "…" in sentence.text or "..." in sentence.text:
            own |= {"pause"}
        if own and (_is_bait(own | before) or _hides_and_teases(spans)):
            yield Hit(Span(sentence.start, sentence.end))
            own = frozenset()
        before = own


def _hides_and_teases(spans: Mapping[str, Sequence[Span]]) -> bool:
    """Whether a thing is hidden and, in other words, put off: the same words cannot do both."""
    teases = spans.get("clickbait_teases", ())
    return any(a.end <= b.start or b.end <= a.start for a in spans.get("clickbait_hides", ()) for b in teases)


def _is_bait(cues: frozenset[str]) -> bool:
    """Whether a shock comes with anything else, or a thing hidden with a list of such things or a pause."""
    if "clickbait_shocks" in cues:
        return len(cues) > 1
    return "clickbait_hides" in cues and bool(cues & {"clickbait_lists", "pause"})


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("This promises a shock and hides the point."),
        N_("Say what it is about: the news itself is the hook."),
    ),
)
