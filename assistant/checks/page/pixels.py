"""How wide a text is on a search result, from the widths of real glyphs (`glyph_widths.toml`)."""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from assistant.document.marks import EMOJI

_UNSEEN = frozenset({"Mn", "Me", "Cf", "Cc"})  # accents of their own, joiners, marks of direction


@dataclass(frozen=True)
class Glyphs:
    """The widths of a font's signs in thousandths of its size, and the size of a result's title in pixels."""

    widths: Mapping[str, int]
    size: int
    other: int
    wide: int

    def width(self, sign: str) -> int:
        """Return the width of one sign, as wide as its letter where it has an accent."""
        known = self.widths.get(sign)
        if known is None and unicodedata.category(sign) in _UNSEEN:
            return 0
        known = known or self.widths.get(unicodedata.normalize("NFD", sign)[0])
        return known or (self.wide if unicodedata.east_asian_width(sign) in "WF" else self.other)


@cache
def _glyphs() -> Glyphs:
    data = tomllib.loads(Path(__file__).with_name("glyph_widths.toml").read_text(encoding="utf-8"))
    widths = {sign: int(value) for value, signs in data["widths"].items() for sign in signs}
    return Glyphs(widths, data["size_px"], data["other"], data["wide"])


def width(text: str) -> int:
    """Return the width of `text` in pixels, as the title of a search result; an emoji of many signs is one square."""
    glyphs = _glyphs()
    total = 0
    if not text.isascii():
        pictures = [match.group() for match in EMOJI.finditer(text) if match.group() not in glyphs.widths]
        total += glyphs.wide * len(pictures)
        for picture in pictures:
            text = text.replace(picture, "", 1)
    return round((total + sum(map(glyphs.width, text))) * glyphs.size / 1000)
