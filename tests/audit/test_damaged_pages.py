"""Damaged pages through a whole audit: each is a row, read as far as it can be or with the reason why not."""

import gzip
import random
import threading
import tracemalloc
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from assistant.audit import AuditOptions, audit
from assistant.audit.tasks import analyse, task
from assistant.brand import Brand
from assistant.web.fetch import Fetched, FetchLimits
from tests.web.site_server import Answer, SiteServer, cut, drip, endless, gzip_bomb, page, redirect

TEXT = "<p>Le texte qu’il faut lire, où l’été s’achève à Noël : « voilà » 20 €.</p>"
WHOLE = f"<!doctype html><html lang=fr><head><meta charset=utf-8><title>Pain</title></head><body><main>{TEXT}</main>"
PARTS = {
    "a comment left open": "<!-- ",
    "a script left open": "<script>if (a < b) {",
    "a style left open": "<style>p { color: red",
    "a title left open": "<title>Le titre",
    "a textarea left open": "<textarea>",
    "an attribute left open": "<a href='/pain",
    "a tag left open": "<div class=",
    "CDATA": "<![CDATA[ x ]]>",
    "a processing instruction": "<?php echo 'x'; ?>",
    "a doctype in the middle": "<!DOCTYPE html PUBLIC '-//W3C'",
    "a frameset": "<frameset><frame src=a></frameset>",
    "a template": "<template><p>x",
    "an end tag alone": "</p></div></main></body></html>",
    "two bodies": "</body><body><body>",
    "a table with text between": "<table>x<tr>y<td>z",
    "a select": "<select><option>a<option>b",
    "svg with html inside": "<svg><foreignObject><p>x",
    "math": "<math><mi>x<mtext><p>",
    "a plaintext": "<plaintext>",
    "xmp": "<xmp><p>",
    "noscript in the head": "<noscript><img src=x>",
    "numbers that are no characters": "&#0; &#xD800; &#x110000; &#99999999999; &#x0;",
    "entities without an end": "&eacute &amp &notit; &unknown;",
    "controls": "\x01\x02\x0b\x0c\x0e\x1f\x7f\x85\x9f",
    "bidirectional marks": "\u202e\u2066\u200f\ufeff",
    "non-characters": "\ufffe\uffff\U0010ffff",
    "combining marks": "e" + "\u0301" * 3_000,
    "one endless word": "a" * 300_000,
    "an endless attribute": f"<a title='{'x' * 300_000}'>",
    "a data address": f"<img src='data:image/png;base64,{'A' * 200_000}'>",
    "addresses that are none": "<a href='http://[::1'>a</a><a href='http://a:99999/'>b</a><a href='//'>c</a>",
    "a base that is none": "<base href='http://[x'>",
    "a base that is a script": "<base href='javascript:alert(1)'>",
    "a canonical that is none": "<link rel=canonical href='http://%zz['>",
    "a language that is none": "<html lang='☃☃☃'>",
    "hreflang that is none": "<link rel=alternate hreflang='' href=''>",
    "JSON-LD that is none": "<script type='application/ld+json'>{'a':</script>",
    "nested forms": "<form>" * 3_000,
    "nested links": "<a href=/x>" * 3_000,
    "nested formatting": "<b><i>" * 3_000,
    "nested buttons": "<button>" * 2_000,
    "many headings": "<h1>" * 3_000,
    "many titles": "<title>a</title>" * 2_000,
    "many metas": "<meta name=description content=x>" * 3_000,
    "many links": "".join(f"<a href=/{n}>" for n in range(5_000)),
}
LABELS = (
    "utf-8", "iso-8859-1", "iso-8859-15", "windows-1252", "utf-16", "utf-7", "iso-2022-jp", "gb18030", "shift_jis",
    "cp037", "x-user-defined", "no-such-thing", "", "utf-8; charset=latin1", "\x00", "é",
)  # fmt: skip
ENCODED = ("utf-8", "cp1252", "iso-8859-15", "utf-16", "utf-16-be", "utf-8-sig", "mac-roman", "utf-32")
RAW = {
    "nothing": b"",
    "one byte": b"\xff",
    "NUL bytes": b"\0" * 5_000,
    "all bytes": bytes(range(256)) * 50,
    "NUL in every tag": WHOLE.replace("<", "<\0").encode(),
    "NUL in every word": WHOLE.replace("e", "e\0").encode(),
    "a picture": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20,
    "a PDF": b"%PDF-1.7\n" + bytes(range(128)) * 20,
    "a zip": b"PK\x03\x04" + bytes(500),
    "gzip that nobody declared": gzip.compress(WHOLE.encode()),
    "two encodings by halves": WHOLE.encode() + WHOLE.encode("cp1252"),
    "two encodings by words": b" ".join(w.encode(("utf-8", "cp1252")[n % 2]) for n, w in enumerate(WHOLE.split())),
    "UTF-8 cut in a letter": WHOLE.encode()[: WHOLE.encode().index("’".encode()) + 1],
    "UTF-8 twice": WHOLE.encode().decode("cp1252", "replace").encode(),
    "overlong UTF-8": b"<p>\xc0\xaf \xe0\x80\xaf \xf8\x88\x80\x80\x80 texte</p>",
    "surrogates in UTF-8": b"<p>\xed\xa0\x80\xed\xb0\x80 texte</p>",
    "UTF-16 of odd length": WHOLE.encode("utf-16")[:-1],
    "the wrong mark": b"\xff\xfe" + WHOLE.encode(),
    "JSON": b'{"a": "<p>texte</p>"}',
    "XML": b"<?xml version='1.0' encoding='koi8-r'?><a><b>texte</b></a>",
    "an entity bomb": b"<!DOCTYPE a [<!ENTITY b 'bb'><!ENTITY c '&b;&b;&b;'>]><p>&c;</p>",
    "lines without an end": b"\r" * 20_000,
    "spaces alone": b" \t\n" * 5_000,
    "brackets alone": b"<>" * 20_000,
    "ampersands alone": b"&" * 50_000,
    "quotes alone": b"<a '\"" * 10_000,
    "slashes alone": b"</" * 20_000,
}
CASES: dict[str, tuple[bytes, str]] = {
    **{f"before: {name}": ((part + WHOLE).encode(), "text/html") for name, part in PARTS.items()},
    **{f"after: {name}": ((WHOLE + part).encode(), "text/html") for name, part in PARTS.items()},
    **{f"declared {label!r}": (WHOLE.encode(), f"text/html; charset={label}") for label in LABELS},
    **{f"written in {name}": (WHOLE.encode(name, "replace"), "text/html; charset=utf-8") for name in ENCODED},
    **{f"cut in {name}": (WHOLE.encode(name, "replace")[:-70], "") for name in ENCODED},
    **{name: (body, "text/html") for name, body in RAW.items()},
}  # fmt: skip
STOP = threading.Event()


def test_there_are_two_hundred_of_them() -> None:
    """With the pages of tests/web/test_damaged_pages.py: 17 hostile ones and 58 cut ones."""
    assert len(CASES) + len(SERVED) + 17 + 58 >= 200


@pytest.mark.parametrize("name", CASES)
def test_a_damaged_page_is_a_row(name: str) -> None:
    body, kind = CASES[name]
    url = "https://exemple.fr/page"
    row = analyse(task(Fetched(url, url, 200, {"content-type": kind}, body), "pain", Brand()))
    assert row.error is not None or row.words is not None
    assert row.as_json("fr")["url"] == url
    if name.startswith("after: ") and row.error is None:
        assert row.title == "Pain"
        assert "Le texte qu’il faut lire" in row.material.text


def test_noise_named_as_a_page_is_a_row_with_its_reason() -> None:
    url = "https://exemple.fr/bruit.html"
    row = analyse(task(Fetched(url, url, 200, {}, random.Random(3).randbytes(5_000)), None, Brand()))
    assert row.error is not None
    assert row.error.render("fr") == "Ce n’est pas une page web : le fichier ne contient pas de texte."
    assert (row.words, row.findings) == (None, ())


def _raw(*pieces: bytes) -> Answer:
    def write(handler: BaseHTTPRequestHandler) -> None:
        for piece in pieces:
            handler.wfile.write(piece)

    return Answer(write=write)


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
# What the server answers, and the reason in the row (None: it is read).
SERVED: dict[str, tuple[Answer, str | None]] = {
    "circle": (redirect("/circle"), "redirige"),
    "cut": (cut(), "coupée"),
    "drip": (drip(STOP), "secondes"),
    "drip-head": (drip(STOP, b"HTTP/1.1 200 OK\r\nX-A: "), "secondes"),
    "endless": (endless(), "octets"),
    "bomb": (gzip_bomb(64), "octets"),
    "to-file": (redirect("file:///etc/passwd"), "http"),
    "to-nothing": (redirect("http://"), "redirige"),
    "to-odd-port": (redirect("http://127.0.0.1:99999/"), "http"),
    "no-http": (_raw(b"220 mail.example ESMTP\r\n"), "coupée"),
    "nothing": (_raw(), "coupée"),
    "odd-status": (_raw(b"HTTP/1.1 abc OK\r\n\r\n"), "coupée"),
    "odd-header": (_raw(b"HTTP/1.1 200 OK\r\nContent Type: text/html\r\n\r\n<p>x"), "coupée"),
    "long-header": (_raw(b"HTTP/1.1 200 OK\r\nX-A: " + b"a" * 300_000 + b"\r\n\r\n<p>x"), "coupée"),
    "odd-length": (_raw(HEAD + b"Content-Length: -5\r\n\r\n<p>x"), "coupée"),
    "two-lengths": (_raw(HEAD + b"Content-Length: 3\r\nContent-Length: 9\r\n\r\n<p>x"), "coupée"),
    "odd-chunk": (_raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n<p>x\r\n"), "coupée"),
    "cut-chunk": (_raw(HEAD + b"Transfer-Encoding: chunked\r\n\r\nff\r\n<p>x"), "coupée"),
    "not-packed": (_raw(HEAD + b"Content-Encoding: gzip\r\nContent-Length: 4\r\n\r\n<p>x"), "abîmée"),
    "packed-oddly": (_raw(HEAD + b"Content-Encoding: zstd\r\nContent-Length: 4\r\n\r\n<p>x"), "zstd"),
    "no-length": (_raw(HEAD + b"\r\n<p>Sans longueur.</p>"), None),
    "no-type": (_raw(b"HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n<p>Sans type dit.</p>"), None),
    "fine": (page("<title>Pain</title><p>Tout va bien.</p>"), None),
}  # fmt: skip


@pytest.fixture(scope="module")
def served() -> Iterator[SiteServer]:
    with SiteServer({f"/{name}": answer for name, (answer, _) in SERVED.items()}) as server:
        yield server
        STOP.set()


def test_bad_answers_are_rows_with_a_reason(served: SiteServer) -> None:
    limits = FetchLimits(allow_private=True, delay_seconds=0, max_seconds=3.0, max_bytes=1_000_000, retries=0)
    found = audit([served.url(f"/{name}") for name in SERVED], AuditOptions(workers=1, limits=limits))
    told = {row.url.rpartition("/")[2]: row.error.render("fr") if row.error else None for row in found.pages}
    assert list(told) == list(SERVED)
    for name, (_, reason) in SERVED.items():
        said = told[name]
        assert (said is None) == (reason is None), (name, said)
        assert reason is None or (said is not None and reason in said), (name, said)


def test_fifty_megabytes_of_markup_in_a_folder_cost_no_memory(tmp_path: Path) -> None:
    with (tmp_path / "lourd.html").open("wb") as file:
        for _ in range(50):
            file.write(b"<div><p>texte</p></div>" * 45_591)  # a megabyte
    (tmp_path / "page.html").write_text(WHOLE, encoding="utf-8")
    tracemalloc.start()
    try:
        found = {row.url: row for row in audit([str(tmp_path)], AuditOptions(workers=1)).pages}
        assert tracemalloc.get_traced_memory()[1] < 200_000_000
    finally:
        tracemalloc.stop()
    assert found["page.html"].error is None
    heavy = found["lourd.html"].error
    assert heavy is not None
    assert "octets" in heavy.render("fr")
