"""A link that carries somebody's click identifier.

Why: fbclid, gclid and the like come from copying a link after a click: they name that click, make the link long and
spoil the figures. Campaign parameters (utm_…) are yours and stay.
Fix: cut the parameter out.
"""

from collections.abc import Collection, Iterator
from urllib.parse import parse_qsl, unquote_plus, urlsplit

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each link with a parameter of `parameters`."""
    known = frozenset(limits["parameters"])
    for link in subject.document.links:
        found = [name for name in parameters(link.url) if name in known] if "?" in link.url else []
        if found:
            span = Span(link.start, link.end)
            written = subject.document.text[link.start : link.end] == link.url
            mend = (span, without(link.url, known)) if written else None
            yield Hit(span, found[0], params={"names": ", ".join(found)}, mend=mend)


def without(url: str, names: Collection[str]) -> str:
    """Return an address without the parameters of these names; all else stays as it is written."""
    base, mark, fragment = url.partition("#")
    path, _, query = base.partition("?")
    kept = [pair for pair in query.split("&") if unquote_plus(pair.partition("=")[0]).lower() not in names]
    return path + (f"?{'&'.join(kept)}" if kept else "") + mark + fragment


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
