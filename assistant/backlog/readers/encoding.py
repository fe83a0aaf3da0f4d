"""In which encoding a text file is written. The whole file is looked at, a block at a time."""

import codecs
from pathlib import Path

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
BLOCK = 1 << 16
# é è à ê ç ù â, as old Macintosh files write them and as Windows does: there the first are seldom, or nothing at all.
MACINTOSH, WINDOWS = ("éèàêçùâ".encode(name) for name in ("mac_roman", "cp1252"))
DAMAGED = "\ufffd"  # what stands for bytes that are no text


def encoding_of(path: Path) -> str:
    """Return the name of the encoding: by the byte order mark, else UTF-8 unless most of its accents are not.

    What is not UTF-8 comes from Windows, or from a Macintosh where its accents are that one's.
    """
    with path.open("rb") as file:
        start = file.read(4096)
        for mark, name in MARKS:
            if start.startswith(mark):
                return name
        # UTF-16 without a mark: every other byte of western text is zero.
        for offset, name in ((1, "utf-16-le"), (0, "utf-16-be")):
            if start and start[offset::2].count(0) > len(start) * 0.3:
                return name
        decoder = codecs.getincrementaldecoder("utf-8")(errors="replace")
        good = bad = by_macintosh = 0
        block = start
        while block:
            text = decoder.decode(block)
            if not text.isascii():
                by_macintosh += _count(block, MACINTOSH) - _count(block, WINDOWS)
                wrong = text.count(DAMAGED)
                bad += wrong
                good += len(text) - len(text.encode("ascii", "ignore")) - wrong
            block = file.read(BLOCK)
    return "utf-8" if bad <= good else "mac_roman" if by_macintosh > 0 else "cp1252"


def _count(block: bytes, wanted: bytes) -> int:
    return len(block) - len(block.translate(None, wanted))
