"""Bytes of a page become text as browsers and search engines read them, whatever the page says of itself."""

import codecs
import re

from charset_normalizer import from_bytes

MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
# The standard has browsers read these labels as Windows' code pages (encoding.spec.whatwg.org, names and labels).
WIDER = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874"}
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.I)
_META = re.compile(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:-]+)", re.I
)
_TAG = re.compile(rb"<[^>]*>")
_C1 = re.compile(rb"[\x80-\x9f]")
# Where ISO-8859-15 differs from Windows: œ and Œ inside words, € beside a figure (¼, ½ and ¤ elsewhere).
_LATIN9 = re.compile(rb"[A-Za-z][\xbc\xbd][A-Za-z]|[\xbc\xbd]uv|\xbdufs?\b|[0-9][ \xa0]?\xa4")
_STRAY = re.compile("[\udc80-\udcff]+")
META_BYTES = 4_096  # the standard asks for 1,024; pages with long heads put it later
SAMPLE_BYTES = 20_000


def decode(body: bytes, content_type: str = "") -> tuple[str, str]:
    """Return the text of a page and the encoding it was read in; never fails.

    A byte order mark wins, then what reads as UTF-8, then the header, the page's own word, and the letters themselves.
    """
    for mark, name in MARKS:
        if body.startswith(mark):
            return body[len(mark) :].decode(name, "replace"), name
    wide = _wide(body)
    if wide:
        return body.decode(wide, "replace"), wide
    try:
        text = body.decode("utf-8")
        declared = _declared(body, content_type)
        if not text.isascii() or declared in (None, "utf-8") or not _is_stateful(declared):
            return text, "utf-8"
        return body.decode(declared, "replace"), declared
    except UnicodeDecodeError:
        return _not_utf8(body, _declared(body, content_type))


def is_wide(body: bytes) -> bool:
    """Whether the bytes are UTF-16, where every other one may be NUL."""
    return body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _wide(body) is not None


def _not_utf8(body: bytes, declared: str | None) -> tuple[str, str]:
    if declared is None:
        declared = _guessed(body)
    if declared == "utf-8":  # it says UTF-8 and is not, here and there or everywhere: the rest is mostly Windows'
        return _mixed(body), "utf-8"
    return body.decode(declared, "replace"), declared


def _mixed(body: bytes) -> str:
    def windows(stray: re.Match[str]) -> str:
        return stray.group().encode("utf-8", "surrogateescape").decode("cp1252", "replace")

    return _STRAY.sub(windows, body.decode("utf-8", "surrogateescape"))


def _declared(body: bytes, content_type: str) -> str | None:
    found = _HEADER.search(content_type)
    name = _known(found.group(1)) if found else None
    if name is None:
        meta = _META.search(body, 0, META_BYTES)
        name = _known((meta.group(1) or meta.group(2)).decode("ascii")) if meta else None
        if name and name.startswith("utf-16"):
            name = "utf-8"  # readable as ASCII, so it cannot be (the standard says so too)
    return name


def _known(label: str) -> str | None:
    try:
        name = codecs.lookup(label).name
        "".encode(name)
    except (LookupError, ValueError):
        return None
    return WIDER.get(name, name)


def _is_stateful(name: str) -> bool:
    return name.startswith(("iso2022", "hz", "utf-7"))


def _wide(body: bytes) -> str | None:
    """Return the UTF-16 of bytes without a mark: every other one is NUL."""
    head = body[:400]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if len(head) < 8 or max(even, odd) * 10 < len(head) * 4 or min(even, odd) * 20 > len(head):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _guessed(body: bytes) -> str:
    sample = _TAG.sub(b"", body[:SAMPLE_BYTES])
    high = sum(byte > 0x7F for byte in sample)
    if high * 10 > len(sample) * 3:  # more than accents on Latin letters: another script
        best = from_bytes(sample).best()
        if best is not None:
            return WIDER.get(best.encoding, best.encoding)
    if not _C1.search(body) and _LATIN9.search(body):
        return "iso8859-15"
    return "cp1252"
