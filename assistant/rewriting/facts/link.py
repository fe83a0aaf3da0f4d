"""Addresses of pages, with or without a scheme."""

from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

import regex

from assistant.languages import codes, load
from assistant.rewriting.facts.fact import Fact
from assistant.rewriting.facts.hide import hide

_FULL = regex.compile(r"(?i)(?<![\w@])(?:https?://|www\.)[^\s<>\"«»“”\x00]+")
_BARE = regex.compile(
    r"(?i)(?<![\w@.#/-])(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+"
    r"(?:fr|com|org|net|eu|be|ch|ca|ma|lu|uk|io|co|info|example|shop|app|dev|tv|me|gg|ly|paris|bzh|qc\.ca|us|de|es|it)"
    r"(?![\w@-]|\.\w)(?:/[^\s<>\"«»“”\x00]*)?"
)
_TRAIL = ".,;:!?…)]}'’*_"
TRACKING = "utm_"


@cache
def _clicks() -> frozenset[str]:
    """Return the parameters that name a click, the same in every language."""
    return frozenset((load(codes()[0]).section("links.tracking_parameters") or {}).get("parameters", ()))


def find(text: str, language: str) -> Iterator[Fact]:
    """Yield links; parameters of campaigns and clicks, the scheme and a last slash are no part of the value."""
    rest = text
    for pattern in (_FULL, _BARE):
        spans = []
        for match in pattern.finditer(rest):
            address = _trimmed(match.group())
            start, end = match.start(), match.start() + len(address)
            if pattern is _BARE and "/" not in address and not address.islower():
                continue
            yield Fact("link", text[start:end], start, end, value(address))
            spans.append((start, end))
        rest = hide(rest, spans)


def _trimmed(address: str) -> str:
    end, unopened = len(address), address.count(")") - address.count("(")
    while end and address[end - 1] in _TRAIL:
        if address[end - 1] == ")":
            if unopened <= 0:
                break
            unopened -= 1
        end -= 1
    return address[:end]


def _follows(name: str) -> bool:
    return name.startswith(TRACKING) or name in _clicks()


def campaign(address: str) -> dict[str, str]:
    """Return the campaign parameters of an address, which change no page."""
    pairs = (pair.partition("=") for pair in address.partition("?")[2].partition("#")[0].split("&"))
    return {name: said for name, _, said in pairs if name.startswith(TRACKING)}


def value(address: str) -> str:
    """Return the normal form of an address: two addresses with the same one open the same page."""
    full = address if "://" in address else f"https://{address}"
    try:
        parts = urlsplit(full)
    except ValueError:
        return address
    query = "&".join(p for p in parts.query.split("&") if p and not _follows(p.partition("=")[0].lower()))
    shown = f"{parts.netloc.lower()}{parts.path.rstrip('/')}"
    return shown + (f"?{query}" if query else "") + (f"#{parts.fragment}" if parts.fragment else "")
