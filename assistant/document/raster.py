"""Pictures made of points: read from bytes nobody has vouched for, written anew in a kind that all programs show."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageOps

KINDS = ("PNG", "JPEG", "GIF", "WEBP")  # the readers that may be tried: those of the web, no others
MOST_POINTS = 40_000_000  # a picture of a good camera; more takes hundreds of megabytes once it is unpacked
JPEG_QUALITY = 80
_SEE_THROUGH = ("RGBA", "LA", "PA")


def reduced(content: bytes, widest: int) -> bytes | None:
    """Return a picture as a JPEG file no wider than so many points, what is see-through white; None for no picture."""
    with _opened(content) as image:
        if image is None:
            return None
        whole = _on_white(ImageOps.exif_transpose(image))
        if whole.width > widest:
            whole = whole.resize((widest, max(1, round(whole.height * widest / whole.width))))
        return _written(whole, "JPEG")


def for_word(content: bytes) -> bytes | None:
    """Return a picture as a PNG file where one sees through it, else as a JPEG file; None for no picture."""
    with _opened(content) as image:
        if image is None:
            return None
        if image.mode in _SEE_THROUGH or "transparency" in image.info:
            return _written(image.convert("RGBA"), "PNG")
        return _written(image.convert("RGB"), "JPEG")


@contextmanager
def _opened(content: bytes) -> Iterator[Image.Image | None]:
    """Yield the first picture of a file, unpacked; None for what is no picture, is damaged, or is too large."""
    image: Image.Image | None = None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # on large or odd pictures: our own limit decides
            found = Image.open(BytesIO(content), formats=KINDS)
            if found.width * found.height <= MOST_POINTS:
                found.load()
                image = found
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        image = None
    yield image


def _on_white(image: Image.Image) -> Image.Image:
    if image.mode not in _SEE_THROUGH and "transparency" not in image.info:
        return image.convert("RGB")
    above = image.convert("RGBA")
    ground = Image.new("RGBA", above.size, "white")
    ground.alpha_composite(above)
    return ground.convert("RGB")


def _written(image: Image.Image, kind: str) -> bytes:
    file = BytesIO()
    image.save(file, kind, quality=JPEG_QUALITY, optimize=True)
    return file.getvalue()
