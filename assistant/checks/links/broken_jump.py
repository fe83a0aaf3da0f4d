"""A link to a place inside the page that is not there.

Why: a click on it does nothing; often a heading was renamed after the table of contents was made.
Fix: give the place its name again (id), or make the table of contents anew.
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Document, Span
from assistant.languages.inflection import fold
from assistant.messages import N_

_SIGNS = re.compile(r"[\W_]+")
_COUNTED = re.compile(r"\d+\Z")  # the second heading of the same words gets a number


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each link to a name of this page that no element has; none where the text is a piece without names."""
    document = subject.document
    jumps = [link for link in document.links if link.url.startswith("#")]
    if not jumps or not _is_whole(document):
        return
    names = document.meta.targets | {unquote(name) for name in document.meta.targets}
    headings = {_plain(heading.text) for heading in document.headings} if document.format == "markdown" else set()
    for link in jumps:
        name = link.url[1:]
        if name in names or unquote(name) in names or name.lower() in ("", "top") or name.startswith(("!", "/", ":~:")):
            continue
        plain = _plain(unquote(name))
        if plain not in headings and _COUNTED.sub("", plain) not in headings:
            yield Hit(Span(link.start, link.end), name, params={"name": name})


def _is_whole(document: Document) -> bool:
    """Whether the names are all there: a Markdown text, a page with its head, or a piece that names places itself."""
    if document.format == "markdown":
        return bool(document.headings)
    return bool(document.meta.targets or document.meta.title or document.meta.language)


def _plain(text: str) -> str:
    return _SIGNS.sub("", fold(text))


CHECK = Check(
    find,
    fault=Outcome(
        "warning",
        N_("No place on this page is named “{name}”: a click does nothing."),
        N_("Give the place this name (id), or link another."),
    ),
)
