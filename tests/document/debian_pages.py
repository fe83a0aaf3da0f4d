"""Two hundred real pages of Debian's documentation: fetched once from a mirror, kept in the user's cache.

`python -m tests.document.debian_pages` fetches them ahead of the tests (`tools/install.py --tests` does).
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import platformdirs

PACKAGES = ("debian-handbook", "debian-reference-fr", "developers-reference-fr", "python3-doc")
SHARE = "usr/share"


class Choice(NamedTuple):
    """How many pages of some folders are read, and in which language they are."""

    language: str
    pages: int
    patterns: tuple[str, ...]


CHOICES = (
    Choice("fr", 60, ("doc/debian-handbook/html/fr-FR/*.html",)),
    Choice("fr", 27, ("debian-reference/*.fr.html", "developers-reference/fr/*.html")),
    Choice("en", 40, ("doc/debian-handbook/html/en-US/*.html",)),
    Choice("en", 73, ("doc/python3.*/html/**/*.html",)),
)


class Unreachable(Exception):
    """The packages cannot be had here; says why."""


class RealPage(NamedTuple):
    """A page and the language it is in."""

    path: Path
    language: str


def pages() -> tuple[RealPage, ...]:
    """Return the same two hundred pages each time, in an order that mixes them; raise `Unreachable`."""
    root = folder() / SHARE
    chosen = []
    for choice in CHOICES:
        found = sorted((path for pattern in choice.patterns for path in root.glob(pattern)), key=_mixed)
        chosen += [RealPage(path, choice.language) for path in found[: choice.pages]]
    return tuple(sorted(chosen, key=lambda page: _mixed(page.path)))


def folder() -> Path:
    """Return where the packages are unpacked, fetched first if need be; safe when several processes ask at once."""
    kept = platformdirs.user_cache_path("porteplume-tests") / "debian-documentation"
    kept.mkdir(parents=True, exist_ok=True)
    with (kept / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        whole = kept / "whole"
        if not whole.exists():
            _fetch(kept)
            whole.touch()
    return kept / "unpacked"


def _fetch(kept: Path) -> None:
    for tool in ("apt-get", "apt-cache", "dpkg-deb"):
        if shutil.which(tool) is None:
            raise Unreachable(f"{tool} is not here: these pages come from Debian's packages")
    archives = kept / "archives"
    shutil.rmtree(archives, ignore_errors=True)
    archives.mkdir()
    if not _runs("apt-get", "download", *_packages(), folder=archives):
        if os.geteuid() == 0:
            _runs("apt-get", "update", "-qq", folder=archives)
        if not _runs("apt-get", "download", *_packages(), folder=archives):
            raise Unreachable("Debian's mirror cannot be reached, or its lists are missing (apt-get update)")
    for archive in sorted(archives.glob("*.deb")):
        if not _runs("dpkg-deb", "-x", archive.name, str(kept / "unpacked"), folder=archives):
            raise Unreachable(f"{archive.name} cannot be unpacked")
    shutil.rmtree(archives)


def _packages() -> Sequence[str]:
    """Return the packages and the one that holds Python's pages: `python3-doc` itself only names it."""
    said = subprocess.run(["apt-cache", "depends", "python3-doc"], capture_output=True, text=True, check=False).stdout
    named = {word for word in said.split() if word.startswith("python3.") and word.endswith("-doc")}
    return (*PACKAGES, *sorted(named))


def _runs(*command: str, folder: Path) -> bool:
    try:
        return subprocess.run(command, cwd=folder, capture_output=True, timeout=240, check=False).returncode == 0
    except subprocess.TimeoutExpired:
        return False


def _mixed(path: Path) -> str:
    """Return a key that orders pages as if shuffled, the same way each time; the version of Python aside."""
    return hashlib.sha256("/".join(path.parts[-3:]).encode()).hexdigest()


if __name__ == "__main__":
    try:
        print(f"{len(pages())} pages in {folder()}")
    except Unreachable as reason:
        sys.exit(str(reason))
