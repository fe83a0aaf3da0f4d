"""X's rules, as its own conformance suite has them; links come from twitter-text-parser.

Sources: twitter/twitter-text conformance/extract.yml and rb/lib/twitter-text/regex.rb (30e2430), for the rules.
"""

import re

import regex
from twitter_text import extract_urls_with_indices
from twitter_text.regexp.valid_cctld import valid_cctld
from twitter_text.regexp.valid_gtld import valid_gtld

from assistant.networks.entities.entity import Entity, apart

# The parser's time grows with the cube of the dots in one run; a domain has at most 127 labels (RFC 1035: 255 octets).
MAX_LABELS = 127
MANY_LABELS = 8  # below this the parser answers in about a millisecond
_LAST_LABEL = re.compile(rf"\.(?:{valid_gtld.pattern}|{valid_cctld.pattern}|xn--)", re.I)
_RUN = regex.compile(r"""[^\s!"#$%&'()*+,/:;<=>?@\[\\\]^`{|}~]+""")

_LETTER = r"\p{L}\p{M}"
_SPECIAL = r"_\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7"
_TAG_SIGN = rf"{_LETTER}\p{{Nd}}{_SPECIAL}"
_HASHTAG = regex.compile(
    rf"(?<=^|[\ufe0e\ufe0f]|[^&{_TAG_SIGN}])[#＃](?![\ufe0f\u20e3])([{_TAG_SIGN}]*[{_LETTER}][{_TAG_SIGN}]*)"
)
_AFTER_HASHTAG = regex.compile(r"[#＃]|://")

_ACCENTS = (
    r"\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0253\u0254\u0256\u0257\u0259\u025b\u0263\u0268\u026f\u0272"
    r"\u0289\u028b\u02bb\u0300-\u036f\u1e00-\u1eff"
)
_MENTION = regex.compile(
    r"(?:^|[^a-zA-Z0-9_!#$%&*@＠]|(?:^|[^a-zA-Z0-9_+~.-])[rR][tT]:?)"
    r"([@＠]([a-zA-Z0-9_]{1,20})(/[a-zA-Z][a-zA-Z0-9_-]{0,24})?)"
)
_AFTER_MENTION = regex.compile(rf"[@＠{_ACCENTS}]|://")
_BLANK = r"\s\u180e\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
_REPLY = regex.compile(rf"[{_BLANK}]*[@＠]([a-zA-Z0-9_]{{1,20}})")
_CASHTAG = regex.compile(
    rf"""(?<=^|[{_BLANK}])\$([a-zA-Z]{{1,6}}(?:[._][a-zA-Z]{{1,2}})?)(?=$|\s|[!"#$%&'()*+,\-./:;<=>?@\[\]^_`{{|}}~])"""
)


def links(text: str) -> tuple[Entity, ...]:
    """Return what X shortens: addresses with or without a scheme, 'fait.Me' included."""
    calmed = calm(text)
    found = (found["indices"] for found in extract_urls_with_indices(calmed))
    return tuple(Entity(text[start:end], start, end, text[start:end]) for start, end in found)


def hashtags(text: str) -> tuple[Entity, ...]:
    """Return the hashtags that are no part of a link."""
    found = _hashtags(text)
    return apart(found, links(text)) if found else ()


def mentions(text: str) -> tuple[Entity, ...]:
    """Return the handles; of a list (`@user/list`) the handle alone."""
    return tuple(
        Entity(f"{m.text[0]}{name}", m.start, m.start + 1 + len(name), name)
        for m in mentions_or_lists(text)
        for name in (m.value.partition("/")[0],)
    )


def mentions_or_lists(text: str) -> tuple[Entity, ...]:
    """Return handles and lists; the value of a list is `user/list`."""
    found = []
    position = 0
    while match := _MENTION.search(text, position):
        position = match.end(1)
        if _AFTER_MENTION.match(text, position):
            continue
        found.append(Entity(match[1], match.start(1), match.end(1), match[2] + (match[3] or "")))
    return tuple(found)


def reply(text: str) -> str | None:
    """Return whom the text answers: the handle it begins with, None without one."""
    match = _REPLY.match(text)
    return match[1] if match and not _AFTER_MENTION.match(text, match.end()) else None


def cashtags(text: str) -> tuple[Entity, ...]:
    """Return the stock symbols."""
    return tuple(Entity(m.group(), m.start(), m.end(), m[1]) for m in _CASHTAG.finditer(text))


def _hashtags(text: str) -> tuple[Entity, ...]:
    return tuple(
        Entity(m.group(), m.start(), m.end(), m[1])
        for m in _HASHTAG.finditer(text)
        if not _AFTER_HASHTAG.match(text, m.end())
    )


def calm(text: str) -> str:
    """Return the text, as long as before, with the dots of runs that cannot be a domain replaced by what links nothing.

    Such a run has more labels than a domain may have, or many and none that could be the last one.
    """
    calmed: str = _RUN.sub(lambda run: run[0].replace(".", ",") if _is_no_domain(run[0]) else run[0], text)
    return calmed


def _is_no_domain(run: str) -> bool:
    dots = run.count(".")
    return dots >= MAX_LABELS or (dots >= MANY_LABELS and not _LAST_LABEL.search(run))
