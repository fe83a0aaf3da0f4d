"""Saved sites: a folder, single files or a zip become the same answers as pages fetched from the web."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from assistant.errors import UserError, reason_of
from assistant.messages import N_, Message
from assistant.web.data import figures
from assistant.web.fetch import Fetched

# A name that exists nowhere (RFC 6761), for saved sites that do not say where they come from.
NOWHERE = "https://site.invalid"
# What a broken, encrypted or exotic archive makes Python's reader raise.
DAMAGED = (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError)
_HOME = re.compile(
    rb"<link[^>]{0,200}rel=[\"']?canonical[^>]{0,200}href=[\"']?(https?://[^\"'\s>]+)"
    rb"|<meta[^>]{0,200}og:url[^>]{0,200}content=[\"']?(https?://[^\"'\s>]+)",
    re.I,
)


@dataclass(frozen=True)
class SavedPage:
    """A page of a saved site: the name to show, and its bytes as if they had been fetched."""

    name: str
    fetched: Fetched


@dataclass(frozen=True)
class SavedSite:
    """A folder or an archive: its pages, read one at a time, and the addresses of all its files."""

    home: str
    pages: tuple[str, ...]
    files: frozenset[str]
    archive: Path | None = None
    folder: Path | None = None

    def read(self) -> Iterator[SavedPage]:
        """Yield the pages in order; one that cannot be read carries its reason."""
        if self.archive is None:
            for name in self.pages:
                yield SavedPage(name, self._from_folder(name))
            return
        with zipfile.ZipFile(self.archive) as archive:
            for name in self.pages:
                yield SavedPage(name, self._from_archive(archive, name))

    def _from_folder(self, name: str) -> Fetched:
        path = (self.folder or Path()) / name
        try:
            if path.stat().st_size > figures("page")["max_bytes"]:
                return self._answer(name, error=_too_big())
            return self._answer(name, path.read_bytes())
        except OSError as error:
            told = {"reason": reason_of(error)}
            return self._answer(name, error=Message(N_("The file cannot be read: {reason}."), told))

    def _from_archive(self, archive: zipfile.ZipFile, name: str) -> Fetched:
        limit = figures("page")["max_bytes"]
        try:
            with archive.open(name) as member:
                body = member.read(limit + 1)
        except DAMAGED as error:
            reason = str(error) or type(error).__name__
            return self._answer(name, error=Message(N_("The file cannot be read: {reason}."), {"reason": reason}))
        return self._answer(name, error=_too_big()) if len(body) > limit else self._answer(name, body)

    def _answer(self, name: str, body: bytes = b"", error: Message | None = None) -> Fetched:
        url = address(self.home, name)
        return Fetched(url, url, None if error else 200, {}, body, error=error, reason="damaged" if error else None)


def open_folder(folder: Path, extensions: frozenset[str]) -> SavedSite:
    """Return the site saved in a folder, hidden files and folders left out."""
    names = sorted(
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )
    pages = tuple(name for name in names if Path(name).suffix.lower() in extensions)
    home = _home((folder / name).open("rb").read(20_000) for name in pages[:20])
    return SavedSite(home, pages, frozenset(address(home, name) for name in names), folder=folder)


def open_file(path: Path) -> SavedSite:
    """Return the site of one saved page: nothing is known of its other files."""
    home = _home(iter([path.open("rb").read(20_000)]))
    return SavedSite(home, (path.name,), frozenset(), folder=path.parent)


def open_archive(path: Path, extensions: frozenset[str]) -> SavedSite:
    """Return the site saved in a zip; raise `UserError` when it is none. Nothing is written to the disk."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
            pages = tuple(
                sorted(
                    name
                    for name in names
                    if Path(name).suffix.lower() in extensions and not _is_hidden(name) and ".." not in name
                )
            )
            home = _home(_head(archive, name) for name in pages[:20])
    except (OSError, zipfile.BadZipFile) as error:
        raise UserError(N_("{path} is not a zip archive that can be read."), path=path.name) from error
    return SavedSite(home, pages, frozenset(address(home, name) for name in names), archive=path)


def address(home: str, name: str) -> str:
    """Return the address a file would have on its site."""
    return f"{home}/{quote(name)}"


def _home(heads: Iterator[bytes]) -> str:
    """Return the site the pages say they come from, by their canonical address; a name that exists nowhere else."""
    for head in heads:
        found = _HOME.search(head)
        if found:
            parts = urlsplit((found.group(1) or found.group(2)).decode("utf-8", "replace"))
            if parts.netloc:
                return f"{parts.scheme}://{parts.netloc}"
    return NOWHERE


def _head(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as member:
            return member.read(20_000)
    except DAMAGED:
        return b""


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))


def _too_big() -> Message:
    return Message(
        N_("The page is larger than {limit} bytes: it was not read."), {"limit": figures("page")["max_bytes"]}
    )
