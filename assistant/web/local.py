"""Saved sites: a folder, single files or a zip become the same answers as pages fetched from the web."""

import os
import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import urlsplit

from assistant.errors import UserError, reason_of
from assistant.messages import N_, Message
from assistant.web.data import figures
from assistant.web.fetch import Fetched
from assistant.web.saved_names import SavedNames, saved_names

# A name that exists nowhere (RFC 6761), for saved sites that do not say where they come from.
NOWHERE = "https://site.invalid"
# What a broken, encrypted or exotic archive makes Python's reader raise.
DAMAGED = (OSError, zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError, ValueError)
HEADS, HEAD_BYTES = 20, 20_000  # of so many pages so many bytes are looked at to tell where a saved site comes from
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

    names: SavedNames
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
        url = self.names.address(name)
        return Fetched(url, url, None if error else 200, {}, body, error=error, reason="damaged" if error else None)


def open_folder(folder: Path, extensions: frozenset[str]) -> SavedSite:
    """Return the site saved in a folder, hidden files and folders left out."""
    names = sorted(_files(folder))
    pages = tuple(name for name in names if PurePosixPath(name).suffix.lower() in extensions)
    return _site(names, pages, [(name, _beginning(folder / name)) for name in pages[:HEADS]], folder=folder)


def _files(folder: Path) -> Iterator[str]:
    """Yield the files below a folder by their way from it; links to folders are not followed."""
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        way = Path(here).relative_to(folder).as_posix()
        for name in files:
            if not name.startswith(".") and os.path.isfile(os.path.join(here, name)):
                yield name if way == "." else f"{way}/{name}"


def open_file(path: Path) -> SavedSite:
    """Return the site of one saved page: nothing is known of its other files."""
    home, _ = _home([_beginning(path)])
    return SavedSite(SavedNames(home), (path.name,), frozenset(), folder=path.parent)


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
            heads = [(name, _head(archive, name)) for name in pages[:HEADS]]
    except (OSError, zipfile.BadZipFile) as error:
        raise UserError(N_("{path} is not a zip archive that can be read."), path=path.name) from error
    return _site([name for name in names if not _is_hidden(name)], pages, heads, archive=path)


def _site(
    names: Sequence[str],
    pages: tuple[str, ...],
    heads: Sequence[tuple[str, bytes]],
    folder: Path | None = None,
    archive: Path | None = None,
) -> SavedSite:
    home, canonicals = _home([head for _, head in heads])
    named = saved_names(home, names, heads, canonicals)
    return SavedSite(named, pages, named.addresses(names), archive, folder)


def _home(heads: Sequence[bytes]) -> tuple[str, list[str]]:
    """Return the site that the pages say they come from, and their addresses there; else one that exists nowhere."""
    found = [match for head in heads if (match := _HOME.search(head))]
    urls = [(match.group(1) or match.group(2)).decode("utf-8", "replace") for match in found]
    homes = [f"{parts.scheme}://{parts.netloc}" for parts in map(urlsplit, urls) if parts.netloc]
    return homes[0] if homes else NOWHERE, urls


def _beginning(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(HEAD_BYTES)
    except OSError:
        return b""


def _head(archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as member:
            return member.read(HEAD_BYTES)
    except DAMAGED:
        return b""


def _is_hidden(name: str) -> bool:
    return any(part.startswith(".") or part == "__MACOSX" for part in name.split("/"))


def _too_big() -> Message:
    return Message(
        N_("The page is larger than {limit} bytes: it was not read."), {"limit": figures("page")["max_bytes"]}
    )
