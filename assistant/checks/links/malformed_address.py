"""A link whose address cannot work as written.

Why: without "https://" a browser looks for the page inside your own site; a space or a doubled scheme breaks it.
Fix: copy the address again from the browser's bar and paste it whole.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from urllib.parse import urlsplit

from assistant.checks.check import Check, Hit, Limits, Outcome, Subject
from assistant.document import Span
from assistant.messages import N_

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")
_BEGINNING = re.compile(r"([a-zA-Z]{2,7})(:?)//")
_WEB = frozenset({"http", "https"})
_TWICE = re.compile(r"https?:/*https?:", re.IGNORECASE)
_HOST = re.compile(r"(?:www\.[^/\s]+|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,})(?:[/?#:].*)?", re.IGNORECASE)
REMEMBERED_ADDRESSES = 4_096  # a site's pages repeat their links


def find(subject: Subject, limits: Limits) -> Iterator[Hit]:
    """Yield each link with a missing or broken scheme, a space inside, or no host."""
    judge = _judge(tuple(limits["file_endings"]), frozenset(limits["misspelt_schemes"]))
    markup = subject.document.format == "html"
    for link in subject.document.links:
        fault = judge(link.url)
        if fault == "space" and markup:  # browsers write %20 themselves; others stop at the space
            fault = "open_space" if any(c.isspace() for c in link.url.strip().partition("#")[0]) else None
        if fault:
            yield Hit(Span(link.start, link.end), link.url, params={"address": link.url}, outcome=fault)


@cache
def _judge(files: tuple[str, ...], misspelt: frozenset[str]) -> Callable[[str], str | None]:
    """Return what tells the fault of an address: hundreds of links are asked about, the lists are looked up once."""

    @lru_cache(maxsize=REMEMBERED_ADDRESSES)
    def judged(url: str) -> str | None:
        return "scheme" if _misspelt(url, misspelt) else fault_of(url, files)

    return judged


def fault_of(url: str, files: tuple[str, ...]) -> str | None:
    """Return the name of what is wrong with an address, None when its form is right; `files` are no domains."""
    address = url.strip()
    if _TWICE.match(address):
        return "doubled"
    scheme = _SCHEME.match(address)
    web = scheme is None or scheme.group()[:-1].lower() in _WEB
    if web and any(character.isspace() for character in address):
        return "space"
    if scheme:
        return _fault_after_scheme(address)
    path = address.split("?")[0].split("#")[0].lower()
    if address.startswith(("/", "#", "?", ".")) or path.endswith(files) or not _HOST.fullmatch(address):
        return None
    return "no_scheme"


def _misspelt(url: str, misspelt: frozenset[str]) -> bool:
    """Whether an address begins with what was meant to be http:// or https://."""
    match = _BEGINNING.match(url.strip())
    return match is not None and (match[1].lower() in misspelt or (not match[2] and match[1].lower() in _WEB))


def _fault_after_scheme(address: str) -> str | None:
    scheme, _, rest = address.partition(":")
    if scheme.lower() in {"http", "https"}:
        try:
            host = urlsplit(address).hostname
        except ValueError:
            return "no_host"
        return None if rest.startswith("//") and host and (("." in host) or host == "localhost") else "no_host"
    return "no_scheme" if rest.isdigit() or "." in scheme else None


CHECK = Check(
    find,
    no_scheme=Outcome(
        "problem",
        N_("The link “{address}” lacks “https://”: a browser looks for it inside your own site."),
        N_("Write https:// in front of it."),
    ),
    doubled=Outcome(
        "problem",
        N_("The link “{address}” begins twice."),
        N_("Keep one “https://”."),
    ),
    space=Outcome(
        "problem",
        N_("The link “{address}” holds a space: it is cut there."),
        N_("Copy the address again from the browser’s bar."),
    ),
    open_space=Outcome(
        "warning",
        N_("The address of this link holds a space ({address}): mails and networks cut it there."),
        N_("Write %20 in place of the space, or give the page a name without one."),
    ),
    scheme=Outcome(
        "problem",
        N_("The link “{address}” begins with a mistake."),
        N_("Write https:// in front of the address."),
    ),
    no_host=Outcome(
        "problem",
        N_("The link “{address}” names no site."),
        N_("Copy the whole address from the browser’s bar."),
    ),
)
