"""How wide a text is on a search result, from the widths of real glyphs (`glyph_widths.toml`)."""

import tomllib
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@dataclass(frozen=True)
class Glyphs:
    """The widths of a font's signs in thousandths of its size, and the size of a result's title in pixels."""

    widths: Mapping[str, int]
    size: int
    other: int
    wide: int


@cache
def _glyphs() -> Glyphs:
    data = tomllib.loads(Path(__file__).with_name("glyph_widths.toml").read_text(encoding="utf-8"))
    widths = {sign: int(value) for value, signs in data["widths"].items() for sign in signs}
    return Glyphs(widths, data["size_px"], data["other"], data["wide"])


def width(text: str) -> int:
    """Return the width of `text` in pixels, as the title of a search result; accents add nothing."""
    glyphs = _glyphs()
    total = 0
    for sign in text:
        if unicodedata.combining(sign):
            continue
        known = glyphs.widths.get(sign) or glyphs.widths.get(unicodedata.normalize("NFD", sign)[0])
        total += known or (glyphs.wide if unicodedata.east_asian_width(sign) in "WF" else glyphs.other)
    return round(total * glyphs.size / 1000)
