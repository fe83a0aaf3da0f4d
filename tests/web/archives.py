"""Web archives (WARC 1.0) written by hand, for tests."""

import gzip
from collections.abc import Iterable, Mapping
from uuid import NAMESPACE_URL, uuid5

HTML = {"Content-Type": "text/html; charset=utf-8"}


def record(url: str, block: bytes, kind: str = "response", media: str = "application/http; msgtype=response") -> bytes:
    """Return one record."""
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-11-01T00:00:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{uuid5(NAMESPACE_URL, url)}>\r\nContent-Type: {media}\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def response(url: str, body: bytes, status: str = "200 OK", headers: Mapping[str, str] = HTML) -> bytes:
    """Return the record of an answer as it came over the wire."""
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    return record(url, f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body)


def packed(records: Iterable[bytes]) -> bytes:
    """Return a .warc.gz: each record a gzip member of its own, as the standard recommends."""
    return b"".join(gzip.compress(one) for one in records)
