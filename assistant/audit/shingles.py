"""Texts as numbers: lemmas for finding phrases, signatures for likeness; both small enough to keep for a whole site."""

from array import array
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import itemgetter
from struct import pack, unpack
from zlib import crc32

from assistant.audit.figures import figures
from assistant.document import Document
from assistant.languages.lemmas import lemma

MASK = 0xFFFFFFFF
EMPTY = MASK
# Odd constants that mix the bits of 32-bit numbers (the finalizer of MurmurHash3, A. Appleby, public domain).
MIX, FINAL = 0x85EBCA6B, 0xC2B2AE35


_text = itemgetter(0)  # of a word


def numbers(words: Sequence[str], language: str) -> "array[int]":
    """Return a 32-bit number per word: the same for all forms of a word."""
    known = {word: _number(word, language) for word in set(words)}
    return array("I", map(known.__getitem__, words))


@lru_cache(maxsize=100_000)
def _number(word: str, language: str) -> int:
    return crc32(lemma(word.lower().replace("’", "'"), language).encode())


def text_numbers(document: Document) -> "tuple[array[int], array[int]]":
    """Return the numbers of a document's words, and each sentence's offset in words and in characters, alternating."""
    words: list[str] = []
    offsets = array("I")
    for sentence in document.sentences:
        offsets.extend((len(words), sentence.start))
        words.extend(map(_text, sentence.words))
    return numbers(words, document.language), offsets


def signature(found: Sequence[int]) -> bytes:
    """Return the signature of a text's shingles, one minimum per bin; empty for a text too short to compare."""
    limits = figures("near_duplicates")
    size, bins = limits["shingle_words"], limits["bins"]
    if len(found) < limits["min_words"]:
        return b""
    smallest = [EMPTY] * bins
    for place, value in _mixed(found, size):
        place = (place >> 5) % bins
        if value < smallest[place]:
            smallest[place] = value
    return array("I", smallest).tobytes()


def _mixed(found: Sequence[int], size: int) -> Iterable[tuple[int, int]]:
    """Return two well mixed numbers for each `size` words in a row.

    One long integer holds 64 bits for each of them, so each step of the arithmetic is done for all at once.
    """
    count = len(found) - size + 1
    low = int.from_bytes(pack("<Q", MASK) * count, "little")  # the lower half of each
    each = int.from_bytes(pack(f"<{len(found)}Q", *found), "little")
    rolling = 0
    for place in range(size):
        rolling += (((each >> 64 * place) & low) * pow(MIX, size - 1 - place, MASK + 1)) & low
    rolling &= low
    mixed = ((rolling ^ ((rolling >> 16) & low)) * FINAL) & low
    value = mixed ^ ((mixed >> 13) & low)
    numbers = (unpack(f"<{count}Q", whole.to_bytes(8 * count, "little")) for whole in (mixed, value))
    return zip(*numbers, strict=True)


def likeness(one: bytes, other: bytes) -> float | None:
    """Return the share of shingles two texts have in common, estimated; None where a text is too short to compare."""
    if not one or not other:
        return None
    same = filled = 0
    for a, b in zip(memoryview(one).cast("I"), memoryview(other).cast("I"), strict=True):
        if a != EMPTY or b != EMPTY:
            filled += 1
            same += a == b
    return same / filled if filled else None
