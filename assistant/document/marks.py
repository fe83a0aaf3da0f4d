"""The pieces of a post that are not words: emoji, emoticons, links, e-mail addresses, handles and hashtags."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from assistant.languages.possessive import re

_PICTURE = (
    r"(?:[\U0001F1E6-\U0001F1FF]{2}"  # flags
    r"|[0-9#*]\uFE0F?\u20E3"  # keycaps
    r"|[\u203C\u2049\u2194-\u21AA\u00A9\u00AE\u2122]\uFE0F"  # text signs shown as pictures
    r"|[\U0001F000-\U0001FAFF\u231A\u231B\u23E9-\u23FA\u25FB-\u25FE\u2600-\u27BF\u2934\u2935\u2B05-\u2B55])"
    r"[\uFE0E\uFE0F\u200D\U0001F3FB-\U0001F3FF\U0001F000-\U0001FAFF\u2640\u2642\u2695-\u2708\u2764"
    r"\U000E0020-\U000E007F]*+"
)
EMOJI = re.compile(_PICTURE)
EMOTICON = re.compile(r"(?<![^\s.!?…])(?:[:;=]['’]?[-o^]?[)(\[\]DPpOo/\\|3*$]{1,3}|<3+|\^_*\^|x[Dd]+|XD+)(?![\w/])")
HASHTAG = re.compile(r"(?<![\w&/])[#＃]\w+")
HANDLE = re.compile(r"(?<![\w@./])[@＠]\w++(?:\.\w++)*+(?:@[\w-]++(?:\.[\w-]++)++)?")
_ADDRESS = re.compile(
    r"(?P<url>(?<!\w)(?:https?://|www\.)[^\s<>\"«»“”\u2018{}|\\^`]++)"
    r"|(?P<email>(?<![\w.+@-])(?:mailto:)?[\w+-]++(?:\.[\w+-]++)*+@[\w-]++(?:\.[\w-]++)++)"
    r"|(?P<bare>(?<![\w.@/#+-])[\w-]++(?:\.[\w-]++)++(?::\d{2,5})?(?:[/?][^\s<>\"«»“”\u2018{}|\\^`]*+)?)",
    re.IGNORECASE,
)
_HINT = re.compile(r"\.(?=[\w-])|://")
_SPACE = re.compile(r"\s")
_LETTER = re.compile(r"[^\W\d_]")
_TRAILING = ".,;:!?…'’*_~"
_PAIRS = {")": "(", "]": "["}
_SCHEMES = {"url": "", "email": "mailto:", "bare": "https://"}


class Address(NamedTuple):
    """A link or an e-mail address as it stands in a plain text."""

    url: str
    start: int
    end: int


@cache
def _endings() -> frozenset[str]:
    lines = Path(__file__).with_name("top_level_domains.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))


def addresses(text: str) -> Iterator[Address]:
    """Yield the links (with a scheme, www. or a bare domain) and e-mail addresses of a text, in order."""
    at = 0
    while hint := _HINT.search(text, at):  # only the runs without a space that can hold an address are read closely
        space = text.rfind(" ", at, hint.start())
        begin = at if space < 0 else space + 1
        after = _SPACE.search(text, hint.end())
        at = after.end() if after else len(text)
        yield from _between(text, begin, at)


def _between(text: str, begin: int, end: int) -> Iterator[Address]:
    for match in _ADDRESS.finditer(text, begin, end):
        kind = match.lastgroup or "url"
        found = _trimmed(match.group())
        if kind != "url" and not _is_domain(found, kind):
            continue
        scheme = _SCHEMES[kind]
        if (kind == "url" and "://" not in found) or found.lower().startswith("mailto:"):
            scheme = "" if found.lower().startswith("mailto:") else "https://"
        yield Address(scheme + found, match.start(), match.start() + len(found))


def _trimmed(found: str) -> str:
    """Return a link without the punctuation of the sentence around it, and without a bracket it did not open."""
    end = len(found)
    depth = {closing: found.count(closing) - found.count(opening) for closing, opening in _PAIRS.items()}
    while end and (found[end - 1] in _TRAILING or depth.get(found[end - 1], 0) > 0):
        if found[end - 1] in depth:
            depth[found[end - 1]] -= 1
        end -= 1
    return found[:end]


def _is_domain(found: str, kind: str) -> bool:
    host = found.rpartition("@")[2] if kind == "email" else re.split(r"[/?:]", found, maxsplit=1)[0]
    labels = host.split(".")
    if kind == "email":
        return len(labels) > 1 and len(labels[-1]) > 1 and bool(_LETTER.search(labels[-1]))
    name = labels[-2] if len(labels) > 1 else ""
    return labels[-1] in _endings() and len(name) > 1 and bool(_LETTER.search(name)) and "_" not in host
