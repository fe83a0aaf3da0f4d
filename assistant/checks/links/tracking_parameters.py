"""A link that carries somebody's click identifier.

Why: fbclid, gclid and the like come from copying a link after a click: they name that click, make the link long and
spoil the figures. Campaign parameters (utm_…) are yours and stay.
Fix: cut the parameter out.
"""

from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each link with a parameter of `parameters`."""
    known = frozenset(limits["parameters"])
    for link in subject.document.links:
        found = [name for name in parameters(link.url) if name in known]
        if found:
            yield Hit(Span(link.start, link.end), found[0], params={"names": ", ".join(found)})


def parameters(url: str) -> list[str]:
    """Return the names of the parameters of an address, in lower case; none where it cannot be read."""
    try:
        return [name.lower() for name, _ in parse_qsl(urlsplit(url).query, keep_blank_values=True)]
    except ValueError:
        return []


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("The link carries a click identifier: {names}."),
        N_("Cut it out: it names one click of yours and spoils the figures."),
    ),
)
