"""A page whose links search engines are asked not to follow.

Why: "nofollow" for a whole page cuts your own pages off as well; it is meant for single links you do not vouch for.
Fix: take it out, and mark single links with rel="nofollow", "sponsored" or "ugc".
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.page.robots import directives
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the whole when the page may be found and its links may not be followed."""
    found = directives(subject.document.meta.robots)
    if "nofollow" in found and "noindex" not in found:
        yield Hit(None, "nofollow")


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The page asks search engines to follow none of its links (robots: nofollow)."),
        N_("Take it out, and mark only the links you do not vouch for."),
    ),
)
