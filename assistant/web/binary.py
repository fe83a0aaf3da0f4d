"""Tells a file that holds no text from a page, whatever its name or the server says: an image, an archive, noise."""

from assistant.web.data import figures
from assistant.web.encoding import is_wide

# Bytes that no text holds: "binary data byte" of the MIME Sniffing Standard (mimesniff.spec.whatwg.org).
_NO_TEXT = bytes({*range(0x09), 0x0B, *range(0x0E, 0x1B), *range(0x1C, 0x20)})


def is_binary(body: bytes) -> bool:
    """Whether too many of the first bytes are such as no text holds; a page may have a few by mistake."""
    figure = figures("binary")
    head = body[: figure["looked_at_bytes"]]
    found = len(head) - len(head.translate(None, _NO_TEXT))
    return found > len(head) * figure["most_share"] and not is_wide(body)
