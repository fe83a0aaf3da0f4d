"""Uploaded files put down where the layers below read them: in a folder that goes when the work is over."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple


class Upload(NamedTuple):
    """A file as the browser sent it."""

    name: str
    content: bytes


@contextmanager
def put_down(uploads: Iterable[Upload]) -> Iterator[Path]:
    """Yield a folder that holds the files under their own names, whatever folder those pretend to be in."""
    with TemporaryDirectory(prefix="porteplume-") as folder:
        for upload in uploads:
            own = upload.name.replace("\\", "/").rpartition("/")[2].lstrip(".") or "file"
            place = Path(folder) / own
            number = 2
            while place.exists():
                place = place.with_name(f"{place.stem}-{number}{place.suffix}")
                number += 1
            place.write_bytes(upload.content)
        yield Path(folder)
