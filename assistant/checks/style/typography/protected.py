"""What typography must not touch: addresses, handles, hashtags, code, file names, emoticons."""

import re
from bisect import bisect_right
from functools import cache
from itertools import compress

# In the order in which they are tried. `_kinds_in` says which of them a text may hold.
_KINDS = (
    r"https?://[^\s<>«»]+|www\.[^\s<>«»]+",
    r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+",
    r"(?<![\w])[@#][\w.·-]*\w",
    r"<code>.*?</code>|<[a-zA-Z/][^<>\n]{0,500}>|`[^`\n]+`|```.*?```",
    r"&(?:[a-zA-Z]{2,8}|#\d{1,6});",
    r"(?<![\w-])[\w-]{1,80}\.[a-z][\w-]*(?:\.[a-z]{2,6})?(?:/[^\s<>«»]*)?(?!\w)",
    r"(?:(?<=\s)|^)(?:[:;=8xX][-'^]?[)(DPpOo3/|*\\\]\[]|<3|\^\^|:'\()(?=\s|$|[.,!?])",
    r"(?<!\w):[a-z0-9_+-]+:(?!\w)",
)
_NAME = re.compile(r"\.[a-z]")
_FACE = re.compile(r"[:;=8xX][-'^]?[)(DPpOo3/|*\\\]\[](?=\s|$|[.,!?])", re.MULTILINE)
_CODE = re.compile(r":[a-z0-9_+-]+:")


def _kinds_in(text: str) -> tuple[bool, ...]:
    """Return for each kind whether a text may hold it: by what is quick to look for."""
    at = "@" in text
    return (
        "://" in text or "www." in text,
        at,
        at or "#" in text,
        "<" in text or "`" in text,
        "&" in text,
        _NAME.search(text) is not None,
        "<3" in text or "^^" in text or _FACE.search(text) is not None,
        ":" in text and _CODE.search(text) is not None,
    )


@cache
def _pattern(kinds: tuple[bool, ...]) -> re.Pattern[str]:
    return re.compile("|".join(compress(_KINDS, kinds)), re.DOTALL | re.MULTILINE)


class Protected:
    """The protected regions of one text."""

    def __init__(self, text: str) -> None:
        kinds = _kinds_in(text)
        self._spans = [match.span() for match in _pattern(kinds).finditer(text)] if any(kinds) else []
        self._starts = [start for start, _ in self._spans]

    def covers(self, start: int, end: int) -> bool:
        """Whether a span touches a protected region."""
        index = bisect_right(self._starts, end - 1) - 1
        return index >= 0 and self._spans[index][1] > start
