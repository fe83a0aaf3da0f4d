"""Mastodon's rules: addresses need a scheme, tags follow a blank, handles may name a server.

Sources: mastodon/mastodon app/lib/extractor.rb, config/initializers/twitter_regex.rb, spec/models/tag_spec.rb, read
for the rules; nothing of that code is here.
"""

import regex
from twitter_text import extract_urls_with_indices

from assistant.networks.entities.entity import Entity, apart
from assistant.networks.entities.x import calm

_PATH_END = " \t\n\r\f\v\u00a0\u202f\u2009<>()?"
_NO_LAST = "!*\"'「」;:=,.$%[]~&|@?"
_HASHTAG = regex.compile(r"(?<=^|\s)[#＃]([\p{L}\p{M}\p{Nd}_·・\u200c]*[\p{L}\p{M}][\p{L}\p{M}\p{Nd}_·・\u200c]*)")
_MENTION = regex.compile(r"(?<![=/\w])@([a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)(@\w+(?:[\w.-]*\w)?)?", regex.I)


def links(text: str) -> tuple[Entity, ...]:
    """Return the links: http(s) only; a path takes in » and … glued to it."""
    found: list[Entity] = []
    for match in extract_urls_with_indices(calm(text), extract_urls_without_protocol=False):
        start, end = match["indices"]
        if found and start < found[-1].end:
            continue
        end = _path_end(text, start, end)
        found.append(Entity(text[start:end], start, end, text[start:end]))
    return tuple(found)


def hashtags(text: str) -> tuple[Entity, ...]:
    """Return the hashtags: letters, digits, underscore and middle dot, with one letter at least."""
    return tuple(Entity(m.group(), m.start(), m.end(), m[1]) for m in _HASHTAG.finditer(text))


def mentions(text: str) -> tuple[Entity, ...]:
    """Return the handles, with their server where it is written; `value` has both parts."""
    found = [Entity(m.group(), m.start(), m.end(), m.group()[1:]) for m in _MENTION.finditer(text)]
    return apart(found, links(text)) if found else ()


def cashtags(text: str) -> tuple[Entity, ...]:
    """Return nothing: Mastodon has no stock symbols."""
    return ()


def _path_end(text: str, start: int, end: int) -> int:
    """Return where the address really ends: Mastodon's path takes any sign but blanks, < > ( ) and ?."""
    if "/" not in text[start:end].partition("://")[2]:
        return end
    further = end
    while further < len(text) and text[further] not in _PATH_END and not text[further].isspace():
        further += 1
    while further > end and text[further - 1] in _NO_LAST:
        further -= 1
    return further
