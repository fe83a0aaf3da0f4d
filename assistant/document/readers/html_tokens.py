"""Cuts HTML into tokens with their places, in one pass and linear time whatever the text.

Why not a library's parser: `html.parser` of Python 3.11 takes quadratic time on broken markup and does not say where a
text stands once references are decoded; a document must answer with offsets in the source.
"""

import html
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Literal, NamedTuple

import regex as re

_START = re.compile(r"<([A-Za-z][^\s/>]*+)((?:[^>\"']++|\"[^\"]*+\"|'[^']*+')*+)>")
_NAME = re.compile(r"</?([A-Za-z][^\s/>]*+)")
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]++)(?:\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^\s>\"']++))?+")
REFERENCE = re.compile(r"&(?:#(?:\d{1,7}|[xX][0-9A-Fa-f]{1,6})|[A-Za-z][A-Za-z0-9]{1,31});?")
_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "noembed"})


class Token(NamedTuple):
    """A piece of the source: text, a start tag, an end tag, or the content of an element that holds no markup."""

    kind: Literal["text", "start", "end", "raw"]
    name: str  # of the tag, in lower case; of the element for "raw"
    start: int
    end: int
    attributes: str = ""


def decoded(text: str) -> str:
    """Return the text with its character references resolved."""
    return REFERENCE.sub(lambda m: html.unescape(m.group()), text) if "&" in text else text


def attributes(written: str) -> Mapping[str, str]:
    """Return the attributes of a tag by name, in lower case; the first of a name wins, as in a browser."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        value = match[2] or ""
        if value[:1] in "\"'" and value:
            value = value[1:-1]
        found.setdefault(match[1].lower(), decoded(value))
    return found


@cache
def _closing(name: str) -> re.Pattern[str]:
    return re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE)


def tokens(source: str, start: int, end: int) -> Iterator[Token]:
    """Yield the tokens of a slice of HTML, in order; comments and declarations are left out."""
    at = begin = start
    while at < end:
        opened = source.find("<", at, end)
        if opened < 0:
            break
        token, after = _markup(source, opened, end)
        if after == opened:  # a "<" that opens nothing is text
            at = opened + 1
            continue
        if opened > begin:
            yield Token("text", "", begin, opened)
        if token:
            yield token
        at = begin = after
        if token and token.kind == "start" and token.name in _RAW:
            closed = _closing(token.name).search(source, at, end)
            at = begin = closed.start() if closed else end
            yield Token("raw", token.name, after, at)
    if begin < end:
        yield Token("text", "", begin, end)


def _markup(source: str, opened: int, end: int) -> tuple[Token | None, int]:
    """Return the tag at `opened` (None for a comment) and the place after it; `opened` itself where there is none."""
    following = source[opened + 1 : opened + 2]
    if following.isascii() and following.isalpha():
        match = _START.match(source, opened, end)
        if match:
            return Token("start", match[1].lower(), opened, match.end(), match[2]), match.end()
        return _unbalanced(source, opened, end)
    if source.startswith("<!--", opened):
        closed = source.find("-->", opened + 2, end)
        return None, end if closed < 0 else closed + 3
    if following in ("!", "?") or (following == "/" and source[opened + 2 : opened + 3] not in ("", " ", "<")):
        closed = source.find(">", opened, end)
        name = _NAME.match(source, opened, end)
        after = end if closed < 0 else closed + 1
        return (Token("end", name[1].lower(), opened, after) if name and following == "/" else None), after
    return None, opened


def _unbalanced(source: str, opened: int, end: int) -> tuple[Token | None, int]:
    """Return a start tag whose quotes do not pair: it ends at the next ">"; without one the rest is dropped."""
    closed = source.find(">", opened, end)
    name = _NAME.match(source, opened, end)
    if closed < 0 or not name:
        return None, end
    return Token("start", name[1].lower(), opened, closed + 1, source[name.end() : closed].split('"')[0]), closed + 1
