"""Web archives: whole, gzipped, in chunks, redirected, damaged."""

import gzip
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.errors import UserError
from assistant.web.data import figures
from assistant.web.fetch import Fetched
from assistant.web.warc import open_warc
from tests.web.archives import HTML, packed, record, response

SITE = "https://exemple.fr"
PAGE = b"<title>Pain</title><p>Le pain cuit.</p>"


def read(tmp_path: Path, body: bytes, name: str = "site.warc.gz") -> list[Fetched]:
    (tmp_path / name).write_bytes(body)
    return list(open_warc(tmp_path / name))


@pytest.mark.parametrize("pack", [packed, b"".join, lambda records: gzip.compress(b"".join(records))])
def test_pages_come_in_order_and_once_files_are_passed_by(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    records = [
        record("", b"software: test", "warcinfo", "application/warc-fields"),
        response(f"{SITE}/", PAGE),
        record(f"{SITE}/", b"GET / HTTP/1.1\r\n\r\n", "request", "application/http; msgtype=request"),
        response(f"{SITE}/logo.png", b"\x89PNG", headers={"Content-Type": "image/png"}),
        response(f"{SITE}/tarifs?utm_source=mail", PAGE),
        response(f"{SITE}/", PAGE),
        record(f"{SITE}/vieux", PAGE, "resource", "text/html"),
        response(f"{SITE}/absent", b"non", "404 Not Found"),
    ]
    found = read(tmp_path, pack(records))
    assert [(f.url, f.status) for f in found] == [
        (f"{SITE}/", 200), (f"{SITE}/tarifs", 200), (f"{SITE}/vieux", 200), (f"{SITE}/absent", 404),
    ]  # fmt: skip
    assert found[0].headers["content-type"] == "text/html; charset=utf-8"
    assert [f.body for f in found[:3]] == [PAGE] * 3
    assert found[3].error is not None


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        (b"%x\r\n%s\r\n3;x=1\r\nfin\r\n0\r\n\r\n" % (len(PAGE), PAGE), {"Transfer-Encoding": "chunked"}),
        (gzip.compress(PAGE + b"fin"), {"Content-Encoding": "gzip"}),
        (PAGE + b"fin", {"Transfer-Encoding": "chunked", "Content-Encoding": "gzip"}),
        (b"1000\r\n" + PAGE + b"fin", {"Transfer-Encoding": "chunked"}),
    ],
    ids=["chunked", "packed", "said to be both, and is neither", "chunked and cut"],
)
def test_bodies_are_unpacked_as_they_were_sent_or_kept(tmp_path: Path, body: bytes, headers: dict[str, str]) -> None:
    (found,) = read(tmp_path, response(f"{SITE}/", body, headers={**HTML, **headers}), "site.warc")
    assert (found.body, found.error) == (PAGE + b"fin", None)


def test_redirects_are_followed_inside_the_archive(tmp_path: Path) -> None:
    records = [
        response(f"{SITE}/a", b"", "301 Moved", {"Location": "/b"}),
        response(f"{SITE}/b", b"", "302 Found", {"Location": f"{SITE}/c"}),
        response(f"{SITE}/c", PAGE),
    ]
    (found,) = read(tmp_path, packed(records))
    assert (found.url, found.final_url) == (f"{SITE}/a", f"{SITE}/c")
    assert found.redirects == ((301, f"{SITE}/a"), (302, f"{SITE}/b"))


def test_a_bomb_and_a_broken_page_are_rows_with_a_reason(tmp_path: Path) -> None:
    bomb = gzip.compress(bytes(figures("page")["max_bytes"] + 1))
    records = [
        response(f"{SITE}/bombe", bomb, headers={**HTML, "Content-Encoding": "gzip"}),
        response(f"{SITE}/abime", b"\x1f\x8b\x00rien", headers={**HTML, "Content-Encoding": "gzip"}),
        response(f"{SITE}/", PAGE),
    ]
    assert [f.reason for f in read(tmp_path, packed(records))] == ["too_big", "damaged", None]


def test_damage_further_in_ends_with_a_row_that_says_so(tmp_path: Path) -> None:
    found = read(tmp_path, gzip.compress(response(f"{SITE}/", PAGE)) + b"garbage" * 20)
    assert [f.reason for f in found] == [None, "damaged"]
    assert found[1].error is not None
    assert found[1].error.render("fr") == "L’archive est abîmée après 1 page."


def test_what_is_no_archive_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UserError):
        read(tmp_path, b"<html>" * 100)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, 10_000), st.binary(max_size=8), st.booleans())
def test_a_cut_or_altered_archive_never_crashes(tmp_path: Path, at: int, junk: bytes, gzipped: bool) -> None:
    whole = [response(f"{SITE}/{n}", PAGE, headers={**HTML, "Transfer-Encoding": "chunked"}) for n in range(4)]
    body = packed(whole) if gzipped else b"".join(whole)
    at %= len(body)
    try:
        found = read(tmp_path, body[:at] + junk + body[at + 2 * len(junk) :])
    except UserError:
        return
    assert len(found) <= len(whole) + 1
    assert all(f.error is not None or f.status for f in found)
