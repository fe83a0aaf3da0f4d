"""A text longer than the network takes in one post.

Why: the network refuses it or cuts it, and the end (often the link) is lost.
Fix: shorten it, or post it as a thread where the network has threads.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_
from assistant.networks import length, overflow


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield what stands past the limit; a limit the platform does not state itself warns only."""
    profile = subject.profile
    if profile is None or profile.max_length is None or (profile.has_threads and subject.form == "thread"):
        return
    text = subject.posted.text.rstrip()
    start = overflow(text, profile)
    if start is None:
        return
    measured = length(text, profile)
    kind = "bytes" if measured <= profile.max_length else "fault"
    value, limit = (
        (len(text.encode()), profile.facts["max_bytes"]) if kind == "bytes" else (measured, profile.max_length)
    )
    outcome = kind if profile.confirms("max_length") else "doubtful"
    span = Span(subject.posted.place(start), subject.posted.place(len(text)))
    yield Hit(span, value, limit, {"network": profile.shown}, outcome, profile.source("max_length"))


CHECK = Check(
    find,
    fault=Outcome(
        "problem",
        N_("Too long for {network}: {value} out of {limit}."),
        N_("Cut what is marked, or let the text be split into several posts."),
    ),
    bytes=Outcome(
        "problem",
        N_("Too heavy for {network}: {value} bytes out of {limit}."),
        N_("Remove some emoji or shorten the text."),
    ),
    doubtful=Outcome(
        "warning",
        N_("Probably too long for {network}: {value}; {limit} is the most that publishing tools accept."),
        N_("Shorten it; the platform itself states no limit."),
    ),
)
