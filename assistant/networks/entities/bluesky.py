"""Bluesky's rules: what its own client turns into facets.

Source: bluesky-social/atproto packages/api/src/rich-text/detection.ts and its tests (d6296a1), for the rules.
"""

from functools import cache
from pathlib import Path

import regex

from assistant.networks.entities.entity import Entity

TAG_MAX_UTF16 = 64  # app.bsky.richtext.facet: 64 graphemes; the client counts UTF-16 units
_TLDS = Path(__file__).parents[1] / "tlds.txt"

_INVISIBLE = r"\u00ad\u2060\u200a\u200b\u200c\u200d\u20e2"
_LINK = regex.compile(r"(?:^|\s|\()(https?://\S+|([a-z][a-z0-9]*(?:\.[a-z0-9]+)+)\S*)", regex.I | regex.M)
# The end of a handle is a word boundary as ASCII has it.
_MENTION = regex.compile(r"(?:^|\s|\()@([a-zA-Z0-9.-]+)(?:(?<=[a-zA-Z0-9])(?![a-zA-Z0-9_])|(?<=[.-])(?=[a-zA-Z0-9_]))")
_HASHTAG = regex.compile(rf"(?:^|\s)([#＃])((?!\ufe0f)[^\s{_INVISIBLE}]*[^\d\s\p{{P}}{_INVISIBLE}][^\s{_INVISIBLE}]*)")
_CASHTAG = regex.compile(r"""(?:^|\s|\()\$([a-zA-Z][a-zA-Z0-9]{0,4})(?=\s|$|[.,;:!?)"'’])""")
_SIGN = regex.compile(r"\p{P}")
_BLANK_LINES = regex.compile(rf"[\r\n](?:[^\S\r\n]|[{_INVISIBLE}])*(?:[\r\n](?:[^\S\r\n]|[{_INVISIBLE}])*)+[\r\n]")


@cache
def tlds() -> frozenset[str]:
    """Return the top-level domains there are, in lower case."""
    return frozenset(line for line in _TLDS.read_text(encoding="utf-8").splitlines() if not line.startswith("#"))


def links(text: str) -> tuple[Entity, ...]:
    """Return the links; `value` is the address they open."""
    found = []
    for match in _LINK.finditer(text):
        shown = match[1]
        if not shown.startswith("http") and not _is_domain(match[2] or ""):
            continue
        if shown[-1] in ".,;:!?":
            shown = shown[:-1]
        if shown.endswith(")") and "(" not in shown:
            shown = shown[:-1]
        value = shown if shown.startswith("http") else f"https://{shown}"
        found.append(Entity(shown, match.start(1), match.start(1) + len(shown), value))
    return tuple(found)


def hashtags(text: str) -> tuple[Entity, ...]:
    """Return the hashtags: after a blank only, inner punctuation kept, punctuation at the end dropped."""
    found = []
    for match in _HASHTAG.finditer(text):
        tag = _without_last_signs(match[2])
        if tag and len(tag.encode("utf-16-le", "surrogatepass")) // 2 <= TAG_MAX_UTF16:
            start = match.start(1)
            found.append(Entity(match[1] + tag, start, start + 1 + len(tag), tag))
    return tuple(found)


def mentions(text: str) -> tuple[Entity, ...]:
    """Return the handles, which are domains."""
    return tuple(
        Entity(f"@{m[1]}", m.start(1) - 1, m.end(1), m[1])
        for m in _MENTION.finditer(text)
        if _is_domain(m[1]) or m[1].endswith(".test")
    )


def cashtags(text: str) -> tuple[Entity, ...]:
    """Return the stock symbols; `value` is the tag as stored: with its sign, in capitals."""
    return tuple(Entity(f"${m[1]}", m.start(1) - 1, m.end(1), f"${m[1].upper()}") for m in _CASHTAG.finditer(text))


def clean_newlines(text: str) -> str:
    """Return the text with runs of three newlines or more made one blank line, as the app does before posting."""
    cleaned: str = _BLANK_LINES.sub("\n\n", text)
    return cleaned


def _without_last_signs(tag: str) -> str:
    end = len(tag)
    while end and _SIGN.match(tag, end - 1):
        end -= 1
    return tag[:end]


def _is_domain(text: str) -> bool:
    return "." in text and text.rpartition(".")[2] in tlds()
