"""A post that asks for likes, tags, shares or a set word where the network shows such posts less.

Why: Facebook and LinkedIn demote what is written to be liked, shared or answered with one word; pages that go on doing
so lose reach for all their posts. A question people answer in their own words is no bait.
Fix: ask what you would like to know, and give a reason to answer.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.style.phrases import phrases
from assistant.document import Span
from assistant.messages import N_

_KINDS = ("likes", "comments", "shares", "tags")


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each call for likes, set comments, shares or tags; not those that are denied or only quoted."""
    profile = subject.profile
    if profile is None or not profile.facts.get("engagement_bait_demoted"):
        return
    params, source = {"network": profile.shown}, profile.source("engagement_bait_demoted")
    text, told = subject.document.judged_text, 0
    found = sorted((span, kind) for kind in _KINDS for span in phrases(text, subject.pack, f"bait_{kind}"))
    for span, kind in found:
        if span.start >= told and not _is_told_of(text, span, limits):
            told = span.end
            yield Hit(span, text[span.start : span.end], None, params, kind, source)


def _is_told_of(text: str, span: Span, limits: Limits) -> bool:
    """Whether what stands before a call denies it ("no need to tag a friend") or opens a quotation of it."""
    before = text[max(span.start - limits["before"], 0) : span.start].lower().replace("’", "'").rstrip()
    return (
        before.endswith((*limits["opening"], *(f" {word}" for word in limits["denied"]))) or before in limits["denied"]
    )


CHECK = Check(
    find,
    likes=Outcome(
        "warning",
        N_("This asks for likes: {network} shows such posts less."),
        N_("Ask a question people want to answer, or say what is worth their attention."),
    ),
    comments=Outcome(
        "warning",
        N_("This asks for a comment with a set word: {network} shows such posts less."),
        N_("Ask an open question, or give the link in the post."),
    ),
    shares=Outcome(
        "warning",
        N_("This asks for shares: {network} shows such posts less."),
        N_("Say whom it helps: they will share it by themselves."),
    ),
    tags=Outcome(
        "warning",
        N_("This asks to tag people: {network} shows such posts less."),
        N_("Say whom it is for: readers will think of someone by themselves."),
    ),
)
