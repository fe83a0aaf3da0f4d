"""Files handed over with an audit, kept in the data folder until it ends or is too old: a closed window loses none.

Each set is one archive, not compressed, named by what it holds; a set that no unfinished audit names is deleted.
"""

import hashlib
import os
import zipfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from assistant.audit.figures import figures
from assistant.audit.unfinished import unfinished

if TYPE_CHECKING:  # the database costs every audit that keeps nothing its start
    from assistant.store import Store

FOLDER = "handed-over"
# By what they are for ("pages", "rivals"…), the files in order: the name of each, and its bytes.
Files = Mapping[str, Sequence[tuple[str, bytes]]]


def identity(files: Files) -> str:
    """Return the name that these files are kept under; empty when there are none, or too many bytes to keep."""
    size = sum(len(content) for given in files.values() for _, content in given)
    if not any(files.values()) or size > figures("unfinished")["handed_over_bytes"]:
        return ""
    found = hashlib.sha256()
    for purpose, given in sorted(files.items()):
        for name, content in given:
            found.update(repr((purpose, name, len(content))).encode("utf-8", "surrogatepass"))
            found.update(content)
    return found.hexdigest()


def keep(name: str, files: Files, folder: Path) -> None:
    """Keep the files under the name that `identity` gave them, for the owner of the folder alone; raise `OSError`."""
    place = _place(name, folder)
    if place.exists():
        return
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = place.with_suffix(f".{os.getpid()}")
    try:
        with zipfile.ZipFile(draft, "w") as archive:
            for purpose, given in files.items():
                for number, (own, content) in enumerate(given):
                    archive.writestr(f"{purpose}/{number}/{own}", content)
        draft.replace(place)
    finally:
        draft.unlink(missing_ok=True)


def kept(name: str, folder: Path) -> dict[str, list[tuple[str, bytes]]] | None:
    """Return the files kept under a name; None where they are not there, or not whole, any more."""
    found: dict[str, list[tuple[str, bytes]]] = {}
    try:
        with zipfile.ZipFile(_place(name, folder)) as archive:
            for entry in archive.infolist():
                purpose, _, own = entry.filename.split("/", 2)
                found.setdefault(purpose, []).append((own, archive.read(entry)))
    except (OSError, zipfile.BadZipFile, ValueError):
        return None
    return found


def is_kept(name: str, folder: Path) -> bool:
    """Whether files are kept under this name."""
    return bool(name) and _place(name, folder).is_file()


def sweep(store: "Store", folder: Path) -> None:
    """Delete the files that no unfinished audit names any more."""
    place = folder / FOLDER
    if not place.is_dir():
        return
    wanted = {_place(one.asked.files, folder) for one in unfinished(store)}
    for path in place.iterdir():
        if path not in wanted and not _is_being_written(path, wanted):
            with suppress(OSError):  # another window was quicker, or reads it: it goes next time
                path.unlink()


def _is_being_written(path: Path, wanted: set[Path]) -> bool:
    return path.with_suffix(".zip") in wanted


def _place(name: str, folder: Path) -> Path:
    return folder / FOLDER / f"{name or 'none'}.zip"
