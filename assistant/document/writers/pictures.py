"""The pictures of a file to write: what their first bytes say of them, and the ones an address itself holds."""

import base64
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePath
from urllib.parse import unquote_to_bytes, urlsplit

KINDS = ("image/png", "image/jpeg", "image/gif", "image/webp")
_HELD = re.compile(r"data:image/(?:png|jpe?g|gif|webp)([^,]{0,100}),", re.IGNORECASE)
_DRAWING = re.compile(r"data:image/svg\+xml\b|(?!data:)[^?#]+\.svgz?(?=[?#]|$)", re.IGNORECASE)
_PNG, _GIF, _JPEG = b"\x89PNG\r\n\x1a\n", (b"GIF87a", b"GIF89a"), b"\xff\xd8\xff"
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}  # the markers of a JPEG that are followed by its size
_ALONE = frozenset((0x01, *range(0xD0, 0xD8)))  # those that nothing follows


@dataclass(frozen=True)
class Picture:
    """A picture that every word processor shows; its size in pixels."""

    kind: str  # "png", "gif" or "jpeg", as its file is to be named
    content: bytes
    width: int
    height: int


def picture(src: str, given: Mapping[str, bytes]) -> Picture | None:
    """Return the picture of an address: held by it, or given under it or under its file's name; else None.

    For a drawing, a picture of its name will do: who wrote `logo.svg` gives `logo.png`.
    """
    content = _content(src) if is_held(src) else given.get(src) or given.get(file_name(src)) or _alike(src, given)
    return read_picture(content) if content else None


def is_drawing(src: str) -> bool:
    """Whether an address is one of an SVG drawing, which a Word file does not take."""
    return _DRAWING.match(src) is not None


def is_held(src: str) -> bool:
    """Whether an address holds its picture itself (`data:`)."""
    return _HELD.match(src) is not None


def file_name(src: str) -> str:
    """Return the name of the file that an address leads to; empty where it has none."""
    try:
        path = urlsplit(src).path
    except ValueError:
        return ""
    return unquote_to_bytes(path.rpartition("/")[2]).decode("utf-8", "replace")


def read_picture(content: bytes) -> Picture | None:
    """Return a picture with its size, a WebP one in a kind all read; None for any other kind, or a damaged one."""
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        content = _unpacked(content)
    kind, size = "", None
    if content.startswith(_PNG) and len(content) >= 24:
        kind, size = "png", struct.unpack(">II", content[16:24])
    elif content.startswith(_GIF) and len(content) >= 10:
        kind, size = "gif", struct.unpack("<HH", content[6:10])
    elif content.startswith(_JPEG):
        kind, size = "jpeg", _jpeg_size(content)
    return Picture(kind, content, *size) if size and all(size) else None


@lru_cache(maxsize=16)
def _unpacked(webp: bytes) -> bytes:
    from assistant.document.raster import for_word  # slow to load: only who has such a picture pays

    return for_word(webp) or b""


def _alike(src: str, given: Mapping[str, bytes]) -> bytes | None:
    stem = PurePath(file_name(src)).stem if is_drawing(src) else ""
    return next((given[name] for name in given if stem and "/" not in name and PurePath(name).stem == stem), None)


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker = content[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 1 if marker == 0xFF else 2 if marker in _ALONE else 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    return None


def _content(src: str) -> bytes:
    head = _HELD.match(src)
    if head is None:
        return b""
    body = unquote_to_bytes(src[head.end() :])
    try:
        return base64.b64decode(body) if head[1].lower().endswith(";base64") else body
    except ValueError:
        return b""
