"""Bytes become the text their writer meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.web.encoding import decode

FRENCH = "L’été à Œuilly : un cœur d’or, 15 € l’entrée, « voilà » !"
LATIN9 = "L'été à Œuilly : le cœur du village, 15 € l'entrée, « voilà » !"


@pytest.mark.parametrize(
    ("body", "content_type", "wanted"),
    [
        (FRENCH.encode(), "text/html; charset=utf-8", FRENCH),
        (FRENCH.encode(), "", FRENCH),
        (FRENCH.encode(), "text/html; charset=iso-8859-1", FRENCH),
        (FRENCH.encode("utf-8-sig"), "text/html; charset=iso-8859-1", FRENCH),
        (FRENCH.encode("utf-16"), "", FRENCH),
        (("\ufeff" + FRENCH).encode("utf-16-be"), "", FRENCH),
        (FRENCH.encode("utf-16-le"), "", FRENCH),
        (FRENCH.encode("cp1252"), "text/html; charset=windows-1252", FRENCH),
        (FRENCH.encode("cp1252"), "text/html; charset=iso-8859-1", FRENCH),
        (FRENCH.encode("cp1252"), "", FRENCH),
        (FRENCH.encode("cp1252"), "text/html; charset=utf-8", FRENCH),
        (LATIN9.encode("iso8859-15"), "text/html; charset=ISO-8859-15", LATIN9),
        (LATIN9.encode("iso8859-15"), "", LATIN9),
        (b'<meta charset="iso-8859-15">' + LATIN9.encode("iso8859-15"), "", '<meta charset="iso-8859-15">' + LATIN9),
        (FRENCH.encode("cp1252"), "text/html; charset=martien", FRENCH),
        ("déjà ".encode() + "été".encode("cp1252"), "text/html; charset=utf-8", "déjà été"),
        ("مرحبا بكم في مخبزنا".encode("cp1256"), "text/html; charset=windows-1256", "مرحبا بكم في مخبزنا"),
        (b"", "", ""),
    ],
)
def test_text_is_read_as_it_was_written(body: bytes, content_type: str, wanted: str) -> None:
    assert decode(body, content_type)[0] == wanted


@given(st.binary(), st.text(max_size=40))
def test_any_bytes_give_a_text(body: bytes, content_type: str) -> None:
    text, encoding = decode(body, content_type)
    assert isinstance(text, str)
    assert encoding


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_characters="\0")))
def test_utf8_is_never_guessed_away(text: str) -> None:
    assert decode(("é" + text).encode("utf-8"), "")[0] == "é" + text
