"""The first letters a form may begin with: a place of a text is tried against the few forms that may begin there."""

import re
from functools import lru_cache

import regex

from assistant.rewriting.facts.hashtag import fold

LETTERS = 7  # that are looked at
_GAP, _ODD_GAP = regex.compile(r"[^\S\n]+"), re.compile(r"[^\S\n ]|  ")
_FIXED = regex.compile(r"[\p{L}\d'-](?:[\p{L}\d' ](?![?*{])){0,6}")  # letters no sign makes optional
_LITERAL = regex.compile(r"[\p{L}\d' ]*")
_GROUP = regex.compile(r"\(\?:(?P<body>(?:[^()]|\((?&body)\))*)\)(?P<optional>\?)?")


class Begun:
    """What a text says from a place on, as `openings` are written."""

    def __init__(self, text: str) -> None:
        self._flat = text.lower() if text.isascii() else _flat(text)
        self._even = _ODD_GAP.search(text) is None  # no space but single ones, as nearly always

    def at(self, start: int) -> str:
        """Return the first letters from `start` on."""
        if self._even:
            return self._flat[start : start + LETTERS]
        return _GAP.sub(" ", self._flat[start : start + 2 * LETTERS])[:LETTERS]


@lru_cache(maxsize=1 << 12)
def _letter(sign: str) -> str:
    """Return a letter in lower case with no accent: one letter for each, so that places stay."""
    return "'" if sign == "’" else fold(sign)[:1] or sign


def openings(form: str) -> set[str]:
    """Return the first letters a form may begin with, as far as they are always the same."""
    plain = regex.sub(r"^\(\?<[!=].*?\)", "", form.replace("['’]", "'"))
    group = _GROUP.match(plain)
    if not group:
        fixed = _FIXED.match(plain)
        return {_flat(fixed.group() if fixed else plain.removeprefix("\\")[:1])}
    rest = plain[group.end() :]
    if group["optional"]:
        return {o for head in _choices(group["body"]) for o in openings(head)} | openings(rest.lstrip())
    return {opening for head in _choices(group["body"]) for opening in _continued(head, rest)}


def _continued(head: str, rest: str) -> set[str]:
    """Return the first letters of a choice; where it is short and always the same, with those that follow it."""
    literal = _LITERAL.fullmatch(head) and len(head) < LETTERS
    after = rest[1:] if rest.startswith(" ") else rest
    if not literal or not (rest.startswith(" ") and (_GROUP.match(after) or _FIXED.match(after))):
        return openings(head)
    if len(after) > 1 and after[1] in "?*{":
        return openings(head)
    return {f"{_flat(head)} {opening}"[:LETTERS] for opening in openings(after)}


def _choices(body: str) -> list[str]:
    """Return the alternatives of a group, those of groups inside it left whole."""
    heads, depth = [""], 0
    for letter in body:
        depth += (letter == "(") - (letter == ")")
        if letter == "|" and not depth:
            heads.append("")
        else:
            heads[-1] += letter
    return heads


def _flat(text: str) -> str:
    return "".join(map(_letter, text))
