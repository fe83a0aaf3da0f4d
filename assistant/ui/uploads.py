"""Uploaded files put down where the layers below read them: in a folder that goes when the work is over."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
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
                place = Path(folder) / _numbered(own, number)
                number += 1
            place.write_bytes(upload.content)
        yield Path(folder)


def _numbered(name: str, number: int) -> str:
    """Return a file's name with a number before what tells its type: archive-2.warc.gz."""
    ends = PurePath(name).suffixes
    kind = "".join(ends[-2:] if name.lower().endswith(".gz") else ends[-1:])
    return f"{name.removesuffix(kind)}-{number}{kind}"
