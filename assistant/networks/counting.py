"""How long a text is for a network, in the network's own unit. Of two readings the larger is taken: it is safe."""

import unicodedata
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import cast

import regex

from assistant.networks import entities
from assistant.networks.profiles import Profile

# Pairs of flags by hand: `\X` looks back over the whole run of them at each.
_CLUSTER = regex.compile(r"\p{Regional_Indicator}{2}(?![\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}])|\X")
_PICTURE = regex.compile(r"[\p{Extended_Pictographic}\p{Emoji_Presentation}\p{Regional_Indicator}\u20e3]")
# Where an emoji sequence may begin: a keycap, © and ® written as emoji, or anything from U+203C on.
_MAYBE_EMOJI = regex.compile(r"[#*0-9](?=\ufe0f?\u20e3)|[©®](?=\ufe0f)|[\u203c-\U0010ffff]")


def length(text: str, profile: Profile) -> int:
    """Return the length of `text` in the profile's `count_unit`; code points where the unit is not known."""
    return _COUNTERS.get(profile.count_unit, _code_points)(text, profile)


def limit(profile: Profile) -> int | None:
    """Return the most a post may measure, in the profile's unit; None where no limit is known."""
    return profile.max_length


def fits(text: str, profile: Profile) -> bool:
    """Return whether the network takes the text in one post; True where no limit is known."""
    most_bytes = profile.facts.get("max_bytes")
    if most_bytes is not None and len(_utf8(text)) > most_bytes:
        return False
    return profile.max_length is None or length(text, profile) <= profile.max_length


def overflow(text: str, profile: Profile) -> int | None:
    """Return the offset of the first grapheme that does not fit in one post; None when all fits.

    A link that has one length as a whole does not fit from its first sign on.
    """
    if fits(text, profile):
        return None
    signs = clusters(text)
    low, high = 0, len(signs)
    while high - low > 1:
        middle = (low + high) // 2
        if fits("".join(signs[:middle]), profile):
            low = middle
        else:
            high = middle
    at = len("".join(signs[:low]))
    whole = entities.links(text, profile) if profile.facts.get("url_length") else ()
    return next((link.start for link in whole if link.start < at < link.end), at)


def clusters(text: str) -> tuple[str, ...]:
    """Return the graphemes of the text (extended clusters of UAX 29): what a reader takes for one sign."""
    return tuple(_CLUSTER.findall(text))


def _weighted_x(text: str, profile: Profile) -> int:
    """X: after NFC, 23 for a link, 2 for an emoji sequence, 1 or 2 for any other code point."""
    normal = unicodedata.normalize("NFC", text).replace("\r\n", "\n")
    heavy = profile.facts["heavy_weight"]
    light = _light(tuple(tuple(r) for r in profile.facts["light_ranges"]))
    weigh = _weight_without_links if profile.facts["emoji_sequences"] else _weight_of_signs
    total = position = 0
    for link in entities.links(normal, profile) if "." in normal else ():
        total += weigh(normal[position : link.start], light, heavy) + profile.facts["url_length"]
        position = link.end
    return total + weigh(normal[position:], light, heavy)


def _weight_without_links(text: str, light: "regex.Pattern[str]", heavy: int) -> int:
    total = position = 0
    for start in (m.start() for m in _MAYBE_EMOJI.finditer(text)):
        sequence = _emoji_sequence().match(text, start) if start >= position else None
        if sequence:
            total += _weight_of_signs(text[position:start], light, heavy) + heavy
            position = sequence.end()
    return total + _weight_of_signs(text[position:], light, heavy)


@cache
def _emoji_sequence() -> "regex.Pattern[str]":
    """Return X's own pattern of one emoji; its package is slow to load: only who needs it pays."""
    from twitter_text.regexp.emoji import emoji

    return cast("regex.Pattern[str]", emoji)


def _weight_of_signs(text: str, light: "regex.Pattern[str]", heavy: int) -> int:
    few = sum(len(run) for run in light.findall(text))
    return few + heavy * (len(text) - few)


@cache
def _light(ranges: tuple[tuple[int, ...], ...]) -> "regex.Pattern[str]":
    return regex.compile("[" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges) + "]+")


def _graphemes(text: str, profile: Profile) -> int:
    return len(_CLUSTER.findall(_as_counted(text, profile)))


def _as_counted(text: str, profile: Profile) -> str:
    """Return the text as measured: links at their fixed length, handles without their server, where that holds."""
    fixed = profile.facts.get("url_length")
    if not fixed:
        return text
    spans = [(link.start, link.end, "x" * fixed) for link in entities.links(text, profile)]
    if profile.facts.get("mention_server_free"):
        for mention in entities.mentions(text, profile):
            spans.append((mention.start, mention.end, "@" + mention.value.partition("@")[0]))
    pieces, at = [], 0
    for start, end, counted in sorted(spans):
        pieces += [text[at:start], counted]
        at = end
    return "".join([*pieces, text[at:]])


def _threads_mixed(text: str, profile: Profile) -> int:
    """Threads: an emoji costs its bytes, any other character 1."""
    return sum(len(_utf8(cluster)) if _PICTURE.search(cluster) else len(cluster) for cluster in _CLUSTER.findall(text))


def _code_points(text: str, profile: Profile) -> int:
    return len(text)


def _utf16(text: str, profile: Profile) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _utf8_bytes(text: str, profile: Profile) -> int:
    return len(_utf8(text))


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


_COUNTERS: Mapping[str, Callable[[str, Profile], int]] = MappingProxyType(
    {
        "weighted_x": _weighted_x,
        "graphemes": _graphemes,
        "code_points": _code_points,
        "utf16": _utf16,
        "utf8_bytes": _utf8_bytes,
        "threads_mixed": _threads_mixed,
    }
)
