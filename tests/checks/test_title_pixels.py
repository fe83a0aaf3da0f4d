"""Widths of titles are those of the glyphs, accents, capitals, thin spaces and emoji included."""

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.checks.page.pixels import width

FONT = Path("/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf")


@pytest.mark.parametrize(
    ("text", "pixels"),
    [
        # Measured in LiberationSans-Regular.ttf 2.x at 20 px, without kerning.
        ("Où manger à Nantes ? 10 adresses testées cet été – L’Écho", 536),
        ("BOULANGERIE BIO À LYON | LEVAIN & CIE", 409),
        ("Île-de-France : où fêter Noël ? Œufs à l’œil, ÇA C’EST FRANÇAIS", 587),
        ("Wij, AVATAR To Yo", 178),
        ("", 0),
    ],
)
def test_width_is_that_of_the_glyphs(text: str, pixels: int) -> None:
    assert width(text) == pixels


def test_accents_add_nothing_however_they_are_written() -> None:
    assert width("ÉÀÇÔÏŸ") == width("EACOIY") == width(unicodedata.normalize("NFD", "ÉÀÇÔÏŸ"))


@pytest.mark.parametrize("emoji", ["🎉", "❤️", "👩‍🍳", "🇫🇷", "👍🏽", "1️⃣"])
def test_an_emoji_is_one_square(emoji: str) -> None:
    assert width(emoji) == 20
    assert width(f"a{emoji}a{emoji}") == width("aa") + 40


def test_a_thin_space_is_thin_and_a_joiner_nothing() -> None:
    assert width("x" + "\u202f" * 10) - width("x") == 40
    assert width("a\u200db\ufeff") == width("ab")


def test_table_agrees_with_the_font_where_it_is_installed() -> None:
    if not FONT.exists():
        pytest.skip("Liberation Sans is not installed here")
    fonts = pytest.importorskip("PIL.ImageFont")
    font = fonts.truetype(str(FONT), 2048, layout_engine=fonts.Layout.BASIC)
    for code in [*range(0x20, 0x7F), *range(0xA1, 0x180), *range(0x391, 0x3A2), *range(0x410, 0x450), 0x20AC, 0x2019]:
        if unicodedata.category(chr(code)) != "Cf":
            assert abs(font.getlength(chr(code)) * 1000 / 2048 - width(chr(code) * 100) / 2) <= 1, chr(code)


@given(st.text())
def test_any_text_has_a_width(text: str) -> None:
    assert width(text) >= 0
