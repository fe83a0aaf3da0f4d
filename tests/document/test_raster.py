"""Pictures read from bytes nobody has vouched for, and written anew."""

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from assistant.document.raster import for_word, reduced


def drawn(
    kind: str, size: tuple[int, int] = (900, 300), mode: str = "RGB", colour: str | int | tuple[int, ...] = "red"
) -> bytes:
    file = BytesIO()
    Image.new(mode, size, colour).save(file, kind)
    return file.getvalue()


def opened(content: bytes | None) -> Image.Image:
    assert content is not None
    return Image.open(BytesIO(content))


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_picture_becomes_a_small_jpeg_of_the_same_shape(kind: str) -> None:
    image = opened(reduced(drawn(kind), 300))
    assert (image.format, image.size) == ("JPEG", (300, 100))
    assert image.getpixel((10, 10)) == pytest.approx((254, 0, 0), abs=6)


def test_a_small_picture_keeps_its_size() -> None:
    assert opened(reduced(drawn("PNG", (40, 20)), 300)).size == (40, 20)


def test_what_is_see_through_is_white_on_a_card() -> None:
    content = drawn("PNG", (40, 20), "RGBA", (0, 0, 0, 0))
    assert opened(reduced(content, 300)).getpixel((1, 1)) == (255, 255, 255)


def test_a_webp_picture_becomes_what_word_reads() -> None:
    assert opened(for_word(drawn("WEBP"))).format == "JPEG"
    see_through = opened(for_word(drawn("WEBP", mode="RGBA", colour=(0, 0, 255, 40))))
    assert (see_through.format, see_through.mode) == ("PNG", "RGBA")


def test_a_picture_turned_by_its_camera_stands_upright() -> None:
    file, exif = BytesIO(), Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    Image.new("RGB", (60, 20)).save(file, "JPEG", exif=exif)
    assert opened(reduced(file.getvalue(), 300)).size == (20, 60)


@pytest.mark.parametrize("content", [b"", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"%PDF-1.7", drawn("PNG")[:60]])
def test_no_picture_is_no_error(content: bytes) -> None:
    assert reduced(content, 300) is None
    assert for_word(content) is None


def test_a_picture_of_too_many_points_is_left_out() -> None:
    assert reduced(drawn("PNG", (9000, 9000), "1", 0), 300) is None


def test_kinds_that_are_not_of_the_web_are_not_tried() -> None:
    assert reduced(drawn("BMP"), 300) is None
    assert reduced(drawn("TIFF"), 300) is None


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"GIF89a", b"RIFF\0\0\0\0WEBP"]),
)
def test_any_bytes_are_taken(rest: bytes, head: bytes) -> None:
    for made in (reduced(head + rest, 50), for_word(head + rest)):
        assert made is None or opened(made).width >= 1
