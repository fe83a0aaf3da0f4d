"""What typography must not touch: addresses, handles, hashtags, code, file names, emoticons."""

import re
from bisect import bisect_right

_PROTECTED = re.compile(
    r"https?://[^\s<>«»]+|www\.[^\s<>«»]+"
    r"|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![\w])[@#][\w.·-]*\w"
    r"|<code>.*?</code>|<[a-zA-Z/][^<>\n]{0,500}>|`[^`\n]+`|```.*?```"
    r"|&(?:[a-zA-Z]{2,8}|#\d{1,6});"
    r"|(?<![\w-])[\w-]{1,80}\.[a-z][\w-]*(?:\.[a-z]{2,6})?(?:/[^\s<>«»]*)?(?!\w)"
    r"|(?:(?<=\s)|^)(?:[:;=8xX][-'^]?[)(DPpOo3/|*\\\]\[]|<3|\^\^|:'\()(?=\s|$|[.,!?])"
    r"|(?<!\w):[a-z0-9_+-]+:(?!\w)",
    re.DOTALL | re.MULTILINE,
)


# Without one of these a text holds nothing to protect; each is quick to look for.
_SIGNS = ("@", "#", "<", "`", "&", "/", "^", ":'")
_NAME = re.compile(r"\.[a-z]")
_FACE = re.compile(r"[:;=8xX][-'^]?[)(DPpOo3/|*\\\]\[](?=\s|$|[.,!?])", re.MULTILINE)
_CODE = re.compile(r":[a-z0-9_+-]+:")


class Protected:
    """The protected regions of one text."""

    def __init__(self, text: str) -> None:
        may = any(sign in text for sign in _SIGNS) or _NAME.search(text) or _FACE.search(text) or _CODE.search(text)
        self._spans = [match.span() for match in _PROTECTED.finditer(text)] if may else []
        self._starts = [start for start, _ in self._spans]

    def covers(self, start: int, end: int) -> bool:
        """Whether a span touches a protected region."""
        index = bisect_right(self._starts, end - 1) - 1
        return index >= 0 and self._spans[index][1] > start
