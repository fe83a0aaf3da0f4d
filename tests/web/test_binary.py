"""Bytes that are no text are told from pages, which may hold a stray byte or be in a wide encoding."""

import gzip
import random
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.web.binary import is_binary

PAGE = "<!doctype html><html lang=ja><title>L’été à Noël</title><p>" + "Une phrase œuvrée, 20 €. " * 40
PICTURE = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x02\0\0\0\x02\0\x08\x06\0\0\0" + zlib.compress(
    random.Random(1).randbytes(900)
)


@pytest.mark.parametrize("body", [random.Random(7).randbytes(4_000), gzip.compress(PAGE.encode()), PICTURE])
def test_noise_archives_and_pictures_are_no_text(body: bytes) -> None:
    assert is_binary(body)


@pytest.mark.parametrize("name", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252", "cp850"])
def test_a_page_is_text_in_any_encoding(name: str) -> None:
    assert not is_binary(PAGE.encode(name, "replace"))


def test_japanese_with_escapes_and_a_stray_byte_is_text() -> None:
    assert not is_binary(("<p>" + "日本語の文章です。" * 30).encode("iso2022_jp"))
    assert not is_binary(b"<p>" + b"Une phrase. " * 30 + b"\x00\x01")


@given(st.text(st.characters(min_codepoint=32)))
def test_what_is_written_is_text(text: str) -> None:
    assert not is_binary(text.encode("utf-8", "surrogatepass"))
