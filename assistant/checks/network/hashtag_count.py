"""More or fewer hashtags than suit the network.

Why: past the usual number a post reads like spam; without any, some networks do not find it.
Fix: keep the tags your readers really follow.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_, NN_
from assistant.networks.entities import hashtags


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield the first hashtag past the recommended number, or the whole text when some are missing."""
    profile = subject.profile
    advised = profile.range("hashtags_recommended") if profile else None
    if profile is None or advised is None:
        return
    found, limit = hashtags(subject.document.text, profile), profile.facts.get("hashtags_max")
    if limit is not None and (not limit or len(found) > limit):
        return  # `network.hashtag_limit` tells it
    least, most = advised
    params = {"network": profile.shown, "found": len(found)}
    source = profile.source("hashtags_recommended")
    if len(found) > most:
        place, said = Span(found[most].start, found[-1].end), "fault" if most else "none_suits"
        yield Hit(place, len(found), most, {**params, "count": len(found)}, said, source)
    elif len(found) < least:
        yield Hit(None, len(found), least, {**params, "count": least}, "few", source)


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        NN_(
            "{count} hashtag; {limit} at most suit {network}.",
            "{count} hashtags; {limit} at most suit {network}.",
        ),
        NN_("Keep {limit} at most: the ones your readers follow.", "Keep {limit} at most: those your readers follow."),
    ),
    none_suits=Outcome(
        "warning",
        NN_("{count} hashtag; none suits {network}.", "{count} hashtags; none suits {network}."),
        NN_("Take it out: nobody searches by hashtag there.", "Take them out: nobody searches by hashtag there."),
    ),
    few=Outcome(
        "info",
        NN_(
            "At least {count} hashtag helps to be found on {network}; there are {found}.",
            "At least {count} hashtags help to be found on {network}; there are {found}.",
        ),
        N_("Add what your readers follow, at the end."),
    ),
)
