"""More links than the network takes in one post.

Why: the network refuses the post, or holds back a newcomer's.
Fix: keep the links that matter; spread the others over replies.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_
from assistant.networks.entities import links


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each link to a new address past the limit."""
    profile = subject.profile
    fact = "links_max" if profile and "links_max" in profile.facts else "links_max_new_user"
    most = profile.facts.get(fact) if profile else None
    if profile is None or most is None:
        return
    outcome = "newcomer" if fact == "links_max_new_user" else "fault" if profile.confirms(fact) else "doubtful"
    firsts = {link.value: link for link in reversed(links(subject.document.text, profile))}
    ordered = sorted(firsts.values(), key=lambda link: link.start)
    for link in ordered[most:]:
        params = {"network": profile.shown}
        yield Hit(Span(link.start, link.end), len(ordered), most, params, outcome, profile.source(fact))


CHECK = Check(
    find,
    fault=Outcome("problem", N_("{network} takes {limit} links; here are {value}."), N_("Remove this link.")),
    doubtful=Outcome(
        "warning", N_("{network} is said to take {limit} links; here are {value}."), N_("Remove this link.")
    ),
    newcomer=Outcome(
        "info",
        N_("Here are {value} links; {network} takes {limit} from a new member."),
        N_("Keep this link for a later message if your account is new."),
    ),
)
