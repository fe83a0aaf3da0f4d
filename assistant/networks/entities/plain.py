"""The rules of networks that publish none: what readers and apps take for a link, a hashtag, a handle.

Links are read generously: what stands after the scheme up to a blank or a quotation mark, closing punctuation apart.
"""

import regex

from assistant.networks.entities.entity import Entity, apart

_LINK = regex.compile(r"(?<![\w@])(?:https?://|www\.(?=\w))[^\s<>«»\"“”„]+", regex.I)
_CLOSING = ".,;:!?…'’*_"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_HASHTAG = regex.compile(r"(?<![\w&/#@.=-])[#＃]([\w·]*[^\W\d_][\w·]*)")
_MENTION = regex.compile(r"(?<![\w/@.=+-])@(\w(?:[\w.-]*\w)?)(?!@)")


def links(text: str) -> tuple[Entity, ...]:
    """Return the addresses with a scheme, or that begin with www."""
    found = []
    for match in _LINK.finditer(text):
        shown = _without_closing(match.group())
        value = shown if "://" in shown else f"https://{shown}"
        found.append(Entity(shown, match.start(), match.start() + len(shown), value))
    return tuple(found)


def hashtags(text: str) -> tuple[Entity, ...]:
    """Return the hashtags outside links: letters, digits and underscore, with one letter at least."""
    return _outside_links(text, [Entity(m.group(), m.start(), m.end(), m[1]) for m in _HASHTAG.finditer(text)])


def mentions(text: str) -> tuple[Entity, ...]:
    """Return the handles outside links and e-mail addresses."""
    return _outside_links(text, [Entity(m.group(), m.start(), m.end(), m[1]) for m in _MENTION.finditer(text)])


def cashtags(text: str) -> tuple[Entity, ...]:
    """Return nothing: only X and Bluesky link stock symbols."""
    return ()


def _without_closing(shown: str) -> str:
    end = len(shown)
    unopened = {closing: shown.count(closing) - shown.count(opening) for closing, opening in _PAIRS.items()}
    while shown[end - 1] in _CLOSING or unopened.get(shown[end - 1], 0) > 0:
        end -= 1
        if shown[end] in unopened:
            unopened[shown[end]] -= 1
    return shown[:end]


def _outside_links(text: str, found: list[Entity]) -> tuple[Entity, ...]:
    return apart(found, links(text)) if found else ()
