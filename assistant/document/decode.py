"""Bytes of a text file become text: a byte order mark decides, then UTF-8, then what Windows wrote in French."""

import codecs
import re

from assistant.errors import UserError
from assistant.languages import DEFAULT, load
from assistant.messages import N_

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MEGABYTE = 1_000_000
_DAMAGE = re.compile("\ufffd+")


def decode(content: bytes, name: str) -> str:
    """Return the text in `content`; raise `UserError`, naming the file, when it is no text or more than is read."""
    most = float((load(DEFAULT).section("reading") or {})["megabytes"])
    if len(content) > most * MEGABYTE:
        size = round(len(content) / MEGABYTE, 1)
        raise UserError(
            N_("{name} holds {size} MB; a text of {limit} MB is read at most. Cut it into parts, and read each."),
            name=name,
            size=size,
            limit=most,
        )
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.decode(encoding, errors="replace")
    if b"\0" in content:
        raise UserError(
            N_("{name} is not a text file. Save it as text, Word (.docx), Markdown or HTML, and open that."), name=name
        )
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        encoding = "utf-8" if _is_damaged_utf_8(content) else "cp1252"
        return content.decode(encoding, errors="replace")


def _is_damaged_utf_8(content: bytes) -> bool:
    """Whether there is more UTF-8 than damage: what Windows wrote has almost no two bytes that make one letter."""
    text = content.decode("utf-8", errors="replace")
    damaged = len(_DAMAGE.findall(text))
    sound = sum(sign > "\x7f" for sign in text) - text.count("\ufffd")
    return sound >= damaged
