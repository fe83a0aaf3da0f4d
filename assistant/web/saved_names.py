"""What addresses the files of a saved site had on the web: people zip a folder, tools add an extension."""

import posixpath
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote, unquote, urlsplit

PAGE = re.compile(r"\.(?:html?|xhtml)$", re.I)
INDEX = re.compile(r"index\.(?:html?|xhtml)", re.I)
_HREF = re.compile(rb"<a\s[^>]{0,200}href=[\"']?([^\"'\s>#?]{1,200})", re.I)


@dataclass(frozen=True)
class SavedNames:
    """How files are named: `around` is the folder around the site ("site/"), `bare` when links leave .html out."""

    home: str
    around: str = ""
    bare: bool = False

    def address(self, name: str) -> str:
        """Return the address a file had on its site."""
        own = name.removeprefix(self.around)
        if self.bare and not INDEX.fullmatch(posixpath.basename(own)):
            own = PAGE.sub("", own)
        return f"{self.home}/{quote(own)}"

    def addresses(self, names: Sequence[str]) -> frozenset[str]:
        """Return the addresses by which links may name the files: of a page with bare links, both ways."""
        found = {self.address(name) for name in names}
        return frozenset(found | {f"{self.home}/{quote(name.removeprefix(self.around))}" for name in names})


def saved_names(
    home: str, names: Sequence[str], heads: Sequence[tuple[str, bytes]], whole: Sequence[str]
) -> SavedNames:
    """Return how the files of a site are named, by the beginnings of some pages and the canonical addresses in them.

    `heads` are pairs of a page's name and its first bytes; `whole` are canonical addresses.
    """
    around = _around(names, whole)
    return SavedNames(home, around, _is_bare(around, frozenset(names), heads))


def _around(names: Sequence[str], whole: Sequence[str]) -> str:
    """Return the folder that holds all files and the home page; empty when it is a part of the site's addresses."""
    folders = {posixpath.dirname(name) for name in names}
    shared = posixpath.commonpath(folders) if folders and not any(f.startswith("/") for f in folders) else ""
    if not shared or not any(INDEX.fullmatch(name.removeprefix(f"{shared}/")) for name in names):
        return ""
    if any(unquote(urlsplit(url).path).startswith(f"/{shared}/") for url in whole):
        return ""
    return f"{shared}/"


def _is_bare(around: str, names: frozenset[str], heads: Sequence[tuple[str, bytes]]) -> bool:
    """Whether the links between the pages mostly leave the extension of the files out."""
    bare = whole = 0
    for name, head in heads:
        for path in _linked(around, name, head):
            if path in names:
                whole += PAGE.search(path) is not None
            elif f"{path}/index.html" not in names:
                bare += f"{path}.html" in names or f"{path}.htm" in names
    return bare > whole


def _linked(around: str, name: str, head: bytes) -> Iterator[str]:
    """Yield the names that the links of a page would have as files."""
    for found in _HREF.findall(head):
        href = unquote(found.decode("utf-8", "replace"))
        if "://" in href or href.startswith(("//", "mailto:", "tel:")) or href.endswith("/"):
            continue
        path = f"{around}{href.lstrip('/')}" if href.startswith("/") else f"{PurePosixPath(name).parent}/{href}"
        yield posixpath.normpath(path)
