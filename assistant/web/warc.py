"""Web archives (WARC, ISO 28500), plain or gzipped: what was fetched then becomes the same as pages of today."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from fastwarc import ArchiveIterator, WarcRecord, WarcRecordType

from assistant.errors import UserError
from assistant.messages import N_, NN_, Message
from assistant.web.addresses import absolute, key, normalise
from assistant.web.connection import unpacked
from assistant.web.data import figures
from assistant.web.failure import Failure
from assistant.web.fetch import HTML, REDIRECTS, Fetched, status_sentence

PAGES = WarcRecordType.response | WarcRecordType.resource
Redirects = tuple[tuple[int, str], ...]


def open_warc(path: Path) -> Iterator[Fetched]:
    """Return the pages of an archive, each address once, in the order they were fetched; nothing but pages.

    Redirects are followed inside the archive. Raises `UserError` when the file is none; damage further in ends the
    stream with a row that says so.
    """
    try:
        records = ArchiveIterator(str(path), PAGES, parse_http=False)
        first = next(records, None)
    except (OSError, ValueError) as error:
        raise UserError(N_("{path} is not a web archive (WARC) that can be read."), path=path.name) from error
    return _pages(path.name, first, records)


def _pages(name: str, first: WarcRecord | None, records: ArchiveIterator) -> Iterator[Fetched]:
    seen: set[str] = set()
    moved: dict[str, Redirects] = {}
    record = first
    given = 0
    while record is not None:
        page = _page(record, moved)
        if page is not None and key(page.final_url) not in seen:
            seen.add(key(page.final_url))
            given += 1
            yield page
        try:
            record = next(records, None)
        except (OSError, ValueError):
            told = NN_("The archive is damaged after {count} page.", "The archive is damaged after {count} pages.")
            yield Fetched(name, name, error=Message(told, {"count": given}), reason="damaged")
            return


def _page(record: WarcRecord, moved: dict[str, Redirects]) -> Fetched | None:
    """Return the page of a record; None for a file that is no page, or for a redirect, which is kept in `moved`."""
    url = normalise((record.headers.get("WARC-Target-URI") or "").strip("<> "))
    if url is None:
        return None
    status, headers = _head(record)
    target = absolute(headers.get("location", ""), url) if status in REDIRECTS else None
    before = moved.get(url, ())
    if target is not None:
        if len(before) < figures("page")["max_redirects"]:
            moved[target] = (*before, (status, url))
        return None
    asked = before[0][1] if before else url
    if status >= 400:
        return Fetched(asked, url, status, headers, redirects=before, error=status_sentence(status), reason="status")
    kind = headers.get("content-type", HTML[0]).partition(";")[0].strip().lower()
    if status in REDIRECTS or kind not in HTML:
        return None
    try:
        body = _body(record, headers)
    except Failure as failure:
        return Fetched(asked, url, status, headers, redirects=before, error=failure.message, reason=failure.reason)
    return Fetched(asked, url, status, headers, body, before)


def _head(record: WarcRecord) -> tuple[int, dict[str, str]]:
    """Return the status and the headers a page came with; a resource has neither and was there."""
    if record.record_type == WarcRecordType.resource or not record.is_http:
        kind = record.headers.get("Content-Type") or ""
        return 200, {"content-type": kind} if kind else {}
    try:
        record.parse_http(strict_mode=False)
        headers = {name.lower(): value for name, value in record.http_headers.items()}
        return record.http_headers.status_code or 200, headers
    except (OSError, ValueError):
        return 200, {}


def _body(record: WarcRecord, headers: Mapping[str, str]) -> bytes:
    """Return the page's bytes, unpacked: some programs archive what came over the wire, others what they made of it."""
    limit = figures("page")["max_bytes"]
    try:
        raw = record.reader.read(limit + 1)
    except (OSError, ValueError) as error:
        raise Failure("damaged", N_("The page arrived damaged: its packed form cannot be read.")) from error
    if "chunked" in headers.get("transfer-encoding", "").lower():
        raw = _joined(raw)
    try:
        return unpacked([raw], headers.get("content-encoding", ""), limit)
    except Failure as failure:
        if failure.reason == "too_big" or b"<" not in raw[:500]:
            raise
        return raw  # unpacked before it was archived, the header left as it was


def _joined(raw: bytes) -> bytes:
    """Return a body sent in chunks (RFC 9112, 7.1) in one piece; as it is when it does not look like one."""
    parts: list[bytes] = []
    position = 0
    while position < len(raw):
        end = raw.find(b"\r\n", position, position + 200)
        try:
            size = int(raw[position:end].partition(b";")[0], 16) if end > 0 else -1
        except ValueError:
            size = -1
        if size <= 0:
            return b"".join(parts) if size == 0 or parts else raw
        parts.append(raw[end + 2 : end + 2 + size])
        position = end + 2 + size + 2
    return b"".join(parts)
