"""Places in a text, which Python counts in code points, as browsers count them: in UTF-16 units, an emoji is two."""

from bisect import bisect_left

_LAST_SINGLE = 0xFFFF


class Utf16:
    """The places of one text."""

    def __init__(self, text: str) -> None:
        # A text whose signs are all single counts the same in both: most texts, found out without a loop.
        wide = len(text) * 2 != len(text.encode("utf-16-le", "surrogatepass"))
        self._wide = [at for at, sign in enumerate(text) if ord(sign) > _LAST_SINGLE] if wide else []

    def units(self, place: int) -> int:
        """Return how many UTF-16 units stand before a place in code points."""
        return place + bisect_left(self._wide, place)
