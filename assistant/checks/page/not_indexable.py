"""A page that asks search engines to stay out.

Why: a "noindex" left from the day the page was a draft keeps it out of every search.
Fix: take "noindex" out, unless the page is meant to stay hidden.
"""

from collections.abc import Iterator

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.checks.page.robots import directives
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield one hit about the whole when the robots directives hold one of `directives`."""
    found = directives(subject.document.meta.robots).intersection(limits["directives"])
    if found:
        shown = "none" if "none" in found else min(found)
        yield Hit(None, shown, params={"directive": shown})


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The page asks search engines to stay out (robots: {directive})."),
        N_("Take it out, unless the page is meant to stay hidden."),
    ),
)
