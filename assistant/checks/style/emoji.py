"""Emoji as the reader counts them: one cluster is one, whatever it is made of."""

import regex

from assistant.document import Span

_EMOJI = regex.compile(r"\p{Regional_Indicator}{2}|(?=\p{Extended_Pictographic}|[0-9#*]\uFE0F?\u20E3)(?![©®™])\X")
_RUN = regex.compile(r"(?:\p{Extended_Pictographic}|[\uFE0F\u200D\u20E3]|\p{Emoji_Modifier}|\p{Regional_Indicator})+")


def emoji(text: str) -> tuple[Span, ...]:
    """Return the places of the emoji of a text, in order."""
    return tuple(Span(*match.span()) for match in _EMOJI.finditer(text))


def runs(text: str) -> tuple[tuple[Span, int], ...]:
    """Return each run of emoji side by side, with their number."""
    found = (Span(*match.span()) for match in _RUN.finditer(text))
    return tuple((span, len(emoji(text[span.start : span.end]))) for span in found)
