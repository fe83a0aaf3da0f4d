"""Posts that say nearly what another has said: the share of their shingles, found by their smallest ones."""

import re
import tomllib
import unicodedata
from array import array
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from zlib import crc32

WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Repeat:
    """A text that says nearly what an earlier one did; `likeness` is the share they have in common, 0 to 1."""

    name: str
    of: str
    likeness: float


@cache
def figures() -> dict[str, Any]:
    """Return the figures of `repeats.toml`."""
    return tomllib.loads((Path(__file__).parent / "repeats.toml").read_text(encoding="utf-8"))


class Repeats:
    """The texts seen so far. Jaccard's likeness is exact; bottom-k sketches (Broder 1997) choose who is compared."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._shingles: list[array[int]] = []
        self._marked: dict[int, list[int]] = defaultdict(list)

    def add(self, name: str, text: str) -> Repeat | None:
        """Return which earlier text this one repeats, the most alike, None when none; keep it unless it is a repeat."""
        found, limits = shingles(text), figures()
        if not found:
            return None
        marks = found[: limits["marks"]]
        others = {number for mark in marks for number in self._marked.get(mark, ())}
        scored = ((likeness(found, self._shingles[number]), -number) for number in others)
        best, other = max(scored, default=(0.0, 0))
        if best >= limits["least"]:
            return Repeat(name, self._names[-other], round(best, 2))
        if len(self._names) >= limits["most"]:
            return None
        for mark in marks:
            if len(self._marked[mark]) < limits["crowd"]:
                self._marked[mark].append(len(self._names))
        self._names.append(name)
        self._shingles.append(found)
        return None


def shingles(text: str) -> "array[int]":
    """Return the numbers of a text's runs of words, each once, the smallest first; case and accents do not count."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    words = WORD.findall("".join(sign for sign in letters if not unicodedata.combining(sign)))
    size = min(figures()["words"], len(words))
    if not words:
        return array("I")
    return array("I", sorted({crc32(" ".join(words[n : n + size]).encode()) for n in range(len(words) - size + 1)}))


def likeness(one: "array[int]", other: "array[int]") -> float:
    """Return the share of shingles two texts have in common, 0 to 1."""
    left, right = set(one), set(other)
    return len(left & right) / len(left | right) if left or right else 0.0
